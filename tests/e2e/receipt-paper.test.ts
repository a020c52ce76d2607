// Promise: a receipt comes out on exactly the paper that was chosen, with the longest names and in every language, nothing cut
// off at its side, its code large enough for a hand scanner.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../build/run.ts';
import { type ReceiptSize, receiptSizeSchema } from '../../shared/contract/cases.ts';
import { languages } from '../../shared/primitives.ts';
import { receiptHtml } from '../../shared/receipt/html.ts';
import type { ReceiptModel } from '../../shared/receipt/model.ts';
import { startBrowser } from './stage.ts';

const paper: Record<ReceiptSize, readonly [number, number]> = { A4: [210, 297], A5: [148, 210], '80mm': [80, 297] };
const perMillimetre = 72 / 25.4;
// The style without the bundled fonts: those of the system are wider, which is the harder case.
const style = readFileSync(join(root, 'renderer/print.css'), 'utf8').replace(/@import [^;]+;/, '');
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

function longest(size: ReceiptSize, language: ReceiptModel['language']): ReceiptModel {
  const both = (ka: string) => ({ ka, second: language === null ? null : `${ka} (${language})` });
  const line = {
    label: both('განმცხადებელს განემარტა პერსონალურ მონაცემთა დამუშავების მიზანი'),
    value: both('სოციალურადდაუცველიმრავალშვილიანიოჯახისდამხმარეპროგრამა და კიდევ რამდენიმე სიტყვა'),
  };
  return {
    ...{ language, size, practice: true, copy: 12, deskNumber: '001022600000197', channel: 'system', refused: false },
    center: both('წინანდლის საზოგადოებრივი ცენტრი'),
    service: both('შეზღუდული შესაძლებლობის მქონე პირის საცხოვრებლის ადაპტირება'),
    unproven: true,
    applicant: 'გვენეტაძე-მჭედლიშვილი ხვიჩა-ალექსანდრე',
    filedAt: '04.05.2026 12:30',
    enteredAt: null,
    municipality: both('ახალციხის მუნიციპალიტეტი'),
    registration: { number: 'REG-2026/77-00000000000000000000000000000000000000000000', at: '05.05.2026 10:00' },
    due: [
      { counted: 'filed', on: '04.06.2026' },
      { counted: 'registered', on: '05.06.2026' },
    ],
    lines: Array.from({ length: 24 }, () => line),
    documents: [
      {
        name: both('ამონაწერი სოციალურად დაუცველი ოჯახების მონაცემთა ერთიანი ბაზიდან'),
        original: 'returned',
        copies: ['abcdef012345', '012345abcdef'],
      },
    ],
    papers: [{ name: 'პირადობის-დამადასტურებელი-დოკუმენტის-ასლი-ორივე-მხარე.pdf', hash: 'abcdef012345' }],
    operator: 'ქავთარაძე-წერეთელი მარიამ',
    change: {
      ...{ kind: 'corrected', version: 2, at: '06.05.2026 09:15', askedBy: null, left: null, standing: 'late' },
      reason: 'დაბადებისმოწმობისნომერიდაოჯახისწევრისგვარი იყო შეცდომით ჩაწერილი',
      changed: [{ label: line.label, before: line.value, after: both('') }],
    },
  };
}

const cases = receiptSizeSchema.options.flatMap((size) => languages.map((language) => [size, language] as const));

test.each(cases)('%s, %s', async (size, language) => {
  const page = await browser.newPage();
  try {
    const model = longest(size, language === 'ka' ? null : language);
    const html = receiptHtml(model, '1'.repeat(253)).replace(/<link[^>]*>/, `<style>${style}</style>`);
    await page.setContent(html);
    await page.emulateMedia({ media: 'print' });
    const seen = await page.evaluate(() => {
      const body = document.body.getBoundingClientRect();
      const over = [...document.querySelectorAll('body *:not(.watermark)')].filter(
        (one) => one.getBoundingClientRect().right > body.right + 1,
      );
      return {
        over: over.map((one) => one.className),
        mark: document.querySelector('.mark svg')?.getBoundingClientRect().width ?? 0,
      };
    });
    expect(seen.over).toEqual([]);
    // 53 squares with their margin, each of half a millimetre at least.
    expect((seen.mark / 96) * 25.4).toBeGreaterThan(53 * 0.5);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)];
    expect(boxes.length).toBeGreaterThan(0);
    for (const [, width, height] of boxes) {
      expect(Number(width) / perMillimetre).toBeCloseTo(paper[size][0], 0);
      expect(Number(height) / perMillimetre).toBeCloseTo(paper[size][1], 0);
    }
  } finally {
    await page.close();
  }
});
