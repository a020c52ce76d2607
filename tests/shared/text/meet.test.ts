// Promise: a Georgian word is found however it was typed: in Georgian, in the national or a homely romanization, with
// the wrong layout on, or in another grammatical case.
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { coarseKey } from '../../../shared/text/coarse.ts';
import { fromKeys, plainLatin, strictLatin } from '../../../shared/text/latin.ts';
import { letters } from '../../../shared/text/letters.ts';
import { meet, storedWord, typedWord, wordsOf } from '../../../shared/text/meet.ts';

const level = (stored: string, typed: string): number => meet(storedWord(stored), typedWord(typed));

const typedVariants: [string, string[]][] = [
  ['შაშიანი', ['shashiani', 'SaSiani', 'Shashiani']],
  ['ყვარელწყალი', ['Kvareltskali', 'Qvareltsqali', 'yvarelwyali', 'kvareltskali']],
  ['წყალტუბო', ['Tskaltubo', 'Tsqaltubo', 'wyaltubo']],
  ['ღორეშა', ['ghoresha', 'goresha', 'RoreSa']],
  ['ჭალადიდი', ['chaladidi', 'Waladidi']],
  ['ძველი', ['dzveli', 'Zveli']],
  ['ჟვანია', ['zhvania', 'jvania', 'Jvania']],
  ['ფოკა', ['poka', 'foka', 'Foka']],
  ['ხიდისთავი', ['khidistavi', 'xidisTavi', 'hidistavi']],
  ['ჯვარი', ['jvari']],
  ['თეთრიწყარო', ['tetritskaro', 'TeTriwyaro', 'tetritsqaro']],
  ['ცაგერი', ['tsageri', 'cageri']],
  ['ჩხოროწყუ', ['chkhorotsku', 'CxorowyU', 'chkhorotsqu']],
];

test.each(typedVariants)('%s as people type it', (name, variants) => {
  for (const typed of [name, ...variants]) expect([typed, level(name, typed) > 0]).toEqual([typed, true]);
});

test('no two centers share a coarse key', () => {
  const names = assembleCatalogue().centers.map((center) => center.name.ka);
  expect(new Set(names.map((name) => coarseKey(name))).size).toBe(names.length);
});

test('33 letters, one key each, and the key gives the letter back', () => {
  expect(letters).toHaveLength(33);
  expect(letters.map((letter) => letter.ka).join('')).toBe('აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ');
  expect(new Set(letters.map((letter) => letter.key)).size).toBe(33);
  for (const { ka, key } of letters) expect(fromKeys(key)).toBe(ka);
});

test('the national romanization of 2002', () => {
  expect(strictLatin('ჭყვიშტაპი')).toBe('ch’q’visht’ap’i');
  expect(plainLatin('წყალტუბო')).toBe('tsqaltubo');
  expect(level('წყალტუბო', "ts'q'alt'ubo")).toBeGreaterThan(level('წყალტუბო', 'tsqaltubo'));
});

test('the real letters outweigh a romanization, that the coarse key, a whole word a begun one', () => {
  expect(level('წყალი', 'წყალი')).toBe(100);
  expect(level('წყალი', 'wyali')).toBe(100);
  expect(level('წყალი', 'tsqali')).toBe(90);
  expect(level('წყალი', 'ckali')).toBe(60);
  expect(level('წყალი', 'წყა')).toBeLessThan(level('წყალი', 'წყალ'));
  expect(level('წყალი', 'წყალ')).toBeLessThan(90);
});

test('other cases of the word meet it, other words do not', () => {
  expect(level('მიწის', 'მიწა')).toBeGreaterThan(0);
  expect(level('მარნეული', 'მარნეულის')).toBeGreaterThan(0);
  expect(level('სადახლო', 'სადახლოში')).toBeGreaterThan(0);
  expect(level('გზის', 'გზა')).toBeGreaterThan(level('გზავნილის', 'გზა'));
  expect(level('ბაღში', 'bagi')).toBe(45);
  expect(level('მიწის', 'წყალი')).toBe(0);
  expect(level('გზის', 'გა')).toBe(0);
  expect(level('ად', 'ის')).toBe(0);
  expect(level('ჯვარი', 'ჟვ')).toBe(0);
});

test('words keep their apostrophes and lose their quotation marks', () => {
  expect(wordsOf('„სოფელი“, ts’qali – 18 (წლამდე)')).toEqual(['სოფელი', 'ts’qali', '18', 'წლამდე']);
  expect(wordsOf('ᲡᲝᲤᲔᲚᲘ')).toEqual(['სოფელი']);
  expect(wordsOf(' — ')).toEqual([]);
});
