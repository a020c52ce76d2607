// Every state of every screen, drawn by a real Chromium under the window's own policy: no complaint, nothing that axe
// finds wrong, every letter from a bundled font, in both languages.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { screenLanguages } from '../../renderer/i18n/init.ts';
import { scenes } from './scenes.ts';
import { buildScreens, openStage, startBrowser } from './stage.ts';

const pkg = assembleCatalogue();
let browser: Browser;

beforeAll(async () => {
  await buildScreens();
  browser = await startBrowser();
});
afterAll(() => browser.close());

describe.each(screenLanguages)('in %s', (language) => {
  test.each(scenes)('$name', async ({ name, desk: prepare, act }) => {
    const desk = await prepare(pkg);
    const stage = await openStage(browser, desk.bridge);
    try {
      await stage.page.locator(`.frame-languages [lang="${language}"]`).click();
      await act(stage.page, desk);
      await stage.page.evaluate(() => document.fonts.ready.then(() => undefined));
      expect(await stage.look(`${name}-${language}`)).toEqual([]);
      expect(stage.complaints).toEqual([]);
      expect(await stage.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    } finally {
      await stage.close();
    }
  });
});
