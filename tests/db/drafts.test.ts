// Promise: what is typed is committed as typed, and no save overwrites another one unseen.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countDrafts, createDraft, discardDraft, listDrafts, readDraft, saveDraft } from '../../db/drafts.ts';
import { addOperator } from '../../db/operators.ts';
import { addPaper, readPaper } from '../../db/papers.ts';
import type { Db } from '../../db/sqlite.ts';
import { at, content, opened, uuid } from './fixture.ts';

function desk(): Db {
  const db = opened();
  addOperator(db, { id: uuid(1), name: 'ნინო', role: 'operator', password: '-', createdAt: at });
  return db;
}
function begin(db: Db, n: number): string {
  const draft = { id: uuid(n), service: 'municipality-road', catalogueVersion: 4, operator: uuid(1), content };
  createDraft(db, { ...draft, createdAt: at });
  return draft.id;
}
const minute = (n: number): string => `2026-03-02T08:${String(n).padStart(2, '0')}:00.000Z`;

test('a draft is read as it was saved, letter by letter', () => {
  const db = desk();
  const id = begin(db, 5);
  expect(readDraft(db, id)).toEqual({
    id,
    service: 'municipality-road',
    catalogueVersion: 4,
    revision: 0,
    content,
    createdAt: at,
    savedAt: at,
  });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(30), (text, n) => {
      const { revision } = readDraft(db, id) ?? { revision: -1 };
      const typed = { ...content, answers: { text }, step: 'check' as const };
      expect(saveDraft(db, { id, revision, content: typed, savedAt: minute(n) })).toBe('saved');
      const read = readDraft(db, id);
      expect(read).toMatchObject({ revision: revision + 1, savedAt: minute(n), createdAt: at });
      expect(read?.content).toEqual(typed);
    }),
    { seed: 6, numRuns: 50 },
  );
  db.close();
});

test('a save on an older revision changes nothing, one on an unknown draft neither', () => {
  const db = desk();
  const id = begin(db, 5);
  const save = { id, revision: 0, content, savedAt: minute(20) };
  expect(saveDraft(db, save)).toBe('saved');
  expect(saveDraft(db, { ...save, savedAt: minute(30) })).toBe('outdated');
  expect(saveDraft(db, { ...save, revision: 7 })).toBe('outdated');
  expect(readDraft(db, id)).toMatchObject({ revision: 1, savedAt: minute(20) });
  expect(saveDraft(db, { ...save, id: uuid(6) })).toBe('unknown');
  db.close();
});

test('drafts are listed by their last save, newest first', () => {
  const db = desk();
  for (const n of [5, 6, 7]) begin(db, n);
  saveDraft(db, { id: uuid(6), revision: 0, content, savedAt: minute(30) });
  saveDraft(db, { id: uuid(5), revision: 0, content, savedAt: minute(40) });
  expect(listDrafts(db).map(({ id }) => id)).toEqual([uuid(5), uuid(6), uuid(7)]);
  expect(countDrafts(db)).toBe(3);
  db.close();
});

test('a discarded draft takes the papers along that only it held', () => {
  const db = desk();
  for (const n of [5, 6]) begin(db, n);
  const paper = { mediaType: 'image/png', bytes: Buffer.from('x'), addedAt: at };
  addPaper(db, { ...paper, holder: uuid(5), sha256: 'own' });
  for (const n of [5, 6]) addPaper(db, { ...paper, holder: uuid(n), sha256: 'shared' });
  expect(discardDraft(db, uuid(5))).toBe(true);
  expect(discardDraft(db, uuid(5))).toBe(false);
  expect([readDraft(db, uuid(5)), readPaper(db, 'own')]).toEqual([null, null]);
  expect(readPaper(db, 'shared')).not.toBeNull();
  expect(countDrafts(db)).toBe(1);
  db.close();
});
