// Promise: the bench runs, over the real desk and its peers, and what it says of sizes holds: bytes do not depend on how
// fast a machine is, so they are held here too. Times are not.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../electron/desk.ts';
import type { Report } from './report.ts';

const script = fileURLToPath(new URL('main.ts', import.meta.url));
const bench = (folder: string, ...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, SOPELI_BENCH_FOLDER: folder },
  });

test('the store: every row has its figures, and a case takes no more bytes than one unencrypted without audit', () => {
  const folder = temporaryFolder();
  const done = bench(folder, 'store', '--cases', '700', '--rounds', '1', '--each', '3');
  expect(done.stderr).toBe('');
  expect([0, 1]).toContain(done.status);
  const { rows } = JSON.parse(readFileSync(join(folder, 'store.json'), 'utf8')) as Report;
  expect(rows.filter(({ cells }) => Object.values(cells).some((cell) => /NaN|Infinity/.test(cell)))).toEqual([]);
  const bytes = (of: string): number =>
    Number(rows.find(({ name }) => name === `bytes a case on the disk: ${of}`)?.cells['figure']);
  expect(bytes('desk')).toBeGreaterThan(500);
  expect(bytes('desk') / bytes('plain')).toBeLessThan(1.25);
  expect(rows.length).toBeGreaterThan(30);
});

test('without a name it tells what can be measured', () => {
  const done = bench(temporaryFolder());
  expect([done.status, done.stderr]).toEqual([2, expect.stringContaining('store')]);
});

test('the day: every row has its figures', () => {
  const folder = temporaryFolder();
  const done = bench(folder, 'day', '--days', '2', '--each', '12', '--rounds', '1', '--desk');
  expect(done.stderr).toBe('');
  expect([0, 1]).toContain(done.status);
  const { rows } = JSON.parse(readFileSync(join(folder, 'day.json'), 'utf8')) as Report;
  expect(rows.map(({ name }) => name)).toContain('shift.read');
  expect(rows.filter(({ cells }) => Object.values(cells).some((cell) => /NaN|Infinity/.test(cell)))).toEqual([]);
});
