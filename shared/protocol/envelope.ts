// The body of a message of version 2: what the three signature headers of version 1 say, in 85 bytes instead of 300, and
// then the content. The signature is the same one, over the same text (`signature.ts`): whoever opens an envelope writes
// those headers back and goes on as if they had been sent.
import { byteReader, byteWriter, Malformed } from './packed/bytes.ts';

export const packedType = 'application/vnd.sopeli';
const version = 2;

/**
 * Whether a body is an envelope: by its media type, or where none was said by its first byte, with which no JSON begins.
 * A desk leaves the type out, 38 bytes each way of some 900; an answer says it exactly where its request did.
 */
export const isEnvelope = (mediaType: string | undefined, body: Uint8Array): boolean =>
  mediaType === packedType || (mediaType === undefined && body[0] === version);
const signatureBytes = 64;

export interface Envelope {
  /** As in `SignatureParams`. */
  readonly keyId: string;
  /** Unix seconds, below 2^32. */
  readonly created: number;
  /** Ed25519, 64 bytes. */
  readonly signature: Uint8Array;
  /** What Content-Digest is over. */
  readonly content: Uint8Array;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const dashed = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** Version, created, key id (0 and a UUID's 16 bytes, or its length and ASCII), signature, content. */
export function writeEnvelope({ keyId, created, signature, content }: Envelope): Uint8Array {
  const out = byteWriter();
  out.byte(version);
  for (const shift of [24, 16, 8, 0]) out.byte((created >>> shift) & 0xff);
  if (uuid.test(keyId)) {
    out.byte(0);
    for (const pair of keyId.replaceAll('-', '').match(/../g) ?? []) out.byte(Number.parseInt(pair, 16));
  } else {
    out.byte(keyId.length);
    for (let at = 0; at < keyId.length; at++) out.byte(keyId.charCodeAt(at));
  }
  out.raw(signature);
  out.raw(content);
  return out.bytes();
}

/** The envelope, or null when it is none: of another version, cut short, or with a key id that no header could carry. */
export function readEnvelope(body: Uint8Array): Envelope | null {
  try {
    const reader = byteReader(body);
    if (reader.byte() !== version) return null;
    const created = Array.from(reader.raw(4)).reduce((sum, byte) => sum * 256 + byte, 0);
    const length = reader.byte();
    const keyId = length === 0 ? dashed(hexOf(reader.raw(16))) : String.fromCharCode(...reader.raw(length));
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(keyId)) return null;
    const signature = reader.raw(signatureBytes);
    return { keyId, created, signature, content: reader.raw(reader.left()) };
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
