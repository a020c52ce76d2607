// Promise: a commit only adds to the log; moving it into the file happens when the core says so, and loses nothing.
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkpointWhenIdle } from '../../db/checkpoint.ts';
import { connect } from '../../db/sqlite.ts';
import { file, opened, scratch } from './fixture.ts';

test('commits leave the file alone until a quiet moment, and then the log is used again from its start', () => {
  const path = scratch();
  const db = opened(path);
  checkpointWhenIdle(db);
  const before = statSync(path).size;
  // More than the thousand pages after which SQLite by itself would do it inside a commit, however well it is packed.
  for (let n = 0; n < 8; n += 1) file(db, { payload: randomBytes(750_000).toString('base64') });
  expect(statSync(path).size).toBe(before);
  checkpointWhenIdle(db);
  expect(statSync(path).size).toBeGreaterThan(before + 5_000_000);
  const log = statSync(`${path}-wal`).size;
  file(db);
  expect(statSync(`${path}-wal`).size).toBe(log);
  expect(db.get('select count(*) as cases from cases')).toEqual({ cases: 9 });
  db.close();
});

test('inside a transaction it is a bug', () => {
  const db = opened();
  expect(() => db.transaction(() => checkpointWhenIdle(db))).toThrow('inside a transaction');
  db.close();
});

test('a reader in the middle of reading holds nobody up', () => {
  const path = scratch('plain.db');
  const db = connect(path);
  db.pragma('journal_mode = wal');
  db.exec('create table t (n integer) strict; insert into t values (1)');
  const reader = connect(path, { readonly: true });
  reader.exec('begin');
  expect(reader.get('select count(*) as n from t')).toEqual({ n: 1 });
  db.run('insert into t values (2)');
  checkpointWhenIdle(db);
  expect(reader.get('select count(*) as n from t')).toEqual({ n: 1 });
  reader.exec('commit');
  expect(reader.get('select count(*) as n from t')).toEqual({ n: 2 });
  reader.close();
  db.close();
});
