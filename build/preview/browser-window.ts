// Windows on pages of Chromium: opened when made, found again by their page, gone when Chromium closes them.
import { EventEmitter } from 'node:events';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { allows, app } from './app.ts';
import { driverAddress, openChromium } from './chromium.ts';
import { bindingName, type PageMessage, pageScript } from './page-side.ts';
import { session } from './session.ts';
import { WebContents } from './web-contents.ts';
import { makeWire } from './wire.ts';

interface Options {
  readonly show?: boolean;
  readonly webPreferences: {
    readonly sandbox?: boolean;
    readonly contextIsolation?: boolean;
    readonly nodeIntegration?: boolean;
    readonly preload?: string;
  };
}

const wire = makeWire();
const pages = new Map<Page, WebContents>();
const prepared = new WeakMap<BrowserContext, Promise<void>>();

function windowOf(request: Request): WebContents | undefined {
  try {
    return pages.get(request.frame().page());
  } catch {
    // A popup asks before it has a frame; it belongs to no window of the desk.
    return undefined;
  }
}

async function prepare(context: BrowserContext): Promise<void> {
  await session.defaultSession.applyPermissions(context);
  await context.exposeBinding(bindingName, async ({ page, frame }, text: string) => {
    const answer = await pages.get(page)?.receive(frame, wire.decode(text) as PageMessage);
    return wire.encode(answer ?? { error: 'no window' });
  });
  await context.route('**/*', async (route) => {
    const contents = windowOf(route.request());
    await (contents === undefined ? route.abort('blockedbyclient') : contents.request(route));
  });
}

async function openPage(contents: WebContents, options: Options): Promise<Page> {
  const context = await openChromium(app.getPath('userData'), options.show !== false);
  if (!prepared.has(context)) prepared.set(context, prepare(context));
  await prepared.get(context);
  // Chromium starts with one empty page; the first window takes it.
  const page = context.pages().find((open) => !pages.has(open)) ?? (await context.newPage());
  pages.set(page, contents);
  await page.addInitScript({ content: pageScript(options.webPreferences.preload ?? null) });
  contents.attach(page);
  return page;
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly #page: Promise<Page>;
  #closed = false;

  constructor(options: Options) {
    super();
    const { sandbox, contextIsolation, nodeIntegration } = options.webPreferences;
    if (sandbox !== true || contextIsolation !== true || nodeIntegration !== false) {
      throw new Error('the preview opens only sandboxed, isolated windows without Node');
    }
    app.windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.#page = openPage(this.webContents, options);
    this.#page.then(
      (page) => page.on('close', () => this.#gone(page)),
      () => {},
    );
  }

  async loadURL(url: string): Promise<void> {
    await this.#page;
    await this.webContents.load(url);
    const driver = driverAddress();
    if (driver !== null) process.send?.({ driver });
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  focus(): void {
    void this.#page.then((page) => page.bringToFront());
  }

  async close(): Promise<void> {
    if (allows(this, 'close')) await (await this.#page).close();
  }

  destroy(): void {
    void this.#page.then((page) => page.close());
  }

  #gone(page: Page): void {
    if (this.#closed) return;
    this.#closed = true;
    pages.delete(page);
    app.windows.delete(this);
    this.emit('closed');
    if (app.windows.size > 0) return;
    if (app.listenerCount('window-all-closed') === 0) app.quit();
    else app.emit('window-all-closed');
  }
}
