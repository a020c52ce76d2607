// Promise: what operators say of cases (notes and what became of them, joined persons, legal holds) is in the journal, comes back
// from there alone, the last word last, and goes when its case is forgotten.
import { expect, test } from 'vitest';
import { holdActs, isHeld, placeHold } from '../../db/holds.ts';
import { holdsAllOf } from '../../db/journal/ends.ts';
import { type Journal, openJournal } from '../../db/journal/journal.ts';
import { readJournal } from '../../db/journal/read.ts';
import { type JournalRecord, recordName } from '../../db/journal/record.ts';
import { addNote, keepPromise, notesOfCase, takeHandovers } from '../../db/notes.ts';
import { addOperator } from '../../db/operators.ts';
import { sweepToEnd } from '../../db/retention/sweep.ts';
import { replayer } from '../../db/salvage/replay.ts';
import { joinedTo, saySame } from '../../db/same-persons.ts';
import type { Db } from '../../db/sqlite.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { at, file, key, opened, scratch, uuid } from './fixture.ts';
import { centralSays, enrol, fileCase, later, register, rules } from './retention/life.ts';

const journalOf = (db: Db, path: string): Journal =>
  openJournal(db, { file: path, databaseKey: key, random: systemRandom().bytes, stamp: '20260302T081500Z' });

function recordsIn(path: string): JournalRecord[] {
  const records: JournalRecord[] = [];
  readJournal(path, key, (record) => records.push(record));
  return records;
}
const namesIn = (path: string): string[] => recordsIn(path).map(recordName);

const operator = uuid(1);
const work = (db: Db): void =>
  addOperator(db, { id: operator, name: 'ნინო საცდელი', role: 'operator', password: 'derived', createdAt: at });
const note = (caseId: string, words: string) => ({ caseId, operator, at, words, to: { kind: 'shift' } as const });
const hold = (caseId: string, act: 'placed' | 'lifted', when: string) => ({
  ...{ caseId, act, reason: 'სასამართლო', operator, at: when },
});

test('each word follows once, a hand-over again when it was taken and kept, and the last word counts after a rebuild', () => {
  const [db, path] = [opened(), scratch('journal.log')];
  work(db);
  const [one, other] = [file(db), file(db)];
  const journal = journalOf(db, path);
  const n = addNote(db, note(one.id, 'დარეკოს'));
  placeHold(db, hold(one.id, 'placed', later(1)));
  placeHold(db, hold(other.id, 'placed', later(1)));
  saySame(db, [one.id, other.id], { reason: 'other-spelling', operator, at: later(1) });
  journal.follow('new');
  const half = recordsIn(path);
  placeHold(db, hold(one.id, 'lifted', later(2)));
  saySame(db, [one.id, other.id], { reason: null, operator, at: later(2) });
  takeHandovers(db, uuid(1), later(2));
  keepPromise(db, n, operator, later(3));
  journal.follow('new');
  journal.follow('everything');
  journal.follow('new');
  journal.close();
  const kinds = namesIn(path).map((name) => name.split(' ')[0]);
  expect(kinds.filter((kind) => kind === 'hold')).toHaveLength(3);
  expect(kinds.filter((kind) => kind === 'note')).toHaveLength(2);

  // What a backup has is there already; the rest comes behind it, and coming twice changes nothing.
  const rebuilt = opened();
  for (const { id, deskNumber } of [one, other]) file(rebuilt, { id, deskNumber });
  for (const records of [half, recordsIn(path), recordsIn(path)]) {
    const replay = replayer(rebuilt);
    for (const record of records) replay(record);
  }
  expect([isHeld(rebuilt, one.id), isHeld(rebuilt, other.id)]).toEqual([false, true]);
  expect(holdActs(rebuilt, one.id)).toEqual(holdActs(db, one.id));
  expect(joinedTo(rebuilt, one.id)).toEqual([]);
  expect(notesOfCase(rebuilt, one.id)).toMatchObject([{ words: 'დარეკოს', keptBy: operator, keptAt: later(3) }]);
  for (const one of [db, rebuilt]) one.close();
});

test.each<readonly [string, (db: Db, caseId: string, other: string) => void]>([
  ['a note', (db, id) => addNote(db, note(id, 'დარეკოს'))],
  ['a hold', (db, id) => placeHold(db, hold(id, 'placed', at))],
  ['a joined person', (db, id, other) => saySame(db, [id, other], { reason: 'other-spelling', operator, at })],
])('a journal set aside stays where a store lacks %s of it', (_name, say) => {
  const [db, less, path] = [opened(), opened(), scratch('journal.log')];
  for (const store of [db, less]) work(store);
  const [one, other] = [file(db), file(db)];
  for (const { id, deskNumber, payload } of [one, other]) file(less, { id, deskNumber, payload });
  say(db, one.id, other.id);
  journalOf(db, path).close();
  expect([holdsAllOf(db, path, key), holdsAllOf(less, path, key)]).toEqual([true, false]);
  for (const store of [db, less]) store.close();
});

test('words about a case go from the journal when it is forgotten', () => {
  const [db, path] = [opened(), scratch('journal.log')];
  enrol(db);
  work(db);
  centralSays(db, later(0));
  const filed = fileCase(db, 'გზა');
  register(db, filed, later(1));
  addNote(db, { ...note(filed.id, 'დარეკოს'), to: null });
  placeHold(db, hold(filed.id, 'placed', later(1)));
  placeHold(db, hold(filed.id, 'lifted', later(1)));
  const journal = journalOf(db, path);
  journal.follow('everything');
  const about = (): string[] => namesIn(path).filter((name) => /^(note|hold) /.test(name));
  expect(about()).toHaveLength(3);
  for (const day of [1, 400]) {
    centralSays(db, later(day));
    sweepToEnd(db, { rules, wall: later(day) });
  }
  journal.follow('everything');
  journal.close();
  expect(db.get('select count(*) as n from purges')).toEqual({ n: 1 });
  expect(about()).toEqual([]);
  db.close();
});
