// Growing and reading byte streams. A reader is given foreign bytes: whatever does not fit throws `Malformed`, which
// `unpack` alone catches; nothing is allocated on the word of a length that the bytes do not bear out.

export class Malformed extends Error {}

export function malformed(why: string): never {
  throw new Malformed(why);
}

export interface ByteWriter {
  byte(value: number): void;
  /** An unsigned integer below 2^53, seven bits a byte, low ones first; the high bit says that more follow. */
  varint(value: number): void;
  raw(bytes: Uint8Array): void;
  bytes(): Uint8Array;
}

export function byteWriter(): ByteWriter {
  let buffer = new Uint8Array(256);
  let length = 0;
  const room = (more: number): void => {
    if (length + more <= buffer.length) return;
    const grown = new Uint8Array(Math.max(buffer.length * 2, length + more));
    grown.set(buffer.subarray(0, length));
    buffer = grown;
  };
  const byte = (value: number): void => {
    room(1);
    buffer[length++] = value;
  };
  return {
    byte,
    varint: (value) => {
      let rest = value;
      for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) byte((rest % 0x80) + 0x80);
      byte(rest);
    },
    raw: (bytes) => {
      room(bytes.length);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    bytes: () => buffer.slice(0, length),
  };
}

export interface ByteReader {
  byte(): number;
  varint(): number;
  raw(length: number): Uint8Array;
  /** Bytes not read yet. */
  left(): number;
}

export function byteReader(bytes: Uint8Array): ByteReader {
  let at = 0;
  const byte = (): number => bytes[at++] ?? malformed('bytes end too early');
  return {
    byte,
    varint: () => {
      let value = 0;
      for (let scale = 1; ; scale *= 0x80) {
        const next = byte();
        value += (next % 0x80) * scale;
        if (value > Number.MAX_SAFE_INTEGER) malformed('integer too large');
        if (next < 0x80) return value;
      }
    },
    raw: (length) => {
      if (length > bytes.length - at) malformed('bytes end too early');
      at += length;
      return bytes.subarray(at - length, at);
    },
    left: () => Math.max(0, bytes.length - at),
  };
}
