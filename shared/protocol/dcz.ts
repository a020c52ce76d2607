// Dictionary-compressed zstd as a content coding (RFC 9842, section 5): a header of 40 bytes that names the dictionary by
// its SHA-256, then the zstd stream. The header is a skippable frame, so plain zstd decoders pass over it.

export const dczMagic = Uint8Array.of(0x5e, 0x2a, 0x4d, 0x18, 0x20, 0x00, 0x00, 0x00);
const hashBytes = 32;

/** The coded body. `sha256`: 32 bytes, of the dictionary; `stream`: compressed with it. */
export function writeDcz(sha256: Uint8Array, stream: Uint8Array): Uint8Array {
  const body = new Uint8Array(dczMagic.length + hashBytes + stream.length);
  body.set(dczMagic, 0);
  body.set(sha256, dczMagic.length);
  body.set(stream, dczMagic.length + hashBytes);
  return body;
}

/** Dictionary and stream of a coded body, or null when it does not begin as it must. */
export function readDcz(body: Uint8Array): { readonly sha256: Uint8Array; readonly stream: Uint8Array } | null {
  const start = dczMagic.length + hashBytes;
  if (body.length < start || dczMagic.some((byte, at) => body[at] !== byte)) return null;
  return { sha256: body.subarray(dczMagic.length, start), stream: body.subarray(start) };
}

/** `Available-Dictionary` (RFC 9842, 2.2): the hash as a structured byte sequence. */
export const availableDictionary = (base64: string): string => `:${base64}:`;
