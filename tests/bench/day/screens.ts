// How long the screens take to be drawn on a slow computer: a real Chromium with its processor throttled, over the real desk.
// Waiting for the desk is left out here, for the way between the two is not the window's; the desk is measured by itself.
import type { Page } from 'playwright-core';
import type { DeskCore } from '../../../electron/core/compose.ts';
import type { Bridge } from '../../../shared/contract/bridge.ts';
import { buildScreens, openStage, startBrowser } from '../../e2e/stage.ts';

export interface Drawn {
  readonly name: string;
  readonly screenMs: number;
  readonly calls: readonly string[];
}

interface Timing {
  sopeli: { call: (name: string, input: unknown) => Promise<unknown> };
  waits: [number, number][];
}

/**
 * From the press to when the frame that shows it is on the screen (Element Timing's time of presentation), without the
 * time in which the desk was awaited; in milliseconds.
 */
async function pressed(page: Page, button: string, shown: string): Promise<number> {
  await page.locator(button).first().waitFor();
  return page.evaluate(
    async ([from, to]) => {
      const world = globalThis as unknown as Timing;
      const presented = new Promise<number>((resolve) => {
        new PerformanceObserver((list, observer) => {
          const [entry] = list.getEntries() as (PerformanceEntry & { presentationTime: number })[];
          if (entry === undefined) return;
          observer.disconnect();
          resolve(entry.presentationTime);
        }).observe({ type: 'element' });
      });
      world.waits = [];
      const begun = performance.now();
      document.querySelector<HTMLElement>(from ?? '')?.click();
      let found: Element | null = null;
      while (found === null) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        found = document.querySelector(to ?? '');
      }
      // Before this frame is painted, so that its painting is told.
      document
        .createTreeWalker(found, NodeFilter.SHOW_TEXT)
        .nextNode()
        ?.parentElement?.setAttribute('elementtiming', '');
      const ended = await presented;
      let [waited, until] = [0, begun];
      for (const [since, end] of world.waits.toSorted((one, other) => one[0] - other[0])) {
        waited += Math.max(0, end - Math.max(since, until));
        until = Math.max(until, end);
      }
      return ended - begun - waited;
    },
    [button, shown],
  );
}

/** Draws each screen of a desk where somebody is signed in some times and answers the middle one. */
export async function drawn(core: DeskCore, slower: number): Promise<Drawn[]> {
  await buildScreens();
  const browser = await startBrowser();
  const bridge = {
    call: (name: string, input: unknown) => core.dispatch(name, input),
    on: core.onEvent,
  } as unknown as Bridge;
  const stage = await openStage(browser, bridge);
  const { page } = stage;
  try {
    await page.locator('nav').waitFor();
    await page.evaluate(() => {
      const world = globalThis as unknown as Timing;
      const { call } = world.sopeli;
      world.waits = [];
      world.sopeli.call = async (name, input) => {
        const since = performance.now();
        const answer = await call(name, input);
        world.waits.push([since, performance.now()]);
        return answer;
      };
    });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const times = async (name: string, calls: string[], once: () => Promise<number>): Promise<Drawn> => {
      const all: number[] = [];
      for (let n = 0; n < 5; n += 1) all.push(await once());
      return { name, calls, screenMs: all.toSorted((one, other) => one - other)[2] ?? Number.NaN };
    };
    const fromVisits = (nth: number, shown: string) => async () => {
      await page.keyboard.press('F11');
      await page.locator('.bars').first().waitFor();
      return pressed(page, `.page-head button:nth-child(${nth})`, shown);
    };
    return [
      await times('day book', ['daybook.read', 'daybook.weeks'], fromVisits(1, '#weeks-title')),
      await times('change of shifts', ['shift.read'], fromVisits(2, '#shift-promises')),
      await times('list of cases', ['case.list all'], async () => {
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
