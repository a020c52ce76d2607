// How long the screens take to be seen on a slow computer: a real Chromium with its processor throttled, over the real desk,
// whose answers come as much later as its thread would need there. Both work at the same time, as they do on the desk.
import type { Page } from 'playwright-core';
import type { DeskCore } from '../../../electron/core/compose.ts';
import type { Bridge } from '../../../shared/contract/bridge.ts';
import { buildScreens, openStage, startBrowser } from '../../e2e/stage.ts';

export interface Drawn {
  readonly name: string;
  readonly screenMs: number;
}

interface World {
  sopeli: { call: (name: string, input: unknown) => Promise<unknown> };
}

/**
 * From the second time on these calls are answered as they were the first time, after so many milliseconds: what carries
 * them here, another than on the desk, takes longer than the desk.
 */
function answerAfter(page: Page, delays: Readonly<Record<string, number>>): Promise<void> {
  return page.evaluate((after) => {
    const { sopeli } = globalThis as unknown as World;
    const { call } = sopeli;
    const kept = new Map<string, unknown>();
    sopeli.call = async (name, input) => {
      const delay = after[name];
      if (delay === undefined) return call(name, input);
      if (!kept.has(name)) kept.set(name, await call(name, input));
      else await new Promise((resolve) => setTimeout(resolve, delay));
      return structuredClone(kept.get(name));
    };
  }, delays);
}

/** Milliseconds from the press to when the frame that shows it is on the screen (Element Timing's time of presentation). */
async function pressed(page: Page, button: string, shown: string): Promise<number> {
  await page.locator(button).first().waitFor();
  return page.evaluate(
    async ([from, to]) => {
      const presented = new Promise<number>((resolve) => {
        new PerformanceObserver((list, observer) => {
          const [entry] = list.getEntries() as (PerformanceEntry & { presentationTime: number })[];
          if (entry === undefined) return;
          observer.disconnect();
          resolve(entry.presentationTime);
        }).observe({ type: 'element' });
      });
      // Nobody presses before the screen that is left stands whole.
      for (let n = 0; n < 3; n += 1) await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 300 }));
      const begun = performance.now();
      document.querySelector<HTMLElement>(from ?? '')?.click();
      let found: Element | null = null;
      while (found === null) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        found = document.querySelector(to ?? '');
      }
      // Before this frame is painted, so that its painting is told.
      const words = document.createTreeWalker(found, NodeFilter.SHOW_TEXT).nextNode()?.parentElement;
      words?.setAttribute('elementtiming', '');
      return (await presented) - begun;
    },
    [button, shown],
  );
}

/**
 * Draws each screen of a desk where somebody is signed in some times and answers the middle one. `delays`: milliseconds that
 * the slow desk takes for a call.
 */
export async function drawn(
  core: DeskCore,
  slower: number,
  delays: Readonly<Record<string, number>>,
): Promise<Drawn[]> {
  await buildScreens();
  const browser = await startBrowser();
  const bridge = { call: (name: string, input: unknown) => core.dispatch(name, input), on: core.onEvent };
  const stage = await openStage(browser, bridge as unknown as Bridge);
  const { page } = stage;
  try {
    await page.locator('nav').waitFor();
    await answerAfter(page, delays);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const times = async (name: string, once: () => Promise<number>): Promise<Drawn> => {
      const all: number[] = [];
      for (let n = 0; n < 6; n += 1) all.push(await once());
      // The first time its answers were fetched.
      return { name, screenMs: all.slice(1).toSorted((one, other) => one - other)[2] ?? Number.NaN };
    };
    const fromVisits = (nth: number, shown: string) => async () => {
      await page.keyboard.press('F11');
      await page.locator('.bars').first().waitFor();
      return pressed(page, `.page-head button:nth-child(${nth})`, shown);
    };
    return [
      await times('day book', fromVisits(1, '#weeks-title')),
      await times('change of shifts', fromVisits(2, '#shift-promises')),
      await times('list of cases', async () => {
        await page.keyboard.press('F11');
        await page.locator('.bars').first().waitFor();
        return pressed(page, '.frame-tab[aria-keyshortcuts="F3"]', '.cases-found tbody tr');
      }),
    ];
  } finally {
    await stage.close();
    await browser.close();
  }
}
