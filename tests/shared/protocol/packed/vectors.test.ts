// The packed format is frozen by vectors that any language can use: JSON on one side, the two streams in hex on the other.
// `SOPELI_VECTORS=write` writes them anew, which is a new version of the protocol once they have been shipped.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Json, pack } from '../../../../shared/protocol/packed/pack.ts';
import { unpack } from '../../../../shared/protocol/packed/unpack.ts';
import { samples } from './samples.ts';

const file = new URL('./vectors.json', import.meta.url);
const vectorsSchema = z.array(
  z.strictObject({ name: z.string(), json: z.string(), plain: z.string(), bits: z.string() }),
);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

if (process.env['SOPELI_VECTORS'] === 'write') {
  const vectors = Object.entries(samples).map(([name, value]) => {
    const { plain, bits } = pack(value);
    return { name, json: JSON.stringify(value), plain: hex(plain), bits: hex(bits) };
  });
  writeFileSync(file, `${JSON.stringify(vectors, null, 2)}\n`);
}

const vectors = vectorsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, { json, plain, bits }) => {
  const packed = pack(JSON.parse(json) as Json);
  expect({ plain: hex(packed.plain), bits: hex(packed.bits) }).toEqual({ plain, bits });
  const read = unpack({ plain: Buffer.from(plain, 'hex'), bits: Buffer.from(bits, 'hex') }, 100_000);
  expect(JSON.stringify(read)).toBe(json);
});

test('there is a vector for every sample', () => {
  expect(vectors.map(({ name }) => name)).toEqual(Object.keys(samples));
});
