// A clerk at central's own pages in a real Chromium: every page looked at, by keyboard and mouse through its forms, and
// each decision arrives at the desk that it is about.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { root } from '../../build/run.ts';
import { caseText, chained, exchange } from '../central/conformance/desk.ts';
import { openStand } from '../central/harness.ts';
import { temporaryFolder } from './harness.ts';
import { startBrowser } from './stage.ts';

const pictures = join(root, 'out/pictures');

/** Takes a picture; what axe finds wrong, and whether anything stands over the edge. */
async function look(page: Page, name: string): Promise<string[]> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `central-${name}.png`), fullPage: true });
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: examine } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await examine.run();
    const over = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['over the edge'] : [];
    return [...over, ...violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`)];
  });
}

test('a clerk holds, registers, asks for papers, decides, announces, publishes and enrols', async () => {
  const catalogue = assembleCatalogue();
  const stand = await openStand({ catalogue: JSON.stringify(catalogue) });
  onTestFinished(() => stand.end());
  const browser = await startBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'ka-GE' });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const press = (name: RegExp) => page.getByRole('button', { name }).click();
  const desk = await stand.desk();
  const told = async () => (await exchange(desk)).events.map(({ event }) => event);

  await page.goto(stand.central.url);
  expect(await look(page, 'empty')).toEqual([]);
  await press(/რეგისტრაციის შეჩერება/);
  await page.getByText('ახალი განცხადება რეგისტრაციას ელოდება.').waitFor();

  const long = 'ჩიქოვანი-გელოვანიშვილი-ამილახვარი';
  const filed = JSON.parse(caseText(desk));
  const applicant = { ...filed.applicant, lastName: long, firstName: 'კონსტანტინე-ალექსანდრე' };
  await exchange(desk, chained(desk.head, [JSON.stringify({ ...filed, applicant })]));
  await page.reload();
  expect(await look(page, 'waiting')).toEqual([]);
  await page.getByRole('link', { name: /^001 / }).click();
  await page.getByText(long).first().waitFor();
  expect(await look(page, 'case-waiting')).toEqual([]);
  await press(/^რეგისტრაცია Register/);
  expect(await told()).toMatchObject([{ kind: 'entry.registered' }]);

  const [document] = catalogue.documents;
  if (document === undefined) throw new Error('no documents in the catalogue');
  await page.getByLabel(/^დოკუმენტი/).selectOption(document.id);
  expect(await look(page, 'case-registered')).toEqual([]);
  await press(/ხარვეზის გამოსწორების მოთხოვნა/);
  await page.getByText(`წარმოსადგენია: ${document.name.ka}.`).first().waitFor();
  await page.getByLabel(/^სტატუსი/).selectOption('satisfied');
  await page
    .getByLabel(/^შენიშვნა/)
    .first()
    .fill('დახმარება დაინიშნა.');
  await page.getByRole('button', { name: /დადასტურება/ }).press('Enter');
  await page.getByText('დახმარება დაინიშნა.').first().waitFor();
  expect((await told()).map((event) => [event['status'], event['note']])).toEqual([
    ['flaw', `წარმოსადგენია: ${document.name.ka}.`],
    ['satisfied', 'დახმარება დაინიშნა.'],
  ]);

  await page.getByRole('link', { name: /შეტყობინებები და კატალოგი/ }).click();
  await page.getByLabel(/სათაური ქართულად/).fill('ცენტრის სამუშაო დრო');
  await page.getByLabel(/ტექსტი ქართულად/).fill('ხუთშაბათს ცენტრი 14 საათამდე მუშაობს.');
  await page
    .getByRole('button', { name: /^გამოქვეყნება/ })
    .first()
    .click();
  await page.getByText('ხუთშაბათს ცენტრი 14 საათამდე მუშაობს.').waitFor();
  const file = join(temporaryFolder(), 'catalogue.json');
  writeFileSync(file, JSON.stringify({ ...catalogue, version: catalogue.version + 1 }));
  await page.getByLabel(/კატალოგის ფაილი/).setInputFiles(file);
  await page
    .getByRole('button', { name: /^გამოქვეყნება/ })
    .last()
    .click();
  await page.getByText('კატალოგი გამოქვეყნდა.').waitFor();
  expect(await look(page, 'news')).toEqual([]);
  expect((await told()).map((event) => event.kind)).toEqual(['announcement', 'catalogue.published']);

  await page.getByRole('link', { name: /მოწყობილობები/ }).click();
  await press(/ერთჯერადი კოდი/);
  await page.getByText(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/).waitFor();
  await press(/გამორთვა/);
  await page.getByRole('button', { name: /ჩართვა/ }).waitFor();
  expect(await look(page, 'desks')).toEqual([]);
  expect(complaints).toEqual([]);
});
