// A receipt as PDF, drawn by the real Chromium with the style and fonts that the program brings along, as the hidden window
// of the desk does: no script runs in it and nothing is waited for but the page.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { root } from '../../../build/run.ts';

const origin = 'http://sopeli.test';
const fonts = '/fonts/';

/** The print style in one piece; its fonts are asked for below `/fonts/`. */
async function printStyle(): Promise<string> {
  const read = (path: string): Promise<string> => readFile(join(root, 'renderer', path), 'utf8');
  const [style, faces] = await Promise.all([read('print.css'), read('styles/fonts.css')]);
  const [imported] = style.match(/@import [^;]+;/) ?? [];
  if (imported === undefined) throw new Error('the print style imports no fonts any more');
  return style.replace(imported, faces.replaceAll('url("@fontsource-variable/', `url("${fonts}`));
}

export interface Press {
  /** The page as PDF, on the paper that its own style names. */
  print(html: string): Promise<Buffer>;
  /** What reaches over the page's side, by its class; and how wide the code is, in millimetres. */
  layout(html: string): Promise<{ readonly over: readonly string[]; readonly code: number }>;
  /** The computer's own fonts that some letter of the page would be printed in. */
  foreignFonts(html: string): Promise<string[]>;
  close(): Promise<void>;
}

async function answering(context: BrowserContext, page: () => string): Promise<void> {
  const style = await printStyle();
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/receipt') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: page() });
    if (pathname === '/print.css') return route.fulfill({ contentType: 'text/css; charset=utf-8', body: style });
    if (!pathname.startsWith(fonts)) return route.abort();
    const path = join(root, 'node_modules/@fontsource-variable', pathname.slice(fonts.length));
    return route.fulfill({ contentType: 'font/woff2', body: await readFile(path) });
  });
}

export async function openPress(browser: Browser): Promise<Press> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  let shown = '';
  await answering(context, () => shown);
  const page = await context.newPage();
  const show = async (html: string): Promise<void> => {
    shown = html;
    await page.goto(`${origin}/receipt`);
  };
  return {
    async print(html) {
      await show(html);
      return page.pdf({ preferCSSPageSize: true, printBackground: true });
    },
    async layout(html) {
      await show(html);
      await page.emulateMedia({ media: 'print' });
      return page.evaluate(() => {
        const side = document.body.getBoundingClientRect().right + 1;
        const all = [...document.querySelectorAll('body *:not(.watermark)')];
        const code = document.querySelector('.mark svg')?.getBoundingClientRect().width ?? 0;
        const over = all.filter((one) => one.getBoundingClientRect().right > side);
        return { over: over.map((one) => one.className), code: (code / 96) * 25.4 };
      });
    },
    async foreignFonts(html) {
      await show(html);
      // Until its own fonts are there a letter stands in another one, unseen.
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const session = await context.newCDPSession(page);
      await session.send('DOM.enable');
      await session.send('CSS.enable');
      const { root: top } = await session.send('DOM.getDocument');
      const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: top.nodeId, selector: 'body *' });
      const found = new Set<string>();
      for (const nodeId of nodeIds) {
        const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
        for (const { familyName, isCustomFont } of fonts) if (!isCustomFont) found.add(familyName);
      }
      await session.detach();
      return [...found];
    },
    close: () => context.close(),
  };
}
