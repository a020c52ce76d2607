// Promise: what is known of a desk number by a part of it is what looking through all numbers would find.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesByNumber } from '../../db/find.ts';
import { numberParts } from '../../db/number-parts.ts';
import { addTwin } from '../../db/twins.ts';
import { deskNumber } from '../../shared/cases/desk-number.ts';
import { addIndexed, caseOf, opened, uuid } from './fixture.ts';

const part = fc.record({
  center: fc.constantFrom(12, 120, 7),
  desk: fc.constantFrom(3, 26, 99),
  year: fc.constantFrom(2026, 2027),
  serial: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 999_999 })),
});

test('a serial, groups from any one on, and the end of a number find it and nothing else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(part.map(deskNumber), { minLength: 1, maxLength: 12 }), (numbers) => {
      const db = opened();
      for (const [at, one] of numbers.entries())
        addIndexed(db, caseOf(at + 1, { deskNumber: one, id: uuid(at + 1) }), []);
      const found = (begins: readonly string[]) =>
        numbers.filter((one) => begins.some((begin) => one.startsWith(begin)));
      const begins = (digits: string) => numberParts(db, digits, 'cases').inside;
      const ends = (digits: string) => numberParts(db, digits, 'cases').ending;
      for (const one of numbers) {
        for (let length = 4; length <= 15; length += 1) {
          const digits = one.slice(-length);
          expect([digits, found(ends(digits))]).toEqual([digits, numbers.filter((other) => other.endsWith(digits))]);
        }
        const serial = String(Number(one.slice(7, 13)));
        const same = numbers.filter((other) => other.slice(7, 13) === one.slice(7, 13));
        if (serial.length >= 3) expect(found(begins(serial))).toEqual(expect.arrayContaining(same));
        for (const from of [3, 5, 7]) {
          for (const end of [13, 14]) {
            const digits = one.slice(from, end);
            const having = numbers.filter((other) => other.slice(from, end) === digits);
            expect([digits, found(begins(digits))]).toEqual([digits, expect.arrayContaining(having)]);
            if (digits.length > 6) expect(found(begins(digits)).length).toBe(having.length);
          }
        }
      }
      for (const digits of ['12', '0'.repeat(16)])
        expect(numberParts(db, digits, 'cases')).toEqual({ inside: [], ending: [] });
      db.close();
    }),
    { seed: 31, numRuns: 25 },
  );
});

test('a number that only a receipt bears is found like any other: by its end, its serial, its groups', () => {
  const db = opened();
  const receipt = deskNumber({ center: 12, desk: 26, year: 2027, serial: 4711 });
  for (const n of [1, 2]) addIndexed(db, caseOf(n), []);
  addTwin(db, uuid(2), receipt);
  for (const digits of [receipt.slice(-5), '4711', receipt.slice(3, 13)])
    expect([...placesByNumber(db, { number: '', digits }).keys()]).toEqual([2]);
  db.close();
});
