// Promise: the age of what is carried over is told by days in Tbilisi and never rounded up.
import { expect, test } from 'vitest';
import { ageOf } from '../../../shared/time/age.ts';

const now = '2026-11-23T08:00:00.000Z';

test.each([
  ['2026-11-23T07:00:00.000Z', 'today', 0],
  ['2026-11-22T20:30:00.000Z', 'today', 0],
  ['2026-11-22T19:30:00.000Z', 'days', 1],
  ['2026-09-25T08:00:00.000Z', 'days', 59],
  ['2026-09-24T08:00:00.000Z', 'months', 1],
  ['2025-11-23T08:00:00.000Z', 'months', 12],
  ['2024-11-23T08:00:00.000Z', 'years', 2],
  ['2020-01-01T08:00:00.000Z', 'years', 6],
  ['2031-01-01T08:00:00.000Z', 'today', 0],
] as const)('%s is told as %s, %i', (instant, unit, count) => {
  expect(ageOf(instant, now)).toEqual({ unit, count });
});
