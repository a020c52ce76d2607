// The stream of what no compressor can shorten (random bits of ids, digits, clocks): bit by bit, high ones first, kept
// away from the bytes that are compressed.
import { byteReader, byteWriter, malformed } from './bytes.ts';

export interface BitWriter {
  /** The lowest `width` (at most 53) bits of an unsigned integer. */
  put(value: number, width: number): void;
  /** The stream so far, filled up with zero bits to a whole byte. */
  bytes(): Uint8Array;
}

export function bitWriter(): BitWriter {
  const out = byteWriter();
  let pending = 0;
  let count = 0;
  return {
    put: (value, width) => {
      for (let left = width; left > 0; ) {
        const take = Math.min(left, 8 - count);
        left -= take;
        pending = (pending << take) | (Math.floor(value / 2 ** left) % 2 ** take);
        count += take;
        if (count < 8) continue;
        out.byte(pending);
        pending = 0;
        count = 0;
      }
    },
    bytes: () => {
      const whole = out.bytes();
      return count === 0 ? whole : Uint8Array.from([...whole, pending << (8 - count)]);
    },
  };
}

export interface BitReader {
  take(width: number): number;
  /** True when nothing but the filling of the last byte is left. */
  atEnd(): boolean;
}

export function bitReader(bytes: Uint8Array): BitReader {
  const reader = byteReader(bytes);
  let pending = 0;
  let count = 0;
  return {
    take: (width) => {
      let value = 0;
      for (let left = width; left > 0; ) {
        if (count === 0) {
          if (reader.left() === 0) malformed('bits end too early');
          pending = reader.byte();
          count = 8;
        }
        const taken = Math.min(left, count);
        count -= taken;
        left -= taken;
        // The value may have 53 bits, more than signs of shifting can.
        value = value * (1 << taken) + ((pending >> count) & ((1 << taken) - 1));
      }
      return value;
    },
    atEnd: () => reader.left() === 0 && pending % 2 ** count === 0,
  };
}
