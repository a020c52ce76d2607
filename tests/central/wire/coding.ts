// Content codings of JSON bodies: gzip, and dcz (RFC 9842) with the catalogue's dictionary. Requests are decoded only
// after their signature was found good, and never beyond the limit: nobody without a key can send a bomb.
import { constants, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { availableDictionary, readDcz, writeDcz } from '../../../shared/protocol/dcz.ts';
import { limits } from '../../../shared/protocol/exchange.ts';
import type { Dictionary } from './dictionary.ts';

/** What central says that it takes, in every JSON answer. */
export const acceptedCodings = 'dcz, gzip';
/** Shorter bodies are not worth a coding. */
const leastBytes = 256;

/** The body, or why there is none. */
export type Decoded = { readonly body: Buffer } | { readonly refused: 'unsupported' | 'malformed' | 'too-large' };

function decode(coding: string, body: Buffer, dictionary: Dictionary | null): Buffer | null {
  const limit = { maxOutputLength: limits.requestBytes };
  if (coding === 'gzip') return gunzipSync(body, limit);
  const dcz = readDcz(body);
  if (dcz === null) throw new Error('no dcz');
  if (dictionary === null || !dictionary.sha256.equals(dcz.sha256)) return null;
  return zstdDecompressSync(dcz.stream, { ...limit, dictionary: dictionary.bytes });
}

/** The body as it was before its `Content-Encoding`. */
export function decoded(coding: string | undefined, body: Buffer, dictionary: Dictionary | null): Decoded {
  if (coding === undefined || coding === 'identity') return { body };
  if (coding !== 'gzip' && coding !== 'dcz') return { refused: 'unsupported' };
  try {
    const plain = decode(coding, body, dictionary);
    return plain === null ? { refused: 'unsupported' } : { body: plain };
  } catch (error) {
    const tooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return { refused: tooLarge ? 'too-large' : 'malformed' };
  }
}

/** Codings that `Accept-Encoding` (RFC 9110, 12.5.3) names and does not weigh with nothing. */
function accepted(header: string): string[] {
  return header
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*/))
    .filter(([, weight = 'q=1']) => !/^q=0(\.0*)?$/.test(weight))
    .map(([coding = '']) => coding);
}

/** The body in the best coding that the request's headers allow, and the headers that say so. */
export function coded(
  body: Buffer,
  asked: Readonly<Record<string, string | undefined>>,
  dictionary: Dictionary | null,
): { body: Buffer; headers: Record<string, string> } {
  const codings = body.length < leastBytes ? [] : accepted(asked['accept-encoding'] ?? '');
  const has =
    dictionary !== null && asked['available-dictionary'] === availableDictionary(dictionary.sha256.toString('base64'));
  if (has && codings.includes('dcz')) {
    const params = { [constants.ZSTD_c_compressionLevel]: 12 };
    const stream = zstdCompressSync(body, { params, dictionary: dictionary.bytes });
    return { body: Buffer.from(writeDcz(dictionary.sha256, stream)), headers: { 'content-encoding': 'dcz' } };
  }
  if (codings.includes('gzip')) return { body: gzipSync(body), headers: { 'content-encoding': 'gzip' } };
  return { body, headers: {} };
}
