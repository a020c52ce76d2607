// Compresses and expands packed messages: of the ways that Node has, the one that makes this message smallest. What comes
// in is foreign: it never becomes larger than allowed, and whatever is wrong with it is no message.
import { brotliCompressSync, brotliDecompressSync, constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type Frame, readFrame, writeFrame, zstdMagic } from '../../../shared/protocol/packed/frame.ts';
import { type Json, pack } from '../../../shared/protocol/packed/pack.ts';
import type { Packed } from '../../../shared/protocol/packed/streams.ts';
import { unpack } from '../../../shared/protocol/packed/unpack.ts';
import type { Dictionary } from './dictionary.ts';

/** Best up to what a poor line carries at once; beyond that the line is good and the desk's own time counts. */
const levelFor = (bytes: number): number => (bytes <= 131_072 ? 19 : 9);
/** Brotli is the best for middling messages and takes seconds on a slow desk for large ones. */
const mostBrotli = 24_576;
/** Bytes that the plain part of a message may have. */
const mostPlain = 33_554_432;

function ways({ plain, bits }: Packed, dictionary: Dictionary | null): Frame[] {
  const stripped = (options: object): Uint8Array => zstdCompressSync(plain, options).subarray(zstdMagic.length);
  // How much comes out is limited by whoever reads it; saying it in the frame would only cost its bytes.
  const params = { [constants.ZSTD_c_compressionLevel]: levelFor(plain.length), [constants.ZSTD_c_contentSizeFlag]: 0 };
  const stored: Frame = { method: 'stored', mark: null, bits, compressed: plain };
  if (dictionary !== null) {
    const { bytes, mark } = dictionary;
    // Nothing without the dictionary comes near it, and trying would take longer than all the rest.
    return [stored, { method: 'zstd+dictionary', mark, bits, compressed: stripped({ params, dictionary: bytes }) }];
  }
  const frames: Frame[] = [stored, { method: 'zstd', mark: null, bits, compressed: stripped({ params }) }];
  if (plain.length <= mostBrotli)
    frames.push({ method: 'brotli', mark: null, bits, compressed: brotliCompressSync(plain) });
  return frames;
}

/** The message packed and compressed, with the dictionary where that is smaller. */
export function packMessage(value: Json, dictionary: Dictionary | null): Uint8Array {
  const frames = ways(pack(value), dictionary);
  return frames.map(writeFrame).reduce((smallest, content) => (content.length < smallest.length ? content : smallest));
}

function expanded({ method, mark, compressed }: Frame, dictionary: Dictionary | null): Uint8Array | null {
  const limit = { maxOutputLength: mostPlain };
  const whole = (): Buffer => Buffer.concat([zstdMagic, compressed]);
  switch (method) {
    case 'stored':
      return compressed;
    case 'brotli':
      return brotliDecompressSync(compressed, limit);
    case 'zstd':
      return zstdDecompressSync(whole(), limit);
    case 'zstd+dictionary':
      if (dictionary === null || mark === null || Buffer.compare(mark, dictionary.mark) !== 0) return null;
      return zstdDecompressSync(whole(), { ...limit, dictionary: dictionary.bytes });
  }
}

/** The value of a packed message of at most `most` characters, or undefined. */
export function unpackMessage(content: Uint8Array, dictionary: Dictionary | null, most: number): Json | undefined {
  const frame = readFrame(content);
  if (frame === null) return undefined;
  try {
    const plain = expanded(frame, dictionary);
    return plain === null ? undefined : unpack({ plain, bits: frame.bits }, most);
  } catch {
    // Not what its method says, or larger than allowed.
    return undefined;
  }
}
