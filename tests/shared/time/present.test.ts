// Promise 6: a wrong clock refuses nothing; what is dated is dated no earlier than what is proven.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockState, presentOf } from '../../../shared/time/present.ts';

const instant = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

test('the present is the latest of the clock, of what central stated and of the day the catalogue came out', () => {
  const reading = { wall: '1970-01-01T00:00:07.000Z', trusted: null };
  expect(presentOf(reading, '2026-11-23')).toBe('2026-11-23T00:00:00.000Z');
  expect(presentOf({ ...reading, trusted: '2027-01-02T03:04:05.000Z' }, '2026-11-23')).toBe('2027-01-02T03:04:05.000Z');
  fc.assert(
    fc.property(instant, fc.option(instant), instant, (wall, trusted, published) => {
      const present = presentOf({ wall, trusted }, published.slice(0, 10));
      for (const bound of [wall, trusted ?? wall, `${published.slice(0, 10)}T00:00:00.000Z`])
        expect(Date.parse(present)).toBeGreaterThanOrEqual(Date.parse(bound));
    }),
    { seed: 20261123 },
  );
});

test('a clock is called wrong only on proof: behind what is proven, or more than five minutes from central', () => {
  const wall = '2026-11-23T08:00:00.000Z';
  expect(clockState(wall, wall, null)).toBe('agrees');
  expect(clockState(wall, '2026-11-23T08:06:00.000Z', null)).toBe('behind');
  expect([-299_000, 299_000].map((ahead) => clockState(wall, wall, ahead))).toEqual(['agrees', 'agrees']);
  expect([-301_000, 301_000].map((ahead) => clockState(wall, wall, ahead))).toEqual(['behind', 'ahead']);
});
