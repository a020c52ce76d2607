// Promise: of a damaged table everything is read but what lies on damaged pages, from both ends and in between.
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openReader } from '../../db/reader.ts';
import { readableRows } from '../../db/salvage/rows.ts';
import { file as fileCase, key, opened, scratch } from './fixture.ts';

const page = 4096;
const cases = 1500;

function filled(): string {
  const path = scratch();
  const db = opened(path);
  db.transaction(() => {
    for (let n = 0; n < cases; n++) fileCase(db);
  });
  db.close();
  return path;
}

function read(path: string, table: string): { rows: unknown[]; whole: boolean } {
  const store = openReader(path, key);
  if (!store.ok) return { rows: [], whole: false };
  const rows: unknown[] = [];
  const whole = readableRows(store.value, table, (row) => rows.push(row));
  store.value.close();
  return { rows, whole };
}

test('a sound table is read whole, with and without row numbers; one that is not there is not whole', () => {
  const path = filled();
  expect(read(path, 'cases')).toMatchObject({ whole: true, rows: { length: cases } });
  expect(read(path, 'state_counts')).toMatchObject({ whole: true, rows: { length: 5 } });
  expect(read(path, 'no_such_table')).toEqual({ whole: false, rows: [] });
});

test('pages overwritten anywhere cost their own rows and no others, and no row comes twice or changed', () => {
  const path = filled();
  const sound = readFileSync(path);
  const all = read(path, 'case_versions').rows.map((row) => JSON.stringify(row));
  const pages = sound.length / page;
  let partly = 0;
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: pages - 1 }), { minLength: 1, maxLength: 6 }), (hits) => {
      const bytes = Buffer.from(sound);
      for (const hit of hits) bytes.fill(hit % 251, hit * page, (hit + 1) * page);
      writeFileSync(path, bytes);
      const { rows, whole } = read(path, 'case_versions');
      const texts = rows.map((row) => JSON.stringify(row));
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts.filter((row) => !all.includes(row))).toEqual([]);
      expect(whole).toBe(texts.length === all.length);
      if (texts.length > 0 && !whole) partly += 1;
      // A page holds a dozen versions; only a page of the tree above them costs more.
      if (!whole && texts.length > 0) expect(all.length - texts.length).toBeLessThan(cases);
    }),
    { seed: 20_261_123, numRuns: 60 },
  );
  expect(partly).toBeGreaterThan(5);
});
