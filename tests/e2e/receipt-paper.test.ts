// Promise: a receipt or another paper comes out on exactly the paper that was chosen, with the longest names and in every language, as it did
// when somebody last looked at it: no line moved, no name cut off, no letter lost, its code large enough for a hand scanner.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../build/run.ts';
import type { ReceiptSize } from '../../shared/contract/cases.ts';
import { differences } from './golden/differ.ts';
import { goldenPapers } from './golden/papers.ts';
import { drawPdf, fromPng } from './golden/picture.ts';
import { openPress } from './golden/print.ts';
import { type GoldenPage, goldenReceipts } from './golden/receipts.ts';
import { startBrowser } from './stage.ts';

const pages = [...goldenReceipts, ...goldenPapers];
const paper: Record<ReceiptSize, readonly [number, number]> = { A4: [210, 297], A5: [148, 210], '80mm': [80, 297] };
const perMillimetre = 72 / 25.4;
const goldens = join(import.meta.dirname, 'golden');
const drawn = join(root, 'out/golden');
let browser: Browser;

beforeAll(async () => {
  const command = ['tests/e2e/golden/main.ts', '--into', drawn];
  await promisify(execFile)(process.execPath, command, { cwd: root });
  browser = await startBrowser();
});
afterAll(() => browser.close());

const picture = (folder: string, name: string) => fromPng(readFileSync(join(folder, `${name}.png`)));

test.each(pages)('$name looks as it did', ({ name, size }) => {
  expect(differences(picture(goldens, name), picture(drawn, name))).toEqual([]);
  const pdf = readFileSync(join(drawn, `${name}.pdf`), 'latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)];
  expect(boxes.length).toBeGreaterThan(0);
  for (const [, width, height] of boxes) {
    // Chromium rounds to whole pixels, a quarter of a millimetre.
    expect(Math.abs(Number(width) / perMillimetre - paper[size][0])).toBeLessThan(0.3);
    expect(Math.abs(Number(height) / perMillimetre - paper[size][1])).toBeLessThan(0.3);
  }
});

test('nothing reaches over the side, and a hand scanner reads the code', async () => {
  const press = await openPress(browser);
  for (const { name, html } of pages) {
    const { over, code } = await press.layout(html);
    expect([name, over]).toEqual([name, []]);
    // 53 squares with their margin, each of half a millimetre at least.
    if (html.includes('class="mark"')) expect(code).toBeGreaterThan(53 * 0.5);
  }
  await press.close();
});

test('no letter is printed in a font that the computer happens to have', async () => {
  const press = await openPress(browser);
  for (const { name, html } of pages.filter(({ size }) => size === 'A4')) {
    expect([name, await press.foreignFonts(html)]).toEqual([name, []]);
  }
  const [first] = goldenReceipts;
  const spoiled = first?.html.replace('<p class="copy"', '<p class="copy" style="font-family:monospace"') ?? '';
  expect((await press.foreignFonts(spoiled)).length).toBeGreaterThan(0);
  await press.close();
});

const hidden = (letter: string): string => `<span style="visibility:hidden">${letter}</span>`;
/** What must not go unnoticed, done to a page of which nothing else moves. */
const spoilings: readonly (readonly [string, (html: string) => string])[] = [
  [
    'a line half a millimetre lower',
    (html) => html.replace('<p class="standing"', '<p class="standing" style="position:relative;top:0.5mm"'),
  ],
  ['the thinnest Georgian letter lost', (html) => html.replace('ხვიჩა', `ხვ${hidden('ი')}ჩა`)],
  ['the last letter of a name cut off', (html) => html.replace('ალექსანდრე', `ალექსანდრ${hidden('ე')}`)],
  ['a Georgian letter as the box of an unknown one', (html) => html.replace('ალექს', 'ალ\u{E000}ქს')],
];
const full = goldenReceipts.filter(({ name }) => name === 'A4-hy' || name === '80mm-ka');
const spoiled = full.flatMap((receipt) => spoilings.map(([what, spoil]) => ({ ...receipt, what, spoil })));

test.each(spoiled)('$name with $what is told', async ({ name, html, spoil }: GoldenPage & (typeof spoiled)[number]) => {
  expect(spoil(html)).not.toBe(html);
  const press = await openPress(browser);
  const found = differences(picture(goldens, name), await drawPdf(await press.print(spoil(html))));
  await press.close();
  expect(found.length).toBeGreaterThan(0);
});
