// Promise 1 where somebody else touches SQLite's write-ahead log: nothing is committed into a log that is gone without a
// word, nothing of a broken log is copied over good pages, and what the connection still knows is saved.
import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyVerified } from '../../db/backup/copy.ts';
import { checkpointWhenIdle } from '../../db/checkpoint.ts';
import { committedFrames, logFile } from '../../db/log/format.ts';
import { closeLeavingLog, letGo } from '../../db/log/leave.ts';
import { logExtent } from '../../db/log/watch.ts';
import type { Db } from '../../db/sqlite.ts';
import { file as fileCase, key, opened, scratch } from './fixture.ts';

const frame = 24 + 4096;
const numbers = (db: Db): string[] =>
  db.all<{ n: string }>('select desk_number as n from cases order by place').map(({ n }) => n);

/** A store with some cases in the database file and some in the log alone. */
function withLog(): { db: Db; file: string; saved: string[] } {
  const file = scratch();
  const db = opened(file);
  for (let n = 0; n < 20; n += 1) fileCase(db);
  checkpointWhenIdle(db);
  for (let n = 0; n < 5; n += 1) fileCase(db);
  return { db, file, saved: numbers(db) };
}

test('the frames that SQLite must take in are counted as it counts them, also in a log that ends anywhere', () => {
  const { db, file } = withLog();
  const { log } = logExtent(db);
  expect(committedFrames(file)).toBe(log);
  const whole = readFileSync(logFile(file));
  closeLeavingLog(db, file, key);
  expect(readFileSync(logFile(file)).equals(whole)).toBe(true);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 32 + log * frame }), fc.boolean(), (at, cut) => {
      const copy = scratch();
      copyFileSync(file, copy);
      writeFileSync(logFile(copy), cut ? whole.subarray(0, at) : Buffer.from(whole).fill(0xa5, at, at + 9));
      const counted = committedFrames(copy);
      const store = opened(copy);
      expect(logExtent(store).log).toBe(counted);
      store.close();
    }),
    { seed: 11, numRuns: 25 },
  );
});

test.each([
  ['emptied', (log: string) => truncateSync(log, 0)],
  ['cut', (log: string) => truncateSync(log, 32 + 2 * frame)],
  ['deleted', (log: string) => rmSync(log)],
  ['overwritten', (log: string) => writeFileSync(log, readFileSync(log).fill(7))],
])(
  'a log that is %s is noticed at the next commit and at a checkpoint, and all that was committed is saved',
  (_, strike) => {
    const { db, file, saved } = withLog();
    strike(logFile(file));
    expect(() => checkpointWhenIdle(db)).toThrow('the log is not');
    expect(() => fileCase(db)).toThrow('the log is not');
    const all = numbers(db);
    expect(letGo(db, file, key)).toBe('rescued');
    const again = opened(file);
    expect(numbers(again)).toEqual(all);
    expect(all.slice(0, saved.length)).toEqual(saved);
    expect(again.pragma('integrity_check')).toBe('ok');
    again.close();
    expect(existsSync(`${file}.rescued`)).toBe(false);
  },
);

test('a cut between the rescue and the switch costs nothing: the next opening goes on with the rescued copy', () => {
  const { db, file, saved } = withLog();
  truncateSync(logFile(file), 0);
  expect(copyVerified(db, key, `${file}.rescued`).ok).toBe(true);
  closeLeavingLog(db, file, key);
  const again = opened(file);
  expect(numbers(again)).toEqual(saved);
  again.close();
  expect(existsSync(`${file}.rescued`)).toBe(false);
});

test('what is not in memory any more is not made up: the files are left, with every page of before', () => {
  const { db, file, saved } = withLog();
  truncateSync(logFile(file), 0);
  expect(() => fileCase(db)).toThrow('the log is not');
  db.pragma('shrink_memory');
  expect(letGo(db, file, key)).toBe('left');
  expect(existsSync(`${file}.rescued`)).toBe(false);
  const again = opened(file);
  expect(numbers(again)).toEqual(saved.slice(0, 20));
  expect(again.pragma('integrity_check')).toBe('ok');
  again.close();
});

test('a log that is all in the database may go', () => {
  const { db, file, saved } = withLog();
  checkpointWhenIdle(db);
  truncateSync(logFile(file), 0);
  fileCase(db);
  expect(numbers(db)).toHaveLength(saved.length + 1);
  expect(letGo(db, file, key)).toBe('closed');
});
