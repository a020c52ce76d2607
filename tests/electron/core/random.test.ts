// Promise: ids are version 7 UUIDs that sort by creation, whatever the clock does.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systemClock } from '../../../electron/core/clock.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { readingSchema, uuidSchema } from '../../../shared/primitives.ts';

test('ids rise strictly with a clock that stands, jumps and goes back, and carry its time', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 44 }), { minLength: 2, maxLength: 50 }), (times) => {
      let at = 0;
      const random = systemRandom(() => times[at] ?? 0);
      const ids = times.map((_, index) => {
        at = index;
        return random.uuid();
      });
      expect(ids.toSorted()).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(uuidSchema.parse(id)[14]).toBe('7');
      expect(Number.parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16)).toBe(times[0]);
    }),
    { seed: 11 },
  );
});

test('more ids in one millisecond than the counter holds still rise', () => {
  const random = systemRandom(() => 1_800_000_000_000);
  const ids = Array.from({ length: 10_000 }, () => random.uuid());
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('fractions lie in [0, 1), bytes have the length asked for, and a reading is valid', () => {
  const random = systemRandom();
  for (let n = 0; n < 100; n += 1) expect(random.fraction()).toSatisfy((x: number) => x >= 0 && x < 1);
  expect(random.bytes(32)).toHaveLength(32);
  expect(random.bytes(32)).not.toEqual(random.bytes(32));
  const clock = systemClock();
  const [first, second] = [clock.read(), clock.read()];
  expect(readingSchema.parse({ ...first, trusted: null })).toMatchObject({ boot: second.boot });
  expect(second.monotonicMs).toBeGreaterThanOrEqual(first.monotonicMs);
  expect(systemClock().read().boot).not.toBe(first.boot);
});
