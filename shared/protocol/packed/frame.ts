// How a packed message lies in a body: the way its plain part was compressed, the mark of the dictionary if one was
// used, its bits, and the compressed part. Compressing itself needs Node and happens outside.
import { byteReader, byteWriter, Malformed } from './bytes.ts';

/** `zstd` frames travel without their four magic bytes, which say nothing here. `brotli` is RFC 7932, zstd RFC 8878. */
export const methods = ['stored', 'zstd', 'zstd+dictionary', 'brotli'] as const;
export type Method = (typeof methods)[number];
export const zstdMagic = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);
/** How many bytes of a dictionary's SHA-256 name it. */
const markBytes = 4;
export const markOf = (sha256: Uint8Array): Uint8Array => sha256.slice(0, markBytes);

export interface Frame {
  readonly method: Method;
  /** With `zstd+dictionary`: the first four bytes of the dictionary's SHA-256. */
  readonly mark: Uint8Array | null;
  readonly bits: Uint8Array;
  /** The plain part as compressed. */
  readonly compressed: Uint8Array;
}

export function writeFrame({ method, mark, bits, compressed }: Frame): Uint8Array {
  const out = byteWriter();
  out.byte(methods.indexOf(method));
  if (mark !== null) out.raw(mark);
  out.varint(bits.length);
  out.raw(bits);
  out.raw(compressed);
  return out.bytes();
}

/** The frame, or null when it is none. */
export function readFrame(bytes: Uint8Array): Frame | null {
  try {
    const reader = byteReader(bytes);
    const method = methods[reader.byte()];
    if (method === undefined) return null;
    const mark = method === 'zstd+dictionary' ? reader.raw(markBytes) : null;
    const bits = reader.raw(reader.varint());
    return { method, mark, bits, compressed: reader.raw(reader.left()) };
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
