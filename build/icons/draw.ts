// Draws the program's icons from icon.svg: `node build/icons/draw.ts` after the drawing changed. The results are kept in
// the repository, so that packaging needs no browser.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { needChromium, quietChromium } from '../chromium.ts';

const folder = import.meta.dirname;
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
const linuxSize = 512;

async function draw(page: Page, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html, body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`);
  return page.screenshot({ omitBackground: true });
}

/** The ICO container: a directory of 16 bytes an image, then the PNGs themselves; 0 stands for 256 pixels. */
function ico(images: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const header = Buffer.from([0, 0, 1, 0, images.length, 0]);
  let offset = header.length + images.length * 16;
  const entries = images.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    entry.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0]);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...images.map(({ png }) => png)]);
}

const browser = await chromium.launch({
  executablePath: needChromium(),
  args: quietChromium,
});
const page = await browser.newPage();
const images = [];
for (const size of windowsSizes) images.push({ size, png: await draw(page, size) });
writeFileSync(join(folder, 'icon.ico'), ico(images));
writeFileSync(join(folder, 'icon.png'), await draw(page, linuxSize));
await browser.close();
