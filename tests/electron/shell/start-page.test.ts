// Promise: the pages that stand where the desk would be are of one look with it, though they share no file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeLine, startPage, startPolicy, startStyle } from '../../../electron/shell/start-page.ts';

const coloursOf = (css: string): string[] => [...css.matchAll(/#[0-9a-f]{6}/g)].map(([colour]) => colour);

test('every colour is one of the screens', () => {
  const ours = coloursOf(startStyle);
  expect(ours.length).toBeGreaterThan(10);
  const tokens = join(import.meta.dirname, '../../../renderer/styles/tokens.css');
  expect(coloursOf(readFileSync(tokens, 'utf8'))).toEqual(expect.arrayContaining(ours));
});

test('the page needs no other file, and its policy lets it have none', () => {
  expect(startPage('')).not.toMatch(/src=|href=|url\(|@import/);
  expect(startPolicy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /);
});

test('a detail cannot become markup', () => {
  expect(codeLine('desk.disk-full', '<img src=x>')).toBe('<p class="code"><code>desk.disk-full img srcx</code></p>');
});
