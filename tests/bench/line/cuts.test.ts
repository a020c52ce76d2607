// The schedules of cuts are those in which the peers were measured: known by the first cuts of two seeds.
import { expect, test } from 'vitest';
import { cutsOf } from './cuts.ts';

test.for([
  { seed: 3, first: [6.3, 8.1] },
  { seed: 6, first: [6.1, 16.0] },
])('seed $seed is cut first at $first.0 s', ({ seed, first }) => {
  const [cut] = cutsOf(seed, 150, 12, 600);
  expect(cut?.map((one) => Math.round(one * 10) / 10)).toEqual(first);
});
