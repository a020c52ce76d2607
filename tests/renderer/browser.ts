// The real screens in a real Chromium over a real desk: dispatch, services and the encrypted store run in the test's own
// process; only the shell between them is left out (tests/e2e has it). Nothing is fetched: pages come from the bundle.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { onTestFinished } from 'vitest';
import { needChromium, quietChromium } from '../../build/chromium.ts';
import { makeWire } from '../../build/preview/wire.ts';
import { rendererConfig } from '../../build/vite/renderer.ts';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../electron/desk.ts';

export const origin = 'http://sopeli.invalid';
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
const wire = makeWire();

export interface Screens {
  /** A page of its own over a desk of its own, signed in, at the first screen. */
  open(language?: 'ka' | 'en', options?: TestDeskOptions): Promise<OpenScreens>;
  close(): Promise<void>;
}
export interface OpenScreens {
  readonly page: Page;
  readonly desk: TestDesk;
  /** Errors of scripts and the console; a test that ends with any has failed. */
  readonly faults: string[];
}

// Its text runs in the page: it must name nothing of this module.
function doorScript(pageWire: ReturnType<typeof makeWire>): void {
  const world = globalThis as unknown as {
    deskCall(text: string): Promise<string>;
    deskEvent(text: string): void;
    sopeli: unknown;
  };
  const listeners = new Set<(event: unknown) => void>();
  const ask = world.deskCall;
  world.deskEvent = (text) => {
    for (const listener of listeners) listener(pageWire.decode(text));
  };
  world.sopeli = {
    call: async (name: string, input: unknown) => pageWire.decode(await ask(pageWire.encode({ name, input }))),
    on: (listener: (event: unknown) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function openPage(
  browser: Browser,
  bundle: string,
  language: 'ka' | 'en',
  options: TestDeskOptions,
): Promise<OpenScreens> {
  const desk = await openTestDesk(options);
  await desk.signIn();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'ka-GE' });
  onTestFinished(() => context.close());
  await context.exposeBinding('deskCall', async (_source, text: string) => {
    const { name, input } = wire.decode(text) as { name: unknown; input: unknown };
    return wire.encode(await desk.core.dispatch(name, input));
  });
  await context.addInitScript(`(${doorScript})((${makeWire})());`);
  await context.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname;
    const receipt = /^\/receipt\/(\d+)\/(A4|A5|80mm)$/.exec(path);
    if (receipt !== null) {
      const html = await desk.core.receiptPage(receipt[1] ?? '', receipt[2] ?? '');
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html.ok ? html.value : '' });
    }
    const file = path === '/' ? 'index.html' : path.slice(1);
    return route.fulfill({ contentType: types[extname(file)] ?? 'text/plain', body: readFileSync(join(bundle, file)) });
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  desk.core.onEvent((event: DeskEvent) => {
    if (!page.isClosed()) void page.evaluate(`deskEvent(${JSON.stringify(wire.encode(event))})`).catch(() => {});
  });
  await page.goto(`${origin}/`);
  await page.locator('.frame-nav').waitFor();
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  return { page, desk, faults };
}

/** Bundles the screens and starts Chromium, once per file of tests. `args`: more of its arguments. */
export async function startScreens(args: readonly string[] = []): Promise<Screens> {
  const bundle = mkdtempSync(join(tmpdir(), 'sopeli-screens-'));
  await build({
    ...rendererConfig,
    logLevel: 'error',
    build: { ...rendererConfig.build, outDir: bundle, minify: false },
  });
  const browser = await chromium.launch({
    executablePath: needChromium(),
    args: [...quietChromium, ...args],
  });
  return {
    open: (language = 'ka', options = {}) => openPage(browser, bundle, language, options),
    close: async () => {
      await browser.close();
      rmSync(bundle, { recursive: true, force: true });
    },
  };
}
