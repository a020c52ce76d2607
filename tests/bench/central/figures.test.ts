// The bench's own arithmetic, against answers whose figures can be worked out by hand.
import { expect, test } from 'vitest';
import { fairnessOf, figuresOf, percentile } from './figures.ts';

test('a percentile is one of the values, the smallest that so many are not above', () => {
  const values = [40, 10, 30, 20];
  expect([0, 0.25, 0.26, 0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([10, 10, 20, 20, 40, 40]);
  expect(values).toEqual([40, 10, 30, 20]);
  expect(() => percentile([], 0.5)).toThrow();
});

test('fairness is 1 for equal shares and one nth when one has nearly all', () => {
  expect(fairnessOf([7, 7, 7])).toBeCloseTo(1);
  expect(fairnessOf([1_000_000, 1e-9, 1e-9, 1e-9])).toBeCloseTo(0.25);
  expect(fairnessOf([1, 3])).toBeCloseTo(0.8);
});

test('rate, waiting and finishing of two desks, one with two requests', () => {
  const figures = figuresOf([
    { desk: 0, cases: 500, sentMs: 0, answeredMs: 100 },
    { desk: 0, cases: 500, sentMs: 100, answeredMs: 500 },
    { desk: 1, cases: 500, sentMs: 0, answeredMs: 250 },
  ]);
  expect(figures).toMatchObject({ cases: 1500, rate: 3000, p50: 250, p99: 400, longest: 400 });
  expect(figures).toMatchObject({ first: 250, middle: 250, last: 500 });
  expect(figures.fairness).toBeCloseTo(1);
});
