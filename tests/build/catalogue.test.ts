// Promise: `npm run catalogue` writes the package that desks load, and tells what is wrong with one that is not.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { root } from '../../build/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
afterAll(() => rmSync(folder, { recursive: true }));

function check(text: string) {
  const file = join(folder, 'package.json');
  writeFileSync(file, text);
  return spawnSync(process.execPath, [join(root, 'build/catalogue/main.ts'), 'check', file], { encoding: 'utf8' });
}

test('a sound package is named with its version and contents', () => {
  const { status, stdout } = check(JSON.stringify(assembleCatalogue()));
  expect(stdout).toContain('version 1 of 2026-11-23: 329 services, 30 forms, 60 centers, 60 municipalities');
  expect(stdout).toMatch(/; labels in hy [1-9]\d*, az [1-9]\d*, ru [1-9]\d* of \d{3,}\. /);
  expect(status).toBe(0);
});

test('it is told how many labels an applicant can read in another language', () => {
  const { applicantFields, ...rest } = assembleCatalogue();
  const [first, ...others] = applicantFields.map((field) => ({ ...field, label: { ka: 'ველი', en: 'Field' } }));
  const field = { ...first, label: { ka: 'ველი', en: 'Field', hy: 'Դաշտ' } };
  const of = (pkg: object): number => Number(/labels in hy (\d+)/.exec(check(JSON.stringify(pkg)).stdout)?.[1]);
  const without = of({ ...rest, applicantFields: [{ ...field, label: { ka: 'ველი', en: 'Field' } }, ...others] });
  expect(of({ ...rest, applicantFields: [field, ...others] })).toBe(without + 1);
});

test('a broken one is refused, each fault on a line', () => {
  const pkg = assembleCatalogue();
  const { status, stderr } = check(
    JSON.stringify({ ...pkg, generalForm: 'blank', categories: pkg.categories.slice(1) }),
  );
  expect(stderr).toContain('- generalForm: no form blank\n');
  expect(stderr).toContain('- services.sda-id-card: no category identity\n');
  expect(status).toBe(1);
});

test('what is not JSON at all is refused too', () => {
  const { status, stderr } = check('{"version":');
  expect(stderr).toMatch(/:1:12 \n- not JSON: \w+\n/);
  expect(status).toBe(1);
});
