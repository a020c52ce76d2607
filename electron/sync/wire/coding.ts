// Content codings of JSON bodies at the desk: gzip and dcz (RFC 9842). What comes in is foreign: it never becomes larger
// than an answer may be, and whatever is wrong with it is no answer.
import { constants, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { availableDictionary, readDcz, writeDcz } from '../../../shared/protocol/dcz.ts';
import { limits } from '../../../shared/protocol/exchange.ts';
import type { Dictionary } from './dictionary.ts';
import type { Coding } from './speech.ts';

const params = { [constants.ZSTD_c_compressionLevel]: 19 };

/** What names our dictionary to central, or null. */
export const offerOf = (dictionary: Dictionary | null): string | null =>
  dictionary === null ? null : availableDictionary(dictionary.sha256.toString('base64'));

/** The codings of answers that the desk takes. */
export function acceptHeaders(dictionary: Dictionary | null): Record<string, string> {
  const offer = offerOf(dictionary);
  return offer === null
    ? { 'accept-encoding': 'gzip' }
    : { 'accept-encoding': 'dcz, gzip', 'available-dictionary': offer };
}

export interface Coded {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** The body in this coding, and the header that says so; plain where the coding cannot be had. */
export function encode(body: Uint8Array, coding: Coding, dictionary: Dictionary | null): Coded {
  if (coding === 'dcz' && dictionary !== null) {
    const stream = zstdCompressSync(body, { params, dictionary: dictionary.bytes });
    return { body: writeDcz(dictionary.sha256, stream), headers: { 'content-encoding': 'dcz' } };
  }
  if (coding === 'identity') return { body, headers: {} };
  return { body: gzipSync(body), headers: { 'content-encoding': 'gzip' } };
}

/** The body as it was before its coding, or null. */
export function decode(coding: string | undefined, body: Uint8Array, dictionary: Dictionary | null): Uint8Array | null {
  const limit = { maxOutputLength: limits.answerBytes };
  try {
    if (coding === undefined || coding === 'identity') return body;
    if (coding === 'gzip') return gunzipSync(body, limit);
    const dcz = coding === 'dcz' ? readDcz(body) : null;
    if (dcz === null || dictionary === null || !dictionary.sha256.equals(dcz.sha256)) return null;
    return zstdDecompressSync(dcz.stream, { ...limit, dictionary: dictionary.bytes });
  } catch {
    return null;
  }
}
