// Promise: no headline letter of Georgian, no invisible sign and no broken character gets into what is stored.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine, cleanText, foldMtavruli } from '../../../shared/text/clean.ts';

const mkhedruli = 'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶჷჸჹჺჽჾჿ';

test('Mtavruli folds letter by letter, Asomtavruli and Latin stay', () => {
  expect(foldMtavruli(mkhedruli.toUpperCase())).toBe(mkhedruli);
  expect(foldMtavruli('ႠႡ Abc Əİı')).toBe('ႠႡ Abc Əİı');
});

test('cleaning is done once and for all, whatever the text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 50 }).map((one) => `${one}\uD800ᲐᲑ\u202E\r\n`);
  fc.assert(
    fc.property(text, (typed) => {
      for (const clean of [cleanText, cleanLine]) {
        const once = clean(typed);
        expect(clean(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
        expect(once).not.toMatch(/[\u1C90-\u1CBF\u202E\r\0]/);
      }
      expect(cleanLine(typed)).not.toContain('\n');
    }),
    { seed: 11, numRuns: 500 },
  );
});
