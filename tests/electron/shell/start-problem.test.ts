// Promise: a desk that cannot start says why and what to do, in both languages, and the page holds nothing else.
import { expect, test } from 'vitest';
import { startProblemPage } from '../../../electron/shell/start-problem.ts';
import { unfitReasons } from '../../../shared/contract/storage.ts';
import { problem } from '../../../shared/problems.ts';

const said = (page: string): string[] =>
  [...page.matchAll(/<h[12]>(.+?)<\/h[12]><p>(.+?)<\/p>/g)].map(([, one]) => one ?? '');

test('every unfit place has its own words', () => {
  const pages = unfitReasons.map((reason) => said(startProblemPage(problem('desk.place-unfit', reason))));
  for (const [ka = '', en = ''] of pages) {
    expect(ka).toMatch(/\p{Script=Georgian}/u);
    expect(en).toMatch(/^[A-Z][\x20-\x7e]+\.$/);
  }
  expect(new Set(pages.flat()).size).toBe(2 * unfitReasons.length);
});

test.each([
  'desk.key-missing',
  'desk.keystore-unsafe',
  'desk.passphrase-wrong',
  'desk.database-unreadable',
  'desk.database-behind',
  'desk.log-gone',
  'desk.database-newer',
  'desk.disk-full',
  'desk.disk-failing',
  'desk.read-only',
  'desk.misconfigured',
] as const)('%s has words of its own, and none of them offers to delete or to begin anew', (code) => {
  const [ka, en] = said(startProblemPage(problem(code)));
  const [unknownKa, unknownEn] = said(startProblemPage(problem('call.crashed')));
  expect(ka).not.toBe(unknownKa);
  expect(en).not.toBe(unknownEn);
  expect(startProblemPage(problem(code))).not.toMatch(/(?<!არაფერი )წაშალ|start over|delete (?!nothing)/i);
});

test('what is not known is said plainly, and a detail cannot become markup', () => {
  const page = startProblemPage(problem('desk.place-unfit', '<script>x</script>'));
  expect(said(page)).toHaveLength(2);
  expect(page).not.toContain('<script>');
});
