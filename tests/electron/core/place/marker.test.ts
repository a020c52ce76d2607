// Promise: a disk or database that was put back is noticed at the next start or the one after; starts, power cuts
// between the two counts, and folders from a backup are not mistaken for it.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readStarts, recordStart } from '../../../../db/starts.ts';
import { markStart, wasReset } from '../../../../electron/core/place/marker.ts';
import { opened } from '../../../db/fixture.ts';
import { temporaryFolder } from '../../desk.ts';

const silent = (): void => undefined;
const log = { error: silent, info: silent, debug: silent };
const reset = [{ code: 'desk.place-reset' }];

/** A folder that is started again and again on a database of its own. */
function place() {
  const folder = temporaryFolder();
  const file = join(folder, 'desk.db');
  const start = (): readonly unknown[] => {
    const db = opened(file);
    const warned = markStart(db, folder, log);
    db.close();
    return warned;
  };
  return { folder, file, marker: join(folder, 'starts'), start };
}

test.each([
  [null, 0, false],
  [null, 57, false],
  [5, 5, false],
  [5, 6, false],
  [5, 7, true],
  [6, 5, true],
])('marker %s, database %s: %s', (marked, counted, expected) => {
  expect(wasReset(marked, counted)).toBe(expected);
});

test('ordinary starts are counted in both places and warn of nothing', () => {
  const { file, marker, start } = place();
  for (let n = 1; n <= 4; n += 1) {
    expect(start()).toEqual([]);
    expect(readFileSync(marker, 'utf8')).toBe(String(n));
  }
  const db = opened(file);
  onTestFinished(() => db.close());
  expect(readStarts(db)).toBe(4);
});

test('a database that is put back is noticed at once, and at every start again', () => {
  const { folder, file, start } = place();
  start();
  const kept = join(folder, 'kept');
  copyFileSync(file, kept);
  start();
  for (let n = 0; n < 3; n += 1) {
    for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
    copyFileSync(kept, file);
    expect(start()).toEqual(reset);
  }
  expect(start()).toEqual([]);
});

test('files that are put back beside a database that is not are noticed after two starts', () => {
  const { marker, start } = place();
  start();
  start();
  writeFileSync(marker, '1');
  expect(start()).toEqual([]);
  writeFileSync(marker, '1');
  expect(start()).toEqual(reset);
});

test('a power cut between the two counts warns of nothing', () => {
  const { file, start } = place();
  start();
  const db = opened(file);
  recordStart(db, 2);
  db.close();
  expect(start()).toEqual([]);
  expect(start()).toEqual([]);
});

test('a marker that says nothing, or none, is begun anew', () => {
  const { marker, start } = place();
  for (let n = 0; n < 3; n += 1) start();
  rmSync(marker);
  expect(start()).toEqual([]);
  writeFileSync(marker, 'x');
  expect(start()).toEqual([]);
  expect(readFileSync(marker, 'utf8')).toBe('5');
});
