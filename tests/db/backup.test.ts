// Promise 7 over a change of keys: backups under an earlier key are kept until newer verified ones have taken their
// place, then go like all others; slots never stay without their backup, nor a backup without its slots.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { backupFolder, listBackups, makeBackup } from '../../db/backup/place.ts';
import { openReader } from '../../db/reader.ts';
import { file, key, opened, scratch } from './fixture.ts';

const otherKey = new Uint8Array(32).fill(9);
const day = (n: number): string => new Date(Date.UTC(2026, 2, n, 8)).toISOString();

test('backups under an earlier key go by age, as soon as newer ones are there', () => {
  const path = scratch();
  const place = join(dirname(path), 'place');
  mkdirSync(place);
  const slots = join(dirname(path), 'key-slots.json');
  writeFileSync(slots, '{}');
  const db = opened(path);
  file(db);
  const [old, fresh] = [backupFolder(place, key), backupFolder(place, otherKey)];
  const make = (under: Uint8Array, n: number): boolean => {
    const earlier = under === otherKey ? [old.slice(place.length + 1)] : [];
    return makeBackup(db, { slotFiles: [slots], key: under, place, earlier, at: day(n) }).ok;
  };
  const kept = (folder: string): string[] => listBackups(folder).map(({ at }) => at.slice(0, 10));

  for (const n of [1, 2, 3]) expect(make(key, n)).toBe(true);
  // The database has the earlier key still, so its copy under another one is refused, and nothing is dropped for it.
  expect(make(otherKey, 4)).toBe(false);
  expect(kept(old)).toHaveLength(3);
  db.pragma('journal_mode = delete');
  db.pragma(`rekey = 'raw:${Buffer.from(otherKey).toString('hex')}'`);

  expect(make(otherKey, 4)).toBe(true);
  expect([kept(old), kept(fresh)]).toEqual([['2026-03-03', '2026-03-02', '2026-03-01'], ['2026-03-04']]);
  for (let n = 5; n <= 31; n += 1) make(otherKey, n);
  expect([kept(old).length, kept(fresh).length]).toEqual([2, 28]);
  for (let n = 32; n <= 33; n += 1) make(otherKey, n);
  expect(existsSync(old)).toBe(false);
  expect(kept(fresh)).toHaveLength(30);
  const names = readdirSync(fresh);
  expect(names.filter((name) => name.endsWith('.json')).map((name) => name.replace('.key-slots.json', ''))).toEqual(
    names.filter((name) => name.endsWith('.db')),
  );
  const newest = openReader(join(fresh, names.filter((name) => name.endsWith('.db')).at(-1) ?? ''), otherKey);
  expect(newest.ok && newest.value.get('select count(*) as n from cases')).toEqual({ n: 1 });
  if (newest.ok) newest.value.close();
  db.close();
});

test('slots that a failed try left behind go with the next rotation, foreign files stay', () => {
  const path = scratch();
  const place = join(dirname(path), 'place');
  mkdirSync(place);
  const db = opened(path);
  const folder = backupFolder(place, key);
  mkdirSync(folder);
  for (const name of ['desk-00000009-20260301T080000Z.db.key-slots.json', 'notes.json', 'notes.db.json']) {
    writeFileSync(join(folder, name), '{}');
  }
  for (const hour of [8, 8]) makeBackup(db, { slotFiles: [], key, place, at: `2026-03-02T0${hour}:00:00.000Z` });
  expect(readdirSync(folder).sort()).toEqual(['desk-00000002-20260302T080000Z.db', 'notes.db.json', 'notes.json']);
  db.close();
});
