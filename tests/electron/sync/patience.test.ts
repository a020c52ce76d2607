// How long the desk waits for an answer: not long after one silence, and long enough for a slow central in the end.
import { expect, test } from 'vitest';
import { patienceAfter } from '../../../electron/sync/send.ts';

test('patience begins short, doubles with each silence and has a bound', () => {
  expect([0, 1, 2, 3, 50].map(patienceAfter)).toEqual([12_000, 24_000, 45_000, 45_000, 45_000]);
});
