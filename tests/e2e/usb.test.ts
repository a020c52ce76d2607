// Promise: where no line comes, a stick does. On the built desk, by keys alone: a case with a paper goes desk → USB →
// central → USB → desk, with no line on either side, and ends registered; the same again doubles nothing.
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../build/run.ts';
import { fileCase } from '../../build/tour/filing.ts';
import { controlAt } from '../central/harness.ts';
import { startCentralProcess, startDesk, temporaryFolder } from './harness.ts';

const run = promisify(execFile);

/** Goes to the control with this name by Tab alone and presses it. */
async function pressByKeys(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const one = document.activeElement;
      return one?.getAttribute('aria-label') ?? one?.textContent ?? '';
    });
    if (focused !== name) continue;
    await page.keyboard.press('Enter');
    return;
  }
  throw new Error(`${name} is not reached by Tab`);
}

const picture = (page: Page, name: string) => {
  mkdirSync(join(root, 'out/pictures'), { recursive: true });
  return page.screenshot({ path: join(root, 'out/pictures', `${name}.png`) });
};

const bundleTool = (...args: string[]) =>
  run(process.execPath, [join(root, 'tests/central/usb/main.ts'), ...args], { cwd: root });

test('a case goes by USB to central and comes back registered', async () => {
  const [folder, centralFolder, sticks, pictures] = [1, 2, 3, 4].map(() => temporaryFolder()) as [
    string,
    string,
    string,
    string,
  ];
  const stick = join(sticks, 'KINGSTON');
  mkdirSync(stick);
  const known = await startCentralProcess(centralFolder);
  process.env['SOPELI_CENTRAL_RECIPIENT'] = known.recipient;
  process.env['SOPELI_STICKS_FOLDER'] = sticks;
  onTestFinished(() => {
    delete process.env['SOPELI_CENTRAL_RECIPIENT'];
    delete process.env['SOPELI_STICKS_FOLDER'];
  });
  const { page } = await startDesk({ folder, central: known.url, enrolmentCode: known.enrolmentCode });
  // The line is cut before the case is submitted, and never comes back.
  const deskNumber = await fileCase({
    page,
    folder: pictures,
    breakLine: () => known.stop(),
    restoreLine: () => Promise.reject(new Error('not in this story')),
    done: [],
  });
  const read = async () => {
    const answer = await page.evaluate((asked) => window.sopeli.call('case.read', { deskNumber: asked }), deskNumber);
    if (!answer.ok) throw new Error(answer.problem.code);
    return answer.value;
  };
  expect(await read()).toMatchObject({ summary: { state: 'queued' }, papersWaiting: 1 });

  await page.keyboard.press('F4');
  await pressByKeys(page, 'გაგზავნა USB-მეხსიერებით');
  await page.getByRole('heading', { level: 1, name: 'გაგზავნა USB-მეხსიერებით' }).waitFor();
  await pressByKeys(page, 'ფაილის მომზადება');
  await page.getByRole('button', { name: 'ჩაწერა: KINGSTON' }).waitFor();
  await picture(page, 'usb-desk-prepared');
  await pressByKeys(page, 'ჩაწერა: KINGSTON');
  await page.getByText('ფაილი მთლიანად ჩაწერილია').waitFor();
  expect((await bundleTool('check', stick)).stdout).toMatch(/^whole: /);

  // Central somewhere else, where this desk's line does not reach.
  const central = await startCentralProcess(centralFolder);
  expect(central.url).not.toBe(known.url);
  const control = `${central.url}/control`;
  const counts = () => controlAt(control).get<Record<string, number>>('/counts');
  const taken = await bundleTool('import', stick, '--out', stick, '--control', control);
  expect(taken.stdout).toMatch(/1 cases \(1 new\), 1 papers \(1 new\)/);
  const before = await counts();
  expect(before).toMatchObject({ cases: 1, papers: 1 });
  const again = await bundleTool('import', stick, '--out', temporaryFolder(), '--control', control);
  expect(again.stdout).toMatch(/1 cases \(0 new\), 1 papers \(0 new\)/);
  expect(await counts()).toEqual(before);
  await central.stop();

  await pressByKeys(page, 'განახლება');
  await page.getByRole('button', { name: 'პასუხის წაკითხვა: KINGSTON' }).waitFor();
  await pressByKeys(page, 'პასუხის წაკითხვა: KINGSTON');
  await page.getByText('პასუხი წაკითხულია').waitFor();
  await picture(page, 'usb-desk-taken');
  const registered = await read();
  expect(registered).toMatchObject({ summary: { state: 'registered' }, papersWaiting: 0 });

  await pressByKeys(page, 'პასუხის წაკითხვა: KINGSTON');
  await page.getByText('ეს პასუხი უკვე წაკითხულია').waitFor();
  expect(await read()).toEqual(registered);
  await page.keyboard.press('F3');
  await page.locator('.tag', { hasText: 'რეგისტრირებულია' }).first().waitFor();
  expect(readdirSync(stick)).toHaveLength(2);
});
