// Values cross between page and process as a structured clone would bring them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeWire } from '../../../build/preview/wire.ts';

const wire = makeWire();
const through = (value: unknown): unknown => wire.decode(wire.encode(value));

test('every cloneable value arrives as it left', () => {
  const value = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: false,
    maxDepth: 4,
  });
  fc.assert(
    fc.property(value, (sent) => {
      expect(through(sent)).toEqual(structuredClone(sent));
    }),
    { seed: 11, numRuns: 500 },
  );
});

test('bytes arrive as bytes, however many', () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
  expect(through({ bytes })).toEqual({ bytes });
  expect(through(new Uint8Array())).toEqual(new Uint8Array());
});

test('what cannot be cloned is refused in the words of Electron', () => {
  expect(() => wire.encode({ act: () => 1 })).toThrow('An object could not be cloned.');
  expect(() => wire.encode([Symbol('x')])).toThrow('An object could not be cloned.');
});
