// Promise: what was forgotten stands nowhere any more: not in the database or its log, not in the journal, and not in
// backups by the time 24 newer hours and 30 newer days of them are there. Searched with the key: databases here have none,
// and the journal is opened record by record.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { type BackupName, backupsToDrop } from '../../../db/backup/names.ts';
import { scrubLog } from '../../../db/checkpoint.ts';
import { openJournal } from '../../../db/journal/journal.ts';
import { readJournal } from '../../../db/journal/read.ts';
import { migrate } from '../../../db/migrate.ts';
import { shipped } from '../../../db/migrations/shipped.ts';
import { addNote } from '../../../db/notes.ts';
import { addOperator } from '../../../db/operators.ts';
import { secure } from '../../../db/pragmas.ts';
import { rewriteForgotten } from '../../../db/retention/rewrite.ts';
import { sweepToEnd } from '../../../db/retention/sweep.ts';
import { connect, type Db } from '../../../db/sqlite.ts';
import { brokenEntry } from '../../../db/unsent.ts';
import { key, opened, scratch, uuid } from '../fixture.ts';
import { centralSays, deliverPaper, enrol, type Filed, fileCase, later, register, rules, tellStatus } from './life.ts';

const count = 60;
const wordsOf = (n: number): string => `სიტყვა-${n}-`;
const scanOf = (n: number): string => `scan-${n}-of-a-paper`;
const isGone = (n: number): boolean => n % 2 === 0;

/** Cases of many sizes; every second one is of the short class. */
function work(db: Db): Filed[] {
  enrol(db);
  addOperator(db, { id: uuid(1), name: 'ნინო', role: 'operator', password: 'x', createdAt: later(0) });
  centralSays(db, later(0));
  const filed = Array.from({ length: count }, (_, n) =>
    fileCase(
      db,
      wordsOf(n) + 'ა'.repeat((n * 397) % 1900),
      n % 3 === 0 ? Buffer.from(scanOf(n).repeat(1 + ((n * 53) % 700))) : null,
      isGone(n) ? 'municipality-medical' : 'municipality-road',
    ),
  );
  for (const one of filed) {
    register(db, one, later(1));
    deliverPaper(db, one, later(1));
    tellStatus(db, one, 'in-review', later(2), `${wordsOf(filed.indexOf(one))} note`);
    const words = `${wordsOf(filed.indexOf(one))} of an operator`;
    addNote(db, { caseId: one.id, operator: uuid(1), at: later(2), words, to: null });
  }
  centralSays(db, later(2));
  sweepToEnd(db, { rules, wall: later(2) });
  return filed;
}

function forget(db: Db): void {
  centralSays(db, later(100));
  expect(sweepToEnd(db, { rules, wall: later(100) })).toBe(count / 2);
  scrubLog(db);
}

/** The numbers of the cases whose words or scan stand in any of the files. */
function foundIn(files: readonly string[]): number[] {
  const all = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file));
  const numbers = Array.from({ length: count }, (_, n) => n);
  return numbers.filter((n) => all.some((bytes) => bytes.includes(wordsOf(n)) || bytes.includes(scanOf(n))));
}

const filesBeside = (path: string): string[] => readdirSync(dirname(path)).map((name) => join(dirname(path), name));
const kept = Array.from({ length: count }, (_, n) => n).filter((n) => !isGone(n));

test('nothing of it is left in the pages of the database, nor in the log', () => {
  const path = scratch();
  const db = connect(path);
  secure(db);
  migrate(db, shipped);
  work(db);
  expect(foundIn(filesBeside(path)).length).toBe(count);
  forget(db);
  expect(foundIn([`${path}-wal`])).toEqual([]);
  // A copy row by row, as the desk makes it every week; what pages have kept between rows is not in it.
  db.run('vacuum into ?', `${path}.copy`);
  db.close();
  expect(foundIn([`${path}.copy`])).toEqual(kept);
});

test('the weekly rewriting puts a whole copy in the place of the database, once, and drops copies of older schemas', () => {
  const path = scratch();
  const first = opened(path);
  work(first);
  forget(first);
  first.close();
  const old = statSync(path).ino;
  writeFileSync(`${path}.schema-10`, 'a copy');
  expect(rewriteForgotten(path, key)).toEqual({ ok: true, value: true });
  expect(statSync(path).ino).not.toBe(old);
  expect(rewriteForgotten(path, key)).toEqual({ ok: true, value: false });
  const db = opened(path);
  expect([verifyAudit(db).ok, brokenEntry(db)]).toEqual([true, null]);
  expect(db.get<{ n: number }>("select count(*) as n from case_versions where payload <> ''")?.n).toBe(count / 2);
  expect(filesBeside(path).filter((file) => file.includes('rewritten'))).toEqual([]);
  centralSays(db, later(500));
  expect(sweepToEnd(db, { rules, wall: later(500) })).toBe(count / 2);
  db.close();
  expect(existsSync(`${path}.schema-10`)).toBe(true);
  expect(rewriteForgotten(path, key)).toEqual({ ok: true, value: true });
  expect(existsSync(`${path}.schema-10`)).toBe(false);
});

const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

function wordsInJournal(file: string): number[] {
  const found = new Set<number>();
  readJournal(file, key, (record) => {
    const text = record.kind === 'paper' ? Buffer.from(record.bytes).toString() : JSON.stringify(record);
    for (let n = 0; n < count; n += 1) if (text.includes(wordsOf(n)) || text.includes(scanOf(n))) found.add(n);
  });
  return [...found].sort((one, other) => one - other);
}

test.each(['running', 'opened later'])('the journal is written anew without it (%s)', (when) => {
  const path = scratch();
  const db = opened(path);
  const place = { file: `${path}.journal`, databaseKey: key, random: randomBytes, stamp: 'x' };
  work(db);
  let journal = openJournal(db, place);
  journal.follow('everything');
  expect(wordsInJournal(place.file).length).toBe(count);
  if (when === 'opened later') journal.close();
  forget(db);
  if (when === 'opened later') journal = openJournal(db, place);
  expect(journal.lost).toBe(0);
  journal.follow('everything');
  expect(wordsInJournal(place.file)).toEqual(kept);
  const size = statSync(place.file).size;
  journal.follow('everything');
  expect(statSync(place.file).size).toBe(size);
  expect(existsSync(`${place.file}.damaged-x`)).toBe(false);
  journal.close();
  db.close();
});

test('no backup from before the purge is left when 30 more days have one', () => {
  const name = (day: number, hour: number): BackupName => ({
    number: day * 24 + hour + 1,
    at: new Date(Date.parse('2026-03-02T00:00:00.000Z') + (day * 24 + hour) * 3_600_000).toISOString(),
  });
  let all: BackupName[] = [];
  for (let day = 0; day <= 60; day += 1) {
    for (let hour = 5; hour < 15; hour += 1) {
      all.push(name(day, hour));
      const gone = new Set(backupsToDrop(all));
      all = all.filter((one) => !gone.has(one));
    }
  }
  const forgottenOn = name(30, 12).number;
  expect(all.filter(({ number }) => number < forgottenOn)).toEqual([]);
});
