// Promise: a number read over the phone is either the right case or refused, never another case.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskNumber, formatDeskNumber, isDeskNumber } from '../../../shared/cases/desk-number.ts';

const part = fc.record({
  center: fc.integer({ min: 1, max: 999 }),
  desk: fc.integer({ min: 1, max: 99 }),
  year: fc.integer({ min: 2024, max: 2099 }),
  serial: fc.integer({ min: 1, max: 999_999 }),
});

test('every number built is valid, 15 digits, and tells its parts', () => {
  fc.assert(
    fc.property(part, (parts) => {
      const number = deskNumber(parts);
      expect(isDeskNumber(number)).toBe(true);
      const [center, desk, year, serial] = formatDeskNumber(number).split(' ').map(Number);
      expect([center, desk, year, serial]).toEqual([parts.center, parts.desk, parts.year % 100, parts.serial]);
    }),
  );
});

test('one wrong digit or two neighbours swapped is always noticed', () => {
  fc.assert(
    fc.property(part, fc.nat(14), fc.integer({ min: 1, max: 9 }), (parts, at, shift) => {
      const digits = [...deskNumber(parts)];
      const wrong = digits.with(at, String((Number(digits[at]) + shift) % 10)).join('');
      expect(isDeskNumber(wrong)).toBe(false);
      const next = Math.min(at + 1, 14);
      const swapped = digits
        .with(at, digits[next] ?? '')
        .with(next, digits[at] ?? '')
        .join('');
      expect(isDeskNumber(swapped)).toBe(swapped === digits.join(''));
    }),
  );
});

test('a known number, computed by hand from ISO/IEC 7064 MOD 97-10', () => {
  // 0110226000123 · 100 mod 97 = 98 - check
  const body = 110226000123n * 100n;
  expect(deskNumber({ center: 11, desk: 2, year: 2026, serial: 123 }).slice(13)).toBe(
    String(98n - (body % 97n)).padStart(2, '0'),
  );
});
