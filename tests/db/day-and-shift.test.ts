// Promise: cases from before are counted like new ones, by an index; a note stays as it was written, is taken and kept once,
// and is erased with its case only; a damaged database gives notes, views and day books back.
import { expect, test } from 'vitest';
import { addDaySheet, nextDaySheet, readDaySheet } from '../../db/day-sheets.ts';
import { catchUpFiled, countFiled, filedAfter, filedOn, noteFiled } from '../../db/filed.ts';
import { shipped } from '../../db/migrations/shipped.ts';
import { addNote, keepPromise, notesOfCase, openHandovers, takeHandovers } from '../../db/notes.ts';
import { addOperator } from '../../db/operators.ts';
import { addPrintJob, printJobDone, waitingPrintJobs } from '../../db/print-jobs.ts';
import { mergeDamaged } from '../../db/salvage/merge.ts';
import type { Db } from '../../db/sqlite.ts';
import { at, caseOf, file, opened, scratch, uuid } from './fixture.ts';

const later = '2026-03-02T09:00:00.000Z';
const [me, she] = [uuid(800), uuid(801)];

function operators(db: Db): void {
  for (const id of [me, she]) {
    addOperator(db, { id, name: `ოპერატორი ${id.slice(-3)}`, role: 'operator', password: 'x', createdAt: at });
  }
}

/** Files a case of this operator on this day. */
function fileBy(db: Db, operator: string, filedOn: string, service = 'road'): string {
  const next = (db.get<{ n: number }>('select count(*) as n from cases')?.n ?? 0) + 1;
  const payload = JSON.stringify({ case: uuid(next), version: 1, deskNumber: caseOf(next).deskNumber, operator });
  return file(db, { filedOn, service, payload }).id;
}

test('cases that were there before are noted with their operator, and new ones follow', () => {
  const database = scratch();
  const before = opened(
    database,
    shipped.filter(({ number }) => number < 200),
  );
  fileBy(before, me, '2026-03-02');
  fileBy(before, she, '2026-03-02', 'water');
  file(before, { filedOn: '2026-03-02', payload: '' });
  before.close();
  const db = opened(database);
  const noted = [
    { operator: me, service: 'road', count: 1 },
    { operator: she, service: 'water', count: 1 },
    { operator: null, service: 'municipality-road', count: 1 },
  ];
  expect(new Set(filedOn(db, '2026-03-02'))).toEqual(new Set(noted));
  fileBy(db, me, '2026-03-02');
  catchUpFiled(db);
  expect(new Set(filedOn(db, '2026-03-02'))).toEqual(new Set([{ ...noted[0], count: 2 }, ...noted.slice(1)]));
  db.close();
});

test('a long list of cases is noted slice by slice, and read by day, newest first, without a gap', () => {
  const db = opened();
  db.transaction(() => {
    for (let n = 0; n < 250; n += 1) fileBy(db, n % 2 === 0 ? me : she, `2026-03-${10 + (n % 3)}`);
  });
  expect([noteFiled(db), noteFiled(db), noteFiled(db), noteFiled(db)]).toEqual([true, true, false, false]);
  expect(countFiled(db, '2026-03-10', '2026-03-11')).toBe(167);
  const choice = { service: 'road', operator: me, from: '2026-03-10', to: '2026-03-11' };
  const found: { place: number; day: number }[] = [];
  for (let page = filedAfter(db, choice, null, 20); page.length > 0; ) {
    found.push(...page);
    page = filedAfter(db, choice, page.at(-1) ?? null, 20);
  }
  const all = Array.from({ length: 250 }, (_, n) => ({ place: n + 1, day: 20260310 + (n % 3), mine: n % 2 === 0 }));
  const meant = all.filter(({ day, mine }) => mine && day < 20260312);
  const order = meant.toSorted((one, other) => other.day - one.day || other.place - one.place);
  expect(found).toEqual(order.map(({ place, day }) => ({ place, day })));
  db.close();
});

test('what the day book and the lists ask goes through an index', () => {
  const db = opened();
  operators(db);
  fileBy(db, me, '2026-03-02');
  catchUpFiled(db);
  const asked: string[] = [];
  const watched: Db = {
    ...db,
    all: (sql, ...values) => {
      asked.push(...db.all<{ detail: string }>(`explain query plan ${sql}`, ...values).map(({ detail }) => detail));
      return db.all(sql, ...values);
    },
  };
  const choice = { service: null, operator: null, from: null, to: null };
  filedOn(watched, '2026-03-02');
  filedAfter(watched, choice, null, 50);
  filedAfter(watched, { ...choice, service: 'road' }, null, 50);
  filedAfter(watched, { ...choice, operator: me }, null, 50);
  expect(asked.filter((detail) => detail.startsWith('SCAN'))).toEqual(['SCAN f']);
  expect(asked.filter((detail) => / filed /.test(detail))).toEqual([
    'SEARCH filed USING COVERING INDEX filed_day (day=?)',
    ...['day>? AND day<?', 'service=? AND day>? AND day<?', 'operator=? AND day>? AND day<?'].map((terms) =>
      expect.stringMatching(new RegExp(`^SEARCH filed USING .*INDEX filed_\\w+ \\(${terms.replaceAll('?', '\\?')}`)),
    ),
  ]);
  db.close();
});

test('a note stays as it is; it is taken once and kept once', () => {
  const db = opened();
  operators(db);
  const { id } = file(db);
  addNote(db, { caseId: id, operator: me, at, words: 'დავურეკოთ', to: { kind: 'operator', operator: she } });
  for (const column of ['words', 'operator', 'at', 'for_operator', 'case_id']) {
    expect(() => db.run(`update case_notes set ${column} = 'x'`), column).toThrow(/append-only|constraint/);
  }
  expect(() => db.run(`update case_notes set words = ''`)).toThrow('append-only');
  expect(() => db.run('delete from case_notes')).toThrow('append-only');
  expect([takeHandovers(db, me, later), takeHandovers(db, she, later), takeHandovers(db, she, later)]).toEqual([
    0, 1, 0,
  ]);
  expect(() => db.run(`update case_notes set taken_at = '2027'`)).toThrow('append-only');
  expect([keepPromise(db, 1, she, later), keepPromise(db, 1, me, later)]).toEqual([true, false]);
  expect(() => db.run('update case_notes set kept_by = null, kept_at = null')).toThrow('append-only');
  expect(notesOfCase(db, id)).toMatchObject([{ words: 'დავურეკოთ', takenBy: she, keptBy: she, keptAt: later }]);
  db.close();
});

test('what was done since the backup stays done: a promise kept, a receipt that came out', () => {
  const [damaged, db] = [opened(), opened()];
  const [id, job] = [caseOf(1).id, uuid(90)];
  for (const one of [damaged, db]) {
    operators(one);
    file(one);
    addNote(one, { caseId: id, operator: me, at, words: 'დავურეკოთ', to: { kind: 'shift' } });
    addPrintJob(one, { id: job, caseId: id, size: 'A4', reason: '', operator: me, askedAt: at });
  }
  keepPromise(damaged, 1, she, later);
  printJobDone(damaged, job, 1);
  mergeDamaged(damaged, db);
  expect(openHandovers(db)).toEqual([]);
  expect(notesOfCase(db, id)).toMatchObject([{ keptBy: she, keptAt: later }]);
  expect(waitingPrintJobs(db, 10)).toEqual([]);
  damaged.close();
  db.close();
});

test('what a damaged database says of notes and day books is taken over', () => {
  const [damaged, db] = [opened(), opened()];
  operators(damaged);
  const { id } = file(damaged);
  addNote(damaged, { caseId: id, operator: me, at, words: 'დავურეკოთ', to: null });
  const sheet = { day: '2026-03-02', operator: me, madeAt: at, lines: [{ label: 'დღე', value: '02.03.2026' }] };
  addDaySheet(damaged, nextDaySheet(damaged), sheet);
  expect(mergeDamaged(damaged, db).filter(({ whole }) => !whole)).toEqual([]);
  expect(notesOfCase(db, id)).toMatchObject([{ words: 'დავურეკოთ', handed: null }]);
  expect(readDaySheet(db, 1)).toEqual(sheet);
  expect(nextDaySheet(db)).toBe(2);
  expect(() => db.run(`update day_sheets set lines = '[]'`)).toThrow('append-only');
  damaged.close();
  db.close();
});
