// The window at work: by keyboard alone, with bundled letters only, and when the desk answers nonsense.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { problem } from '../../shared/problems.ts';
import { violations } from '../renderer/axe.ts';
import { exchange } from '../renderer/fake-desk/cases.ts';
import { fakeDesk } from '../renderer/fake-desk/desk.ts';
import { people, signIn, submitRoad } from '../renderer/fake-desk/samples.ts';
import { buildScreens, openStage, startBrowser } from './stage.ts';

const pkg = assembleCatalogue();
let browser: Browser;

beforeAll(async () => {
  await buildScreens();
  browser = await startBrowser();
});
afterAll(() => browser.close());

async function withWindow(bridge: Bridge, act: (page: Page) => Promise<void>): Promise<void> {
  const stage = await openStage(browser, bridge);
  try {
    await act(stage.page);
  } finally {
    await stage.close();
  }
}

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');

test('from signing in to a begun application without touching the mouse', async () => {
  const desk = fakeDesk(pkg, { mode: 'live' });
  await withWindow(desk.bridge, async (page) => {
    await page.locator('#operator').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type(desk.world.operators[0]?.password ?? '');
    await page.keyboard.press('Enter');
    await page.locator('#search').waitFor();
    expect(await focused(page)).toBe('search');
    await page.keyboard.type('gzis dazianeba');
    await page.locator('#service-municipality-road').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.locator('.result[aria-selected="true"]').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.button-primary:focus').waitFor();
    desk.world.failing.set('draft.create', problem('desk.disk-full'));
    await page.keyboard.press('Enter');
    await page.locator('.notice-bad').waitFor();
    expect(await focused(page)).toBe('service-start');
    desk.world.failing.clear();
    await page.keyboard.press('Enter');
    // A key that comes before its page is there goes to the page before.
    await page.locator('[id^="field-applicant-"]').first().waitFor();
    expect(desk.world.drafts.size).toBe(1);
    await page.keyboard.press('F8');
    await page.locator('#service-start').waitFor();
    await page.keyboard.press('F8');
    await page.locator('#search').waitFor();
    expect(await page.locator('#search').inputValue()).toBe('gzis dazianeba');
  });
});

test('function keys go everywhere, help closes with Escape, and the focus comes back', async () => {
  const desk = fakeDesk(pkg);
  await signIn(desk);
  await withWindow(desk.bridge, async (page) => {
    await page.locator('#search').waitFor();
    await page.keyboard.press('F1');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('search');
    await page.keyboard.press('F3');
    await page.locator('#find').waitFor();
    expect(await focused(page)).toBe('find');
    await page.keyboard.press('F4');
    await page.locator('#line-title').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });
});

test('one key covers everything, no other key works under it, and what was typed is still there', async () => {
  const desk = fakeDesk(pkg);
  await signIn(desk);
  await withWindow(desk.bridge, async (page) => {
    await page.locator('#search').fill('გზის');
    await page.keyboard.press('F7');
    await page.locator('dialog[open]').waitFor();
    const size = await page.locator('dialog').boundingBox();
    expect(size).toMatchObject({ x: 0, y: 0, ...page.viewportSize() });
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('F3');
    await page.keyboard.press('F7');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('search');
    expect(await page.locator('#search').inputValue()).toBe('გზის');
    expect(await page.locator('#find').count()).toBe(0);
    // Nor does a figure, with the list of contacts open under the cover.
    await page.keyboard.press('F12');
    await page.locator('.contact-kinds').waitFor();
    await page.keyboard.press('F7');
    await page.locator('.dialog-whole').waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('F7');
    await page.locator('.dialog-whole').waitFor({ state: 'detached' });
    expect(desk.world.contacts).toEqual([]);
    await page.keyboard.press('1');
    await expect.poll(() => desk.world.contacts).toEqual(['advice']);
  });
});

test('what central answers appears on the open screen by itself, in words', async () => {
  const desk = fakeDesk(pkg);
  await signIn(desk);
  await submitRoad(desk, people[0]);
  await withWindow(desk.bridge, async (page) => {
    await page.locator('.status-bar', { hasText: 'გასაგზავნია: 1' }).waitFor();
    await page.keyboard.press('F3');
    await page.locator('td', { hasText: 'გასაგზავნია' }).waitFor();
    exchange(desk.world);
    await page.locator('td', { hasText: 'რეგისტრირებულია' }).waitFor();
    await page.locator('.status-bar', { hasText: 'კავშირი არის' }).waitFor();
  });
});

test('a screen that breaks says that nothing is lost, and opening again works', async () => {
  const desk = fakeDesk(pkg);
  await signIn(desk);
  let broken = true;
  const bridge: Bridge = {
    ...desk.bridge,
    call: async (name, input) => {
      const answer = await desk.bridge.call(name, input);
      if (broken && name === 'queue.read' && answer.ok) Object.assign(answer.value, { line: null });
      return answer;
    },
  };
  await withWindow(bridge, async (page) => {
    await page.locator('[role="alert"] .button-primary').waitFor();
    expect(await page.locator('[role="alert"]').textContent()).toContain('არაფერი დაკარგულა');
    broken = false;
    await page.locator('.button-primary').click();
    await page.locator('#search').waitFor();
  });
});

test('every letter and sign that Georgia needs comes from a bundled font', async () => {
  await withWindow(fakeDesk(pkg).bridge, async (page) => {
    await page.locator('h1').waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const fonts: Record<string, string[]> = {};
    for (const sign of ['₾', '№', 'ə', 'Ə', 'ა', 'ჰ', 'Հ', 'և', 'Я', 'ё', 'İ', 'A', '„', '“', '5']) {
      await page.evaluate((text) => {
        const heading = document.querySelector('h1');
        if (heading !== null) heading.textContent = text;
        return document.fonts.ready.then(() => undefined);
      }, sign);
      const { root } = await session.send('DOM.getDocument');
      const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'h1' });
      const used = await session.send('CSS.getPlatformFontsForNode', { nodeId });
      fonts[sign] = used.fonts.map(
        (font) => `${font.familyName.split(' ').slice(0, 2).join(' ')} ${font.isCustomFont}`,
      );
    }
    for (const [sign, used] of Object.entries(fonts)) expect([sign, used]).toEqual([sign, ['Noto Sans true']]);
  });
});
