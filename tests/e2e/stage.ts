// Shows the built screens in a real Chromium with any desk behind the door, under the policy of the real window. The
// origin is answered from the built folder; nothing leaves the machine.
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { needChromium, quietChromium } from '../../build/chromium.ts';
import { root } from '../../build/run.ts';
import { rendererConfig } from '../../build/vite/renderer.ts';
import { receiptPolicy, resourceAt, screenPolicy } from '../../electron/shell/resources.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { CallName, Input } from '../../shared/contract/contract.ts';

const origin = 'http://sopeli.test';
const built = join(root, 'out/screens');
const pictures = join(root, 'out/pictures');

export interface Stage {
  readonly page: Page;
  /** What the page complained about since it was shown: errors, refused resources, exceptions. Must stay empty. */
  readonly complaints: readonly string[];
  /** Loads the screens anew over another desk; a window's own start costs more than many screens. */
  show(desk: Bridge): Promise<void>;
  /** Saves a picture and answers what axe finds wrong with the page; colours need one look, whatever the language. */
  look(name: string, colours?: 'looked at' | 'known'): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Builds the screens once for a test file. */
export async function buildScreens(): Promise<void> {
  await build({ ...rendererConfig, build: { ...rendererConfig.build, outDir: built } });
}

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: needChromium(),
    args: quietChromium,
  });

async function answerPage(
  path: string,
  bridge: Bridge,
): Promise<{ status: number; headers: Record<string, string>; body: Buffer | string }> {
  const resource = resourceAt(path);
  if (resource.kind === 'receipt') {
    const { deskNumber, size } = resource;
    const receipt = await bridge.call('receipt.read', { deskNumber, size });
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': receiptPolicy };
    return receipt.ok ? { status: 200, headers, body: receipt.value.html } : { status: 404, headers, body: '' };
  }
  if (resource.kind === 'page') {
    const page = await bridge.call('page.read', { page: resource.page });
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': receiptPolicy };
    return page.ok ? { status: 200, headers, body: page.value.html } : { status: 404, headers, body: '' };
  }
  if (resource.kind === 'refused') return { status: 404, headers: {}, body: '' };
  const headers = { 'content-type': resource.mediaType, 'content-security-policy': screenPolicy };
  return { status: 200, headers, body: await readFile(join(built, resource.path)) };
}

/** Opens a window of 1366 by 768 (the desk's usual screen) or of another size. */
export async function openStage(
  browser: Browser,
  first: Bridge,
  viewport = { width: 1366, height: 768 },
): Promise<Stage> {
  let bridge = first;
  let stop = (): void => undefined;
  const context = await browser.newContext({ viewport, locale: 'ka-GE', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== origin) return route.abort();
    return route.fulfill(await answerPage(url.pathname, bridge));
  });
  await page.exposeFunction('askDesk', (name: CallName, input: Input<CallName>) => bridge.call(name, input));
  await page.addInitScript(() => {
    const listeners = new Set<(event: unknown) => void>();
    const door = {
      call: (name: string, input: unknown) => (globalThis as unknown as Asking).askDesk(name, input),
      on: (listener: (event: unknown) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    Object.assign(globalThis, {
      sopeli: door,
      tellScreens: (event: unknown) => {
        for (const listener of listeners) listener(event);
      },
    });
  });
  const show = async (desk: Bridge): Promise<void> => {
    stop();
    bridge = desk;
    complaints.length = 0;
    stop = bridge.on((event) => {
      page.evaluate((told) => (globalThis as unknown as Asking).tellScreens(told), event).catch(() => undefined);
    });
    await page.goto(`${origin}/`);
  };
  await show(first);
  return {
    page,
    complaints,
    show,
    async look(name, colours = 'looked at') {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
      if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
      return page.evaluate(async (coloursToo) => {
        // What passes is not told node by node: that was most of the work.
        const found = await (globalThis as unknown as Asking).axe.run({
          resultTypes: ['violations'],
          rules: { 'color-contrast': { enabled: coloursToo } },
        });
        return found.violations.map(
          (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
        );
      }, colours === 'looked at');
    },
    async close() {
      stop();
      await context.close();
    },
  };
}

/** What the init script and axe put into the page. */
interface Asking {
  askDesk(name: string, input: unknown): Promise<unknown>;
  tellScreens(event: unknown): void;
  readonly axe: typeof axe;
}
