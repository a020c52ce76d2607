// Promise: a text comes back from the database to the letter, whatever was in it and however long ago it was packed; what
// was damaged is never taken for a text of somebody.
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { caseWordsOf } from '../../../build/catalogue/case-words.ts';
import { auditWords, caseWords } from '../../../db/packed/dictionaries.ts';
import { lettersOf, textOf } from '../../../db/packed/letters.ts';
import { packText, textIn } from '../../../db/packed/text.ts';
import { applications } from '../../bench/corpus/applications.ts';
import { file, opened } from '../fixture.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const georgian = fc.string({ unit: fc.constantFrom(...'აჰჿჱКя„№—"{:,0Z\n', '\ud800', '😀', 'Ა') });
const anyText = fc.oneof(georgian, fc.string({ unit: 'binary' }), fc.json());

test('any text comes back, also with broken surrogates', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('case' as const, 'audit' as const), (text, kind) => {
      expect(textOf(lettersOf(text))).toBe(text);
      expect(textIn(packText(text, kind))).toBe(text);
      expect(textIn(text)).toBe(text);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('what was packed once can always be read: dictionaries and letters are frozen', () => {
  expect([caseWords, auditWords].map(sha256)).toEqual([
    '67e69e36a146bb9558d6c65070c9671d6b0a8cafd819ae9d96e574f1621b089c',
    '158b5645ee7f134e0a2e1987b8fd91459ea527e0fe57becf601f1e3a740fbe63',
  ]);
  const text = '{"kind":"case.submitted","answers":{"description":"გზა დაზიანებულია — „წყალი“ №5"}}';
  // As it was packed in 2026; another zlib may pack it otherwise.
  const stored = '01c39ddd510e0a405e60d2d48672ca5c83c237850f73a63774757c54f86eaa545b0b00';
  expect(textIn(Buffer.from(stored, 'hex'))).toBe(text);
});

test('damaged bytes are no text, or another one that the chains over them tell from it', () => {
  const packed = packText('{"kind":"case.submitted"}', 'case');
  for (const stored of [null, 5, new Uint8Array(0), packed.subarray(0, 5), Buffer.from([9, ...packed.subarray(1)])]) {
    expect(textIn(stored)).toBeNull();
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const found = textIn(Buffer.from([1, ...bytes]));
      expect(found === null || typeof found === 'string').toBe(true);
    }),
    { seed: 6, numRuns: 300 },
  );
});

test('a statement over a damaged text fails like a damaged database, and gives nothing', () => {
  const db = opened();
  const { id } = file(db);
  db.exec('drop trigger case_versions_frozen');
  db.run('update case_versions set payload = ?', Buffer.of(1, 255, 255));
  expect(() => db.get('select unpacked(payload) from case_versions where case_id = ?', id)).toThrow(
    expect.objectContaining({ code: 'SQLITE_CORRUPT' }),
  );
  db.close();
});

test('cases take less than a third of their text; a dictionary made today would save next to nothing more', () => {
  const pkg = assembleCatalogue();
  const source = applications(pkg, 'packed', () => '2026-11-23');
  const texts = Array.from({ length: 300 }, () => JSON.stringify(source.next().value));
  const size = (sizes: number[]): number => sizes.reduce((sum, one) => sum + one, 0);
  const packed = size(texts.map((text) => packText(text, 'case').length));
  expect(packed / size(texts.map((text) => Buffer.byteLength(text)))).toBeLessThan(1 / 3);
  const today = lettersOf(caseWordsOf(pkg));
  const fresh = size(texts.map((text) => deflateRawSync(lettersOf(text), { dictionary: today }).length));
  expect(packed / fresh).toBeLessThan(1.03);
});
