// A bench that calls a missed goal met is worse than none: each goal of the line is met at its bound and missed beyond it.
import { expect, test } from 'vitest';
import type { Delivered } from '../wire/delivery.ts';
import { drainedRow, papersRow, peerRow } from './rows.ts';

const run = (seconds: number, upData = 0): Delivered => ({
  ms: seconds * 1000,
  casesMs: 4_000,
  requests: 1,
  upBytes: 50_000,
  downBytes: 2_000,
  upData,
  cuts: 0,
});
const [uncut, cut] = [
  { name: 'no cuts', cut: false },
  { name: 'cut amid', cut: true },
];

test('without cuts the median counts, with cuts the worst', () => {
  expect(drainedRow('desk', 500, uncut, [run(9), run(5.5), run(4)]).met).toBe(true);
  expect(drainedRow('desk', 500, uncut, [run(9), run(5.6), run(4)]).met).toBe(false);
  expect(drainedRow('desk', 500, cut, [run(20), run(5)]).met).toBe(true);
  expect(drainedRow('desk', 500, cut, [run(20.1), run(5)]).met).toBe(false);
  expect(drainedRow('json', 500, uncut, [run(400)]).met).toBe(null);
});

test('a peer is so many times slower; few of its cases stand for all by their requests', () => {
  const ours = { cases: 500, ourMs: 5_000 };
  expect(peerRow('rxdb', { ...ours, given: 500 }, [run(50)]).met).toBe(true);
  expect(peerRow('rxdb', { ...ours, given: 500 }, [run(49)]).met).toBe(false);
  // 51 requests in 45.9 s: 501 in 450.9.
  expect(peerRow('openrosa', { ...ours, given: 50 }, [run(45.9)]).met).toBe(true);
  expect(peerRow('openrosa', { ...ours, given: 50 }, [run(45)]).met).toBe(false);
});

test('scans: a tenth more time and a twentieth more bytes than their stream, no more', () => {
  const alone = run(500, 6_300_000);
  expect(papersRow('', 20, alone, run(550, 6_599_000)).met).toBe(true);
  expect(papersRow('', 20, alone, run(551, 6_599_000)).met).toBe(false);
  expect(papersRow('', 20, alone, run(550, 6_601_000)).met).toBe(false);
  expect(papersRow('', 20, alone, run(550, 6_599_000)).cells['beyond the scans']).toBe('10.0 % (5.0 %)');
});
