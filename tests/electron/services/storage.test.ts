// Promise: the forecast is near what cases really take, never divides by nothing, and warns a month ahead.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { databaseBytes } from '../../../db/sizes.ts';
import { forecast, isLow } from '../../../electron/services/forecast.ts';
import { submitted } from '../application.ts';
import { openTestDesk, testDisk } from '../desk.ts';

const dayMs = 86_400_000;
const giga = 1024 ** 3;

test('a case takes about what is said, on a desk at work', async () => {
  const desk = await openTestDesk({ disk: testDisk({}, () => 100_000_000) });
  await desk.signIn();
  for (let n = 0; n < 10; n += 1) await submitted(desk);
  const before = databaseBytes(desk.db);
  for (let n = 0; n < 120; n += 1) {
    desk.clock.advance(dayMs / 4);
    await submitted(desk);
  }
  const real = (databaseBytes(desk.db) - before) / 120;
  const { caseBytes, casesFit, daysFit, usedBytes, totalBytes } = await desk.done('storage.read', {});
  expect(usedBytes).toBe(databaseBytes(desk.db));
  expect(totalBytes).toBeGreaterThan(0);
  // What central sends back and receipts come on top, so the forecast is the larger one.
  expect(caseBytes).toBeGreaterThan(real);
  expect(caseBytes).toBeLessThan(real * 3);
  expect(casesFit).toBe(Math.floor(100_000_000 / caseBytes));
  // The last hundred at four a day, the first of them 99 quarters ago.
  expect(daysFit).toBe(Math.floor((casesFit * (99 / 4)) / 100));
});

test('days are only told from enough cases over enough time', () => {
  expect(forecast(giga, { cases: 9, bytes: 9000, days: 30 }).daysFit).toBeNull();
  expect(forecast(giga, { cases: 100, bytes: 9000, days: 0.5 }).daysFit).toBeNull();
  expect(forecast(giga, { cases: 100, bytes: 9000, days: -400 }).daysFit).toBeNull();
  expect(forecast(giga, { cases: 100, bytes: 0, days: 10 }).daysFit).toBe(Math.floor(Math.floor(giga / 2560) / 10));
});

test('little room, few cases or few days are each low', () => {
  const far = { caseBytes: 1, casesFit: 500, daysFit: 30 };
  expect(isLow(giga, far)).toBe(false);
  expect(isLow(giga, { ...far, daysFit: null })).toBe(false);
  expect(isLow(giga / 4 - 1, far)).toBe(true);
  expect(isLow(giga, { ...far, casesFit: 499 })).toBe(true);
  expect(isLow(giga, { ...far, daysFit: 29 })).toBe(true);
});

test('whatever the facts, the forecast is whole numbers, and less room never fits more', () => {
  const amount = fc.nat({ max: 2 ** 40 });
  fc.assert(
    fc.property(
      amount,
      amount,
      fc.nat({ max: 100 }),
      amount,
      fc.double({ noNaN: true }),
      (one, other, cases, bytes, days) => {
        const [less, more] = [one, other].sort((a, b) => a - b).map((free) => forecast(free, { cases, bytes, days }));
        expect(Number.isSafeInteger(less?.casesFit)).toBe(true);
        expect(less?.caseBytes).toBeGreaterThan(0);
        expect(less?.casesFit).toBeLessThanOrEqual(more?.casesFit ?? -1);
      },
    ),
    { numRuns: 200, seed: 20261123 },
  );
});
