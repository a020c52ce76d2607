// Promise: a database opens durable and whole, or says why not and is left exactly as it lies.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkpointWhenIdle } from '../../db/checkpoint.ts';
import { storeProblem } from '../../db/failures.ts';
import { openStore } from '../../db/open.ts';
import { connect, type Db } from '../../db/sqlite.ts';
import type { Result } from '../../shared/result.ts';
import { file, key, opened, scratch } from './fixture.ts';

const otherKey = new Uint8Array(32).fill(1);
const bytes = (path: string): string => (existsSync(path) ? readFileSync(path).toString('base64') : 'absent');
const problemOf = (path: string, with_ = key): unknown => {
  const result = openStore(path, with_);
  if (result.ok) result.value.close();
  return result.ok ? 'opened' : result.problem.code;
};

/** A database as a power cut leaves it: what is committed lies in the log only. */
function afterPowerCut(): string {
  const [live, left] = [scratch(), scratch()];
  const db = opened(live);
  checkpointWhenIdle(db);
  file(db);
  for (const suffix of ['', '-wal']) copyFileSync(live + suffix, left + suffix);
  db.close();
  return left;
}

test('a fresh file is created, keyed, and opens again with what it holds', () => {
  const path = scratch();
  const first = opened(path);
  const added = file(first);
  first.close();
  const again = opened(path);
  expect(again.get('select desk_number as number from cases')).toEqual({ number: added.deskNumber });
  expect(again.pragma('integrity_check')).toBe('ok');
  again.close();
});

test('a reopened file is as durable and strict as a fresh one', () => {
  const path = scratch();
  opened(path).close();
  const db = opened(path);
  const asked = [
    'synchronous',
    'journal_mode',
    'foreign_keys',
    'recursive_triggers',
    'trusted_schema',
    'secure_delete',
  ];
  expect(asked.map((pragma) => db.pragma(pragma))).toEqual([2, 'wal', 1, 1, 0, 1]);
  expect(db.pragma('cipher')).toBe('chacha20');
  db.close();
});

test('what was committed before a power cut is in the log, and comes back', () => {
  const db = opened(afterPowerCut());
  expect(db.get('select count(*) as cases from cases')).toEqual({ cases: 1 });
  db.close();
});

test('a wrong key is refused and changes nothing, even with commits still in the log', () => {
  const path = afterPowerCut();
  const before = [bytes(path), bytes(`${path}-wal`)];
  expect(problemOf(path, otherKey)).toBe('desk.database-unreadable');
  expect([bytes(path), bytes(`${path}-wal`)]).toEqual(before);
  const db = opened(path);
  expect(db.get('select count(*) as cases from cases')).toEqual({ cases: 1 });
  db.close();
});

test.each([
  ['one byte', Buffer.from('x')],
  ['a few bytes', Buffer.from('not a database')],
  ['a page of noise', Buffer.alloc(4096, 'ნაგავი')],
  ['many pages of zeros', Buffer.alloc(65_536)],
])('a file of %s is refused and left as it lies', (_, garbage) => {
  const path = scratch();
  writeFileSync(path, garbage);
  expect(problemOf(path)).toBe('desk.database-unreadable');
  expect(readFileSync(path).equals(garbage)).toBe(true);
});

test('a database that is not encrypted is refused and left as it lies', () => {
  const path = scratch();
  const plain = connect(path);
  plain.exec('create table cases (id text) strict');
  plain.close();
  const before = bytes(path);
  expect(problemOf(path)).toBe('desk.database-unreadable');
  expect(bytes(path)).toBe(before);
});

test.each(['empty', 'missing'])('a log whose database is %s is kept for rescue, not begun anew', (how) => {
  const path = afterPowerCut();
  if (how === 'empty') writeFileSync(path, '');
  else rmSync(path);
  const before = [bytes(path), bytes(`${path}-wal`)];
  expect(problemOf(path)).toBe('desk.database-unreadable');
  expect([bytes(path), bytes(`${path}-wal`)]).toEqual(before);
});

test('a folder in the place of the file is a problem and not a crash', () => {
  const path = scratch();
  mkdirSync(path);
  expect(problemOf(path)).toBe('desk.database-unreadable');
});

test('a key of another length is a bug', () => {
  expect(() => openStore(scratch(), new Uint8Array(16))).toThrow(RangeError);
});

/** What is said of a database: by the opening, by the check, or by the store's error while it checks. */
function noticedIn(opening: Result<Db>): unknown {
  if (!opening.ok) return opening.problem.code;
  try {
    return opening.value.pragma('integrity_check');
  } catch (error) {
    return storeProblem(error)?.code ?? 'ok';
  }
}

test('any one damaged byte is noticed, by name, before its page is believed', () => {
  const path = scratch();
  const db = opened(path);
  db.transaction(() => {
    for (let n = 0; n < 30; n += 1) file(db);
  });
  // Pages that a migration left free hold nothing and are never read.
  db.exec('vacuum');
  db.close();
  const whole = readFileSync(path);
  // The first 24 bytes are the salt, which a raw key does not use, and SQLite's own page size and version.
  const anywhere = fc.record({ place: fc.integer({ min: 24, max: whole.length - 1 }), bit: fc.nat(7) });
  fc.assert(
    fc.property(anywhere, ({ place, bit }) => {
      const damaged = Buffer.from(whole);
      damaged[place] = (damaged[place] ?? 0) ^ (1 << bit);
      writeFileSync(path, damaged);
      const again = openStore(path, key);
      expect(noticedIn(again)).not.toBe('ok');
      if (again.ok) again.value.close();
    }),
    { seed: 1, numRuns: 60 },
  );
});

test('a full disk is named, and the commit that did not fit left nothing', () => {
  const db = opened();
  file(db);
  db.pragma(`max_page_count = ${Number(db.pragma('page_count'))}`);
  let thrown: unknown = null;
  try {
    for (;;) file(db, { payload: 'ა'.repeat(2000) });
  } catch (error) {
    thrown = error;
  }
  expect(storeProblem(thrown)).toEqual({ code: 'desk.disk-full', detail: 'SQLITE_FULL' });
  const counted = db.get<{ cases: number }>('select count(*) as cases from cases')?.cases;
  expect(db.get('select last from serials')).toEqual({ last: counted });
  expect(db.get("select cases from state_counts where state = 'queued'")).toEqual({ cases: counted });
  db.close();
});

test('only what the desk must live with is a problem; anything else stays a bug', () => {
  const path = scratch();
  opened(path).close();
  const reader = connect(path, { readonly: true });
  const codes = [
    () => reader.run('create table x (a)'),
    () => connect(`${path}/x`),
    () => opened(path).run('insert into cases (id) values (null)'),
    () => opened(path).run('no such statement'),
  ].map((act) => {
    try {
      act();
      return 'done';
    } catch (error) {
      return storeProblem(error)?.code ?? null;
    }
  });
  reader.close();
  expect(codes).toEqual(['desk.database-unreadable', 'desk.database-unreadable', null, null]);
  expect(storeProblem(Object.assign(new Error('x'), { code: 'SQLITE_READONLY_DBMOVED' }))?.code).toBe('desk.read-only');
  expect(storeProblem(Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT' }))).toBeNull();
  expect(storeProblem('SQLITE_FULL')).toBeNull();
});

test('a database without a key is refused by name and left as it lies', () => {
  const path = scratch();
  const plain = connect(path);
  plain.exec('create table cases (name)');
  plain.close();
  const before = bytes(path);
  expect(openStore(path, key)).toEqual({
    ok: false,
    problem: { code: 'desk.database-unreadable', detail: 'plain text' },
  });
  expect(bytes(path)).toBe(before);
});
