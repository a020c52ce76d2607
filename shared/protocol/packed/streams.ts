// The four streams of a packed message. What is alike lies together, because that is what compressors live from:
// `control` (structure, keys, ways of packing), `whole` (small integers), `text`, and `bits`, which is never compressed.
import { type BitReader, type BitWriter, bitReader, bitWriter } from './bits.ts';
import { type ByteReader, type ByteWriter, byteReader, byteWriter, malformed } from './bytes.ts';

export interface Packed {
  /** To be compressed: lengths of `control` and `whole` as varints, then `control`, `whole` and `text`. */
  readonly plain: Uint8Array;
  /** To be left alone. */
  readonly bits: Uint8Array;
}

export interface Sink {
  readonly control: ByteWriter;
  readonly whole: ByteWriter;
  readonly text: ByteWriter;
  readonly bits: BitWriter;
  /** Columns of integers written so far, for those that move in step with an earlier one. */
  readonly series: number[][];
}

export interface Source {
  readonly control: ByteReader;
  readonly whole: ByteReader;
  readonly text: ByteReader;
  readonly bits: BitReader;
  readonly series: number[][];
  /** Takes this many characters from what the message may become; throws when it becomes too large. */
  spend(characters: number): void;
}

export function newSink(): Sink {
  return { control: byteWriter(), whole: byteWriter(), text: byteWriter(), bits: bitWriter(), series: [] };
}

export function packedOf({ control, whole, text, bits }: Sink): Packed {
  const [structure, integers] = [control.bytes(), whole.bytes()];
  const plain = byteWriter();
  plain.varint(structure.length);
  plain.varint(integers.length);
  for (const part of [structure, integers, text.bytes()]) plain.raw(part);
  return { plain: plain.bytes(), bits: bits.bytes() };
}

/** `most`: characters that the message may become. */
export function openSource({ plain, bits }: Packed, most: number): Source {
  const reader = byteReader(plain);
  const structure = reader.varint();
  const integers = reader.varint();
  let left = most;
  return {
    control: byteReader(reader.raw(structure)),
    whole: byteReader(reader.raw(integers)),
    text: byteReader(reader.raw(reader.left())),
    bits: bitReader(bits),
    series: [],
    spend: (characters) => {
      left -= characters;
      if (left < 0) malformed('becomes too large');
    },
  };
}
