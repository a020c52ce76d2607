// Promise: where two histories of one desk parted (a disk put back, and worked on), each gave the same running numbers to rows
// of its own; put together, all of them are there, and what both know is there once.
import { expect, test } from 'vitest';
import { addContact, contactsSince, takeBackContact } from '../../db/contacts.ts';
import { isHeld, placeHold } from '../../db/holds.ts';
import { addNote, keepPromise, notesOfCase } from '../../db/notes.ts';
import { addOperator } from '../../db/operators.ts';
import { mergeDamaged } from '../../db/salvage/merge.ts';
import { joinedTo, saySame } from '../../db/same-persons.ts';
import type { Db } from '../../db/sqlite.ts';
import { at, caseOf, file, opened, uuid } from './fixture.ts';

const [first, second, third] = [1, 2, 3].map((n) => caseOf(n).id) as [string, string, string];
const operator = uuid(800);
const minute = (n: number): string => new Date(Date.parse(at) + n * 60_000).toISOString();
const contact = (kind: 'advice' | 'portal', n: number) => ({ day: '2026-03-02', kind, operator, countedAt: minute(n) });
const hold = (caseId: string, act: 'placed' | 'lifted', n: number) => ({
  ...{ caseId, act, reason: 'დავა', operator, at: minute(n) },
});
const note = (caseId: string, n: number) => ({
  ...{ caseId, operator, at: minute(n), words: `შენიშვნა ${n}`, to: { kind: 'shift' } as const },
});
const same = (reason: string | null, n: number) => ({ reason, operator, at: minute(n) });

/** Three cases, and what both histories know. */
function before(): Db {
  const db = opened();
  addOperator(db, { id: operator, name: 'ნინო', role: 'operator', password: '-', createdAt: at });
  for (let n = 0; n < 3; n += 1) file(db);
  addContact(db, contact('advice', 0));
  placeHold(db, hold(first, 'placed', 0));
  addNote(db, note(first, 0));
  saySame(db, [first, second], same('other-spelling', 0));
  return db;
}

test('contacts, holds, notes and joined persons of both are kept, each once', () => {
  const [damaged, into] = [before(), before()];
  addContact(damaged, contact('portal', 1));
  placeHold(damaged, hold(second, 'placed', 1));
  addNote(damaged, note(second, 1));
  keepPromise(damaged, 1, operator, minute(2));
  saySame(damaged, [first, second], same(null, 1));
  addContact(into, contact('advice', 2));
  placeHold(into, hold(third, 'placed', 2));
  addNote(into, note(third, 2));
  saySame(into, [second, third], same('name-changed', 2));
  mergeDamaged(damaged, into);
  mergeDamaged(damaged, into);
  expect(contactsSince(into, '2026-03-02')).toEqual([
    { day: '2026-03-02', kind: 'advice', count: 2 },
    { day: '2026-03-02', kind: 'portal', count: 1 },
  ]);
  expect([first, second, third].map((id) => isHeld(into, id))).toEqual([true, true, true]);
  expect([first, second, third].map((id) => notesOfCase(into, id).length)).toEqual([1, 1, 1]);
  expect(notesOfCase(into, first)[0]?.keptAt).toBe(minute(2));
  expect(joinedTo(into, second).map(({ other }) => other)).toEqual([third]);
  expect(into.get('select count(*) as n from same_persons')).toEqual({ n: 3 });
  damaged.close();
  into.close();
});

test('what was counted by mistake is taken back here too', () => {
  const [damaged, into] = [before(), before()];
  takeBackContact(damaged, { day: '2026-03-02', operator }, minute(1));
  mergeDamaged(damaged, into);
  expect(contactsSince(into, '2026-03-02')).toEqual([]);
  damaged.close();
  into.close();
});

test('a hold lifted in the one history and placed since in the other stands; lifted since, it does not', () => {
  const [damaged, into] = [before(), before()];
  placeHold(damaged, hold(first, 'lifted', 1));
  placeHold(into, hold(first, 'lifted', 2));
  placeHold(into, hold(first, 'placed', 3));
  mergeDamaged(damaged, into);
  expect(isHeld(into, first)).toBe(true);
  const backup = before();
  mergeDamaged(damaged, backup);
  expect(isHeld(backup, first)).toBe(false);
  for (const db of [damaged, into, backup]) db.close();
});
