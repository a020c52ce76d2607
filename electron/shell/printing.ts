// Receipts on paper and as PDF, laid out by a hidden page of the app's own origin, so that paper and screen show the
// same document. A page that did not come is never printed.
import { BrowserWindow, type WebContents } from 'electron';
import type { Printer } from '../core/ports.ts';
import { origin } from './origin.ts';
import { lockedPreferences } from './window.ts';

/** Micrometres; a roll has no height of its own, so it gets the longest page that printers accept. */
const paper = {
  A4: { width: 210_000, height: 297_000 },
  A5: { width: 148_000, height: 210_000 },
  '80mm': { width: 80_000, height: 297_000 },
} as const;
const micrometresPerInch = 25_400;

async function withPage<T>(path: string, use: (page: WebContents) => Promise<T>): Promise<T> {
  const window = new BrowserWindow({ show: false, webPreferences: { ...lockedPreferences, javascript: false } });
  try {
    let status = 0;
    window.webContents.on('did-navigate', (_event, _url, code) => {
      status = code;
    });
    await window.loadURL(origin + path);
    if (status !== 200) throw new Error(`the receipt page answered ${status}`);
    return await use(window.webContents);
  } finally {
    window.destroy();
  }
}

/** The desk's printer: the system's default one, without a dialog. */
export function systemPrinter(): Printer {
  return {
    pdf: (path, size) =>
      withPage(path, async (page) => {
        const { width, height } = paper[size];
        return page.printToPDF({
          preferCSSPageSize: true,
          printBackground: true,
          pageSize: { width: width / micrometresPerInch, height: height / micrometresPerInch },
        });
      }),
    print: (path, size) =>
      withPage(
        path,
        (page) =>
          new Promise((resolve) => {
            page.print({ silent: true, printBackground: true, pageSize: paper[size] }, (success) => resolve(success));
          }),
      ),
  };
}
