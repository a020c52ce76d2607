// A page of the desk: messages both ways, navigation under the desk's rule, PDF.
import { EventEmitter } from 'node:events';
import type { Frame, Page, Route } from 'playwright-core';
import { fromWeb, originOf, toWeb } from './addresses.ts';
import { allows } from './app.ts';
import { ipcMain } from './ipc-main.ts';
import type { PageAnswer, PageMessage } from './page-side.ts';
import { answerRoute } from './protocol.ts';

interface Message {
  readonly channel: string;
  readonly args: readonly unknown[];
}
interface PdfOptions {
  readonly preferCSSPageSize?: boolean;
  readonly printBackground?: boolean;
  readonly pageSize?: { readonly width: number; readonly height: number };
}
type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

interface FrameMain {
  readonly url: string;
  readonly origin: string;
  readonly parent: FrameMain | null;
}

function frameMain(frame: Frame): FrameMain {
  const url = fromWeb(frame.url());
  const parent = frame.parentFrame();
  return { url, origin: originOf(url), parent: parent === null ? null : frameMain(parent) };
}

export class WebContents extends EventEmitter {
  #page: Page | null = null;
  #loading = false;
  #opens: OpenHandler = () => ({ action: 'allow' });
  /** What the page has not fetched yet, and the page's standing question for more. */
  #waiting: Message[] = [];
  #receiver: ((answer: PageAnswer) => void) | null = null;

  /** Takes over a page that Chromium opened for this window. */
  attach(page: Page): void {
    this.#page = page;
    page.on('popup', (popup) => {
      if (this.#opens({ url: fromWeb(popup.url()) }).action === 'deny') void popup.close();
    });
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed' }));
    page.on('response', (response) => {
      const request = response.request();
      if (!request.isNavigationRequest() || response.frame() !== page.mainFrame() || response.status() === 204) return;
      this.#waiting = [];
      this.#receiver = null;
      this.emit('did-navigate', {}, fromWeb(response.url()), response.status(), response.statusText());
    });
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#opens = handler;
  }

  isDestroyed(): boolean {
    return this.#page?.isClosed() ?? false;
  }

  async load(url: string): Promise<void> {
    if (this.#page === null) throw new Error('the window is not open');
    this.#loading = true;
    try {
      await this.#page.goto(toWeb(url), { waitUntil: 'load' });
    } finally {
      this.#loading = false;
    }
  }

  send(channel: string, ...args: unknown[]): void {
    const message = structuredClone({ channel, args });
    if (this.#receiver === null) this.#waiting.push(message);
    else this.#receiver({ value: message });
    this.#receiver = null;
  }

  /** A message of the page's preload, from `frame`. */
  async receive(frame: Frame, message: PageMessage): Promise<PageAnswer> {
    if (message.kind === 'receive') {
      const next = this.#waiting.shift();
      if (next !== undefined) return { value: next };
      return new Promise((resolve) => {
        this.#receiver = resolve;
      });
    }
    const event = { sender: this, senderFrame: frameMain(frame) };
    if (message.kind === 'invoke') return ipcMain.invoke(message.channel, event, message.args);
    ipcMain.emit(message.channel, event, ...message.args);
    return { value: undefined };
  }

  /** A request of the page: a navigation that the page itself wants is the desk's to allow; 204 leaves it where it is. */
  async request(route: Route): Promise<void> {
    const request = route.request();
    const byPage = request.isNavigationRequest() && request.frame() === this.#page?.mainFrame() && !this.#loading;
    if (byPage && !allows(this, 'will-navigate', { url: fromWeb(request.url()) }))
      return route.fulfill({ status: 204 });
    await answerRoute(route);
  }

  async printToPDF({ preferCSSPageSize, printBackground, pageSize }: PdfOptions): Promise<Buffer> {
    if (this.#page === null) throw new Error('the window is not open');
    return this.#page.pdf({
      ...(preferCSSPageSize === undefined ? {} : { preferCSSPageSize }),
      ...(printBackground === undefined ? {} : { printBackground }),
      ...(pageSize === undefined ? {} : { width: `${pageSize.width}in`, height: `${pageSize.height}in` }),
    });
  }

  /** There is no printer behind a preview, and it says so. */
  print(_options: object, done: (success: boolean, reason: string) => void): void {
    done(false, 'the preview has no printer');
  }
}
