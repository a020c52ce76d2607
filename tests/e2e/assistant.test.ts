// Promises 1 and 3 before the operator's eyes: the database is damaged, the window says so, and by keys alone the desk is
// rebuilt, says what came from where, and goes on with every case. Nothing is deleted, and nothing offers to.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../build/run.ts';
import { practiceOperator } from '../../electron/services/practice.ts';
import type { CallName, Input, Output } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/result.ts';
import { application } from '../kill/work.ts';
import { startCentralProcess, startDesk, temporaryFolder } from './harness.ts';

const pictures = join(root, 'out/pictures');

async function call<N extends CallName>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  const result = (await page.evaluate(([asked, given]) => window.sopeli.call(asked as CallName, given as never), [
    name,
    input,
  ] as const)) as Result<unknown>;
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`);
  return result.value as Output<N>;
}

const signIn = (page: Page) =>
  call(page, 'session.sign-in', { operator: practiceOperator.operator, password: practiceOperator.password });

async function submit(page: Page, seed: number): Promise<string> {
  const { service, keystrokes } = application(seed);
  const content = keystrokes.at(-1);
  if (content === undefined) throw new Error('nothing typed');
  const { id: draft, revision: first } = await call(page, 'draft.create', { service });
  const { revision } = await call(page, 'draft.save', { draft, revision: first, content });
  return (await call(page, 'case.submit', { draft, revision })).deskNumber;
}

async function look(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  });
  expect(found, name).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
}

const focused = `document.activeElement.matches('button') ? document.activeElement.innerText : ''`;
async function press(page: Page, name: string): Promise<void> {
  for (let tab = 0; tab < 10; tab++) {
    if ((await page.evaluate<string>(focused)).includes(name)) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${name}`);
}

test('a damaged database is rebuilt from the start page by keys alone, and the desk goes on', async () => {
  const [folder, backups] = [temporaryFolder(), temporaryFolder()];
  process.env['SOPELI_BACKUP_FOLDER'] = backups;
  onTestFinished(() => {
    delete process.env['SOPELI_BACKUP_FOLDER'];
  });
  const central = await startCentralProcess();
  const setting = { folder, central: central.url, enrolmentCode: central.enrolmentCode };
  const first = await startDesk(setting);
  await first.page.getByRole('heading', { level: 1 }).waitFor();
  await signIn(first.page);
  await first.page.getByRole('status').filter({ hasText: 'კავშირი არის' }).waitFor();
  const numbers = [await submit(first.page, 1), await submit(first.page, 2)];
  await first.stop();
  // What is saved now is in no backup.
  const second = await startDesk(setting);
  await second.page.getByRole('heading', { level: 1 }).waitFor();
  await signIn(second.page);
  numbers.push(await submit(second.page, 3));
  await second.kill9();
  const file = join(folder, 'desk.db');
  const damaged = readFileSync(file).fill(0, 0, 40 * 4096);
  writeFileSync(file, damaged);
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });

  renameSync(backups, `${backups}-away`);
  const struck = await startDesk(setting);
  const { page } = struck;
  await page.getByRole('heading', { name: 'მონაცემთა ბაზა არ იკითხება.' }).waitFor();
  expect(await page.getByRole('button').allInnerTexts()).toEqual([
    expect.stringContaining('ხელახლა შემოწმება'),
    expect.stringContaining('აღდგენა ასლის გარეშე'),
  ]);
  await look(page, 'assistant-backup-away');
  renameSync(`${backups}-away`, backups);
  await press(page, 'ხელახლა შემოწმება');
  await page.getByRole('button', { name: 'აღდგენის დაწყება' }).waitFor();
  expect(await page.getByRole('button').count()).toBe(1);
  await look(page, 'assistant-offer');

  await press(page, 'აღდგენის დაწყება');
  await page.getByRole('heading', { name: 'მონაცემთა ბაზა აღდგენილია' }).waitFor();
  await look(page, 'assistant-report');
  const said = await page.locator('main').innerText();
  expect(said).toContain('ყველა შენახული საქმე ადგილზეა.');
  expect(said).toMatch(/სარეზერვო ასლიდან\s+2 \(desk-/);
  expect(said).toMatch(/ჟურნალიდან\s+1\s/);
  const aside = readdirSync(folder).find((name) => name.startsWith('desk.db.damaged-')) ?? '';
  expect(said).toContain(aside);
  expect(readFileSync(join(folder, aside, 'desk.db')).equals(damaged)).toBe(true);
  expect(readFileSync(join(folder, aside, 'report.txt'), 'utf8')).toContain('cases now: 3');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button').count()).toBe(0);
  await page.emulateMedia({ media: 'screen' });

  const desk = page.context().waitForEvent('page');
  await press(page, 'მუშაობის გაგრძელება');
  const opened = await desk;
  await opened.getByRole('heading', { level: 1 }).waitFor();
  await signIn(opened);
  numbers.push(await submit(opened, 4));
  const { cases } = await call(opened, 'case.list', { state: null, before: null });
  expect(cases.map(({ deskNumber }) => deskNumber).sort()).toEqual([...numbers].sort());
  expect(new Set(numbers).size).toBe(4);
  // The report is completed where the desk tells of its disk, once central has told all that it has.
  await opened.keyboard.press('F4');
  await opened.getByText('ცენტრალურ სისტემაში არ არის საქმე, რომელიც აღდგენილ ბაზას აკლია.').waitFor();
  expect(await opened.locator('main').innerText()).toContain(aside);
  await look(opened, 'assistant-completed');
  await struck.stop();
});
