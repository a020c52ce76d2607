// Promise: a database goes from one schema to the next whole, whatever happens meanwhile, and never backwards.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Migration, migrate } from '../../db/migrate.ts';
import { shipped } from '../../db/migrations/shipped.ts';
import { openStore } from '../../db/open.ts';
import { file, key, opened, scratch } from './fixture.ts';

// A later migration as it may look one day: a new column filled from rows that are there, and a big new table.
const later: Migration = {
  number: 9010,
  name: 'village',
  sql: `alter table operators add column village text;
    update operators set village = 'სოფელი ' || name;
    create table villages (n integer primary key, name text not null) strict;
    insert into villages with recursive c (n) as (select 1 union all select n + 1 from c where n < 20000)
      select n, 'სოფელი ნომერი ' || n || ' ' || hex(randomblob(60)) from c;`,
};
const latest: Migration = { number: 9020, name: 'second', sql: 'create table second (n integer primary key) strict' };

function withRows(path: string): void {
  const db = opened(path);
  db.run("insert into operators values ('o1', 'ნინო', 'operator', '-', '2026-03-02')");
  for (let n = 0; n < 3; n += 1) file(db);
  db.close();
}

test('every step keeps the rows that were there, and a step is run once', () => {
  const path = scratch();
  withRows(path);
  for (const list of [
    [...shipped, later],
    [...shipped, later],
    [...shipped, later, latest],
  ]) {
    const db = opened(path, list);
    expect(db.pragma('user_version')).toBe(list.at(-1)?.number);
    expect(db.all('select id, village from operators')).toEqual([{ id: 'o1', village: 'სოფელი ნინო' }]);
    expect(db.get('select count(*) as cases from cases')).toEqual({ cases: 3 });
    expect(db.pragma('foreign_key_check')).toBeUndefined();
    db.close();
  }
});

test('several steps at once end where single steps end', () => {
  const [slow, quick] = [scratch(), scratch()];
  for (const list of [shipped, [...shipped, later], [...shipped, later, latest]]) opened(slow, list).close();
  const ends = [opened(slow, [...shipped, later, latest]), opened(quick, [...shipped, later, latest])];
  const [one, other] = ends.map((db) => db.all('select type, name, sql from sqlite_schema order by type, name'));
  expect(one).toEqual(other);
  for (const db of ends) db.close();
});

test('a step that fails leaves the database at the step before', () => {
  const path = scratch();
  withRows(path);
  const broken: Migration = { number: 9010, name: 'broken', sql: 'create table half (n integer) strict; nonsense' };
  expect(() => openStore(path, key, [...shipped, broken])).toThrow(/nonsense/);
  const db = opened(path);
  expect(db.pragma('user_version')).toBe(shipped.at(-1)?.number);
  expect(db.get("select 1 from sqlite_schema where name = 'half'")).toBeUndefined();
  db.close();
});

test.each([
  ['of a database in use', true],
  ['of the very first start', false],
])('a kill in the middle %s leaves it before the step, and the next start finishes it', async (_, used) => {
  const path = scratch();
  if (used) withRows(path);
  const list = used ? [...shipped, later] : shipped;
  const script = fileURLToPath(new URL('children/half-migration.ts', import.meta.url));
  const child = spawn(process.execPath, [script, path, JSON.stringify(list), Buffer.from(key).toString('hex')]);
  const errors: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => errors.push(part));
  const [said] = await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
  expect(String(said), Buffer.concat(errors).toString()).toBe('inside\n');
  child.kill('SIGKILL');
  await once(child, 'close');

  if (used) {
    const before = opened(path);
    expect(before.pragma('user_version')).toBe(shipped.at(-1)?.number);
    expect(before.get("select 1 from sqlite_schema where name = 'villages'")).toBeUndefined();
    before.close();
  }
  const db = opened(path, list);
  expect(db.pragma('user_version')).toBe(list.at(-1)?.number);
  expect(db.pragma('integrity_check')).toBe('ok');
  if (used) expect(db.get('select count(*) as count from villages')).toEqual({ count: 20_000 });
  db.close();
});

test('a database from the future, or of another line, is refused by name and not touched', () => {
  const path = scratch();
  opened(path, [...shipped, latest]).close();
  for (const list of [shipped, [...shipped, later]]) {
    const result = openStore(path, key, list);
    expect(result).toMatchObject({ ok: false, problem: { code: 'desk.database-newer' } });
  }
  const db = opened(path, [...shipped, latest]);
  expect(db.pragma('user_version')).toBe(latest.number);
  db.close();
});

test('a list that does not rise is a bug', () => {
  const db = opened();
  expect(() => migrate(db, [later, ...shipped])).toThrow(/rise/);
  expect(() => migrate(db, [...shipped, ...shipped])).toThrow(/rise/);
  expect(() => migrate(db, [{ number: 0, name: 'zero', sql: '' }])).toThrow(/rise/);
  db.close();
});
