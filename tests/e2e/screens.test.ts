// Every state of every screen, drawn by a real Chromium under the window's own policy: no complaint, nothing that axe
// finds wrong, nothing cut off, in Georgian and, switched where one stands, in English; and every control is reached by
// keys alone, with the focus in sight, no trap, and Escape out of what was asked.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { ka } from '../../renderer/i18n/resources.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { shortLists } from '../../shared/contract/daybook.ts';
import { problem } from '../../shared/problems.ts';
import { people, submitRoad } from '../renderer/fake-desk/samples.ts';
import { busy, press } from './scene.ts';
import { scenes } from './scenes.ts';
import { buildScreens, openStage, type Stage, startBrowser } from './stage.ts';
import { walkByKeys } from './walk.ts';

const pkg = assembleCatalogue();
let browser: Browser;
/** Windows whose scene is over: the next one is shown there. */
const idle: Stage[] = [];

beforeAll(async () => {
  await buildScreens();
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** The desk in a window: one that has shown another before, as a new one costs more than the scene. */
async function shown(desk: Bridge): Promise<Stage> {
  const stage = idle.pop();
  if (stage === undefined) return openStage(browser, desk);
  await stage.show(desk);
  return stage;
}

async function expectSound(stage: Stage, name: string, colours?: 'known'): Promise<void> {
  expect(await stage.look(name, colours)).toEqual([]);
  expect(stage.complaints).toEqual([]);
  expect(await stage.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

test.concurrent.for(scenes)('$name', async ({ name, desk: prepare, act }) => {
  const desk = await prepare(pkg);
  const stage = await shown(desk.bridge);
  await act(stage.page, desk);
  await expectSound(stage, `${name}-ka`);
  // Clicked from inside, because an open dialog keeps the mouse away from the header.
  await stage.page.evaluate(() => document.querySelector<HTMLElement>('.frame-languages [lang="en"]')?.click());
  await stage.page.locator('html[lang="en"]').waitFor({ state: 'attached' });
  await expectSound(stage, `${name}-en`, 'known');
  expect(await walkByKeys(stage.page)).toEqual([]);
  const dialog = stage.page.locator('dialog[open]');
  if ((await dialog.count()) > 0) {
    await stage.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  idle.push(stage);
});

test('a scene stands once, so that no picture takes another’s place', () => {
  const names = scenes.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test('menu, bar and status line are reached by keys too', async () => {
  const visits = scenes.find(({ name }) => name === 'visits-bar');
  if (visits === undefined) throw new Error('no such scene');
  const desk = await visits.desk(pkg);
  const stage = await openStage(browser, desk.bridge);
  try {
    await visits.act(stage.page, desk);
    expect(await walkByKeys(stage.page, 'body')).toEqual([]);
  } finally {
    await stage.close();
  }
});

test('on a wide screen the work stays in the middle and nothing is cut off', async () => {
  const services = scenes.find(({ name }) => name === 'services');
  if (services === undefined) throw new Error('no such scene');
  const desk = await services.desk(pkg);
  const stage = await openStage(browser, desk.bridge, { width: 1920, height: 1080 });
  try {
    await services.act(stage.page, desk);
    await expectSound(stage, 'services-1920-ka');
    const page = await stage.page.locator('.page').boundingBox();
    expect(page?.width).toBeLessThan(1400);
  } finally {
    await stage.close();
  }
});

test('a form sends once however often its button is pressed; a refusal is read where it was asked; the focus stays on the page', async () => {
  const desk = await busy(pkg);
  await desk.bridge.call('pad.reserve', { count: 5 });
  const stage = await openStage(browser, desk.bridge);
  const { page } = stage;
  const asked = (call: (typeof desk.asked)[number]) => desk.asked.filter((one) => one === call).length;
  const focused = () => page.evaluate(() => document.activeElement?.tagName);
  try {
    await press('F3')(page);
    await page.locator('#find').fill(desk.world.cases[0]?.summary.deskNumber ?? '');
    await page.keyboard.press('Enter');
    await page.locator('#note-words').fill('ხვალ დილით დაურეკეთ');
    const release = desk.hold();
    await page.getByRole('button', { name: ka['notes.add'] }).dblclick();
    release();
    await page.locator('.note-words').waitFor();
    expect(asked('note.add')).toBe(1);

    const handed = { words: 'ქვითრის ასლი აკლია', to: desk.world.session?.operator ?? null };
    await desk.bridge.call('note.add', { deskNumber: desk.world.cases[0]?.summary.deskNumber ?? '', ...handed });
    desk.world.failing.set('note.keep', problem('case.forgotten'));
    await press('F11')(page);
    await page.locator('.page-head .button').nth(1).click();
    await page.locator('[aria-labelledby="shift-mine"] li .button').last().click();
    await page.locator('.notice-bad').waitFor();

    await press('F6')(page);
    await page.locator('#pads-open').click();
    await page.locator('.table .button').first().click();
    desk.world.failing.set('pad.void', problem('pad.used'));
    await page.locator('#pad-reason').fill('დასველდა');
    await page.keyboard.press('Enter');
    await page.locator('dialog .notice-bad').waitFor();
    expect(await page.locator('.notice-bad').count()).toBe(1);
    desk.world.failing.delete('pad.void');
    await page.keyboard.press('Enter');
    await page.locator('dialog').waitFor({ state: 'detached' });
    // The button that asked is gone.
    expect(await focused()).toBe('H1');

    const first = scenes.find(({ name }) => name === 'first-day-code');
    const fresh = await first?.desk(pkg);
    if (fresh === undefined) throw new Error('no such scene');
    await stage.show(fresh.bridge);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('code');
    const again = page.getByRole('button', { name: ka['usb.refresh'] });
    fresh.world.enrolmentSticks = ['KINGSTON'];
    await again.focus();
    await page.keyboard.press('Enter');
    await page.getByText('KINGSTON').waitFor();
    expect(await again.evaluate((button) => button === document.activeElement)).toBe(true);

    const long = await busy(pkg);
    for (let filed = 0; filed < shortLists.day; filed++) await submitRoad(long, people[0]);
    await stage.show(long.bridge);
    await press('F11')(page);
    await page.locator('.page-head button').first().click();
    const rows = page.locator('[aria-labelledby="day-cases"] tbody tr');
    await rows.nth(shortLists.day - 1).waitFor();
    await page.getByRole('button', { name: ka['daybook.showAll'].split('{{')[0] ?? '' }).focus();
    await page.keyboard.press('Enter');
    await rows.nth(shortLists.day).waitFor();
    // The button is gone: Tab goes on behind the last row that was there.
    const row = () => rows.evaluateAll((all) => all.findIndex((one) => one.contains(document.activeElement)));
    await expect.poll(row).toBe(shortLists.day - 1);
  } finally {
    await stage.close();
  }
});
