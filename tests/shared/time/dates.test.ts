// Promise: the day on a receipt is the day in Tbilisi, also in the hours when the day in Greenwich is another.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { showDate, showInstant, showMinute, tbilisiDate, tbilisiMinute } from '../../../shared/time/dates.ts';

test('midnight in Tbilisi is eight in the evening in Greenwich', () => {
  expect(tbilisiDate('2026-11-22T19:59:59.999Z')).toBe('2026-11-22');
  expect(tbilisiDate('2026-11-22T20:00:00.000Z')).toBe('2026-11-23');
  expect(tbilisiMinute('2026-12-31T21:05:00.000Z')).toBe('2027-01-01T01:05');
  expect(showInstant('2026-12-31T21:05:00.000Z')).toBe('01.01.2027 01:05');
});

test('dates are written day first', () => {
  expect(showDate('2026-11-03')).toBe('03.11.2026');
  expect(showMinute('2026-11-03T09:05')).toBe('03.11.2026 09:05');
});

test('agrees with the time zone database from 2006 on', () => {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tbilisi', dateStyle: 'short', timeStyle: 'short' });
  const instants = fc.date({ min: new Date('2006-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (instant) => {
      expect(tbilisiMinute(instant.toISOString())).toBe(clock.format(instant).replace(' ', 'T'));
    }),
    { seed: 5 },
  );
});
