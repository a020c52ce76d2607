// Promise: the guide for a central's engineers names every case of the suite with its meaning, and its commands exist.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listCases } from './conformance/list.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const guide = read('build/docs/central.md');

test('it holds the list that `npm run conformance -- --list` prints', () => {
  const [, held] = /<!-- cases -->\n([\s\S]*)<!-- \/cases -->/.exec(guide) ?? [];
  expect(held?.trim(), 'put what `npm run conformance -- --list` prints between the marks').toBe(listCases());
});

test('every command it names is one of ours', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...guide.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
  expect(named).toContain('openapi');
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});
