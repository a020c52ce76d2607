// Packed content at central: expands what a desk packed, as far as its limits go, and packs answers. Written from
// build/docs/packed.md, without a look at how the desk does it.
import { brotliDecompressSync, constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type Frame, readFrame, writeFrame, zstdMagic } from '../../../shared/protocol/packed/frame.ts';
import { type Json, pack } from '../../../shared/protocol/packed/pack.ts';
import { unpack } from '../../../shared/protocol/packed/unpack.ts';
import type { Dictionary } from './dictionary.ts';

/** Bytes that the plain part of a request may have, and characters that the whole may become. */
const limits = { plain: 16_777_216, characters: 16_777_216 };

/** With a dictionary, levels above cost 14 ms an answer and make it no smaller, but for the largest by 40 bytes. */
const level = 9;

/** The value; or why not: no such dictionary here, or no packed message within the limits. */
export type Unpacked =
  | { readonly value: Json; readonly withDictionary: boolean }
  | { readonly refused: 'dictionary' | 'malformed' };

function plainOf(frame: Frame, dictionary: Dictionary | null): Uint8Array {
  const limit = { maxOutputLength: limits.plain };
  if (frame.method === 'stored') return frame.compressed;
  if (frame.method === 'brotli') return brotliDecompressSync(frame.compressed, limit);
  const whole = Buffer.concat([zstdMagic, frame.compressed]);
  return zstdDecompressSync(whole, { ...limit, ...(dictionary === null ? {} : { dictionary: dictionary.bytes }) });
}

export function unpackContent(content: Uint8Array, dictionary: Dictionary | null): Unpacked {
  const frame = readFrame(content);
  if (frame === null) return { refused: 'malformed' };
  const { mark } = frame;
  const withDictionary = mark !== null;
  if (withDictionary && (dictionary === null || Buffer.compare(dictionary.mark, mark) !== 0))
    return { refused: 'dictionary' };
  try {
    const plain = plainOf(frame, withDictionary ? dictionary : null);
    const value = unpack({ plain, bits: frame.bits }, limits.characters);
    return value === undefined ? { refused: 'malformed' } : { value, withDictionary };
  } catch {
    return { refused: 'malformed' };
  }
}

/** An answer packed, with the dictionary when the desk has shown that it has the same. */
export function packContent(value: Json, dictionary: Dictionary | null): Buffer {
  const { plain, bits } = pack(value);
  const params = { [constants.ZSTD_c_compressionLevel]: level };
  const compressed = zstdCompressSync(plain, {
    params,
    ...(dictionary === null ? {} : { dictionary: dictionary.bytes }),
  });
  const mark = dictionary?.mark ?? null;
  const method = mark === null ? 'zstd' : 'zstd+dictionary';
  const zstd: Frame = { method, mark, bits, compressed: compressed.subarray(zstdMagic.length) };
  const [small, stored] = [writeFrame(zstd), writeFrame({ method: 'stored', mark: null, bits, compressed: plain })];
  return Buffer.from(small.length < stored.length ? small : stored);
}
