// What every step of the tour needs: the page, where pictures go, and a line with the time each step took.
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface Stage {
  readonly page: Page;
  readonly folder: string;
  /** Ends the practice central's process, and starts it again on its old address. */
  readonly breakLine: () => Promise<void>;
  readonly restoreLine: () => Promise<void>;
  /** Finished steps, in order. */
  readonly done: string[];
}

/** Runs one step, takes a picture of where it ended, and prints it with its time; what it throws ends the tour. */
export async function step<T>(stage: Stage, title: string, picture: string, act: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await act();
  stage.done.push(title);
  const number = String(stage.done.length).padStart(2, '0');
  await stage.page.screenshot({ path: join(stage.folder, `${number}-${picture}.png`), animations: 'disabled' });
  console.log(`${number} ${title} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  return result;
}
