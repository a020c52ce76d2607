// What an operator does with pages, in a real Chromium by keyboard: put right, seen before it is stored, joined, taken by
// the camera, taken from the scanner's folder; and the checklist that they are attached to.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replacementsOf } from '../../../db/replacements.ts';
import { ka } from '../../../renderer/i18n/resources.ts';
import { picturesIn } from '../../../renderer/scan/pdf.ts';
import { generalService } from '../../electron/application.ts';
import { catalogue, temporaryFolder } from '../../electron/desk.ts';
import { violations } from '../axe.ts';
import { type OpenScreens, origin, type Screens, startScreens } from '../browser.ts';
import { openDraft } from '../intake/cases.ts';
import { halves } from './pictures.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await startScreens([
    '--use-fake-device-for-media-stream',
    `--unsafely-treat-insecure-origin-as-secure=${origin}`,
  ]);
});
afterAll(() => screens.close());

const document = catalogue.services.find(({ id }) => id === generalService)?.requiredDocuments[0] ?? '';
const row = (page: Page) => page.locator('.document-row').filter({ has: page.locator(`#document-${document}`) });
const preview = (page: Page) => page.locator('img.scan-preview');

async function atForm(open: OpenScreens): Promise<string> {
  return openDraft(open, generalService, { step: 'form' });
}
async function openScan({ page }: OpenScreens): Promise<void> {
  await row(page).getByRole('button', { name: ka['scan.open'] }).press('Enter');
  await page.locator('dialog[open]').waitFor();
}
async function addPages({ page }: OpenScreens, ...files: ReturnType<typeof halves>[]): Promise<void> {
  await page.locator('dialog input[type=file]').setInputFiles(files);
}
/** Size of the previewed page and its colour at a place given in parts of it, rounded: a JPEG is nearly what was drawn. */
const drawn = (page: Page, x: number, y: number) =>
  preview(page).evaluate(
    async (one, [across = 0, down = 0]) => {
      const image = one as HTMLImageElement;
      await image.decode();
      const { naturalWidth: width, naturalHeight: height } = image;
      const context = new OffscreenCanvas(width, height).getContext('2d');
      context?.drawImage(image, 0, 0);
      const colour = context?.getImageData(Math.floor(width * across), Math.floor(height * down), 1, 1).data ?? [];
      return { width, height, colour: [...colour].slice(0, 3).map((part) => Math.round(part / 20) * 20) };
    },
    [x, y],
  );
const attach = async ({ page }: OpenScreens): Promise<void> => {
  await page.getByText(/იყო .*, იქნება/).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog').waitFor({ state: 'detached' });
};
async function copies({ desk }: OpenScreens, draft: string) {
  const read = async () =>
    (await desk.done('draft.read', { draft })).content.documents?.find((one) => one.document === document)?.copies ??
    [];
  await expect.poll(async () => (await read()).length).toBeGreaterThan(0);
  return read();
}

test('the checklist is filled in by keys; a page is turned, made grey and cut, seen as it will be, stored so, and replaced', async () => {
  const open = await screens.open();
  const { page, desk } = open;
  const draft = await atForm(open);
  await page.getByRole('button', { name: ka['documents.all'] }).press('Enter');
  const choice = page.locator(`#document-${document}`);
  expect(await choice.inputValue()).toBe('returned');
  await choice.press('ArrowUp');
  expect(await choice.inputValue()).toBe('seen');
  const notes = async () => (await desk.done('draft.read', { draft })).content.documents ?? [];
  await expect.poll(async () => (await notes()).find((one) => one.document === document)?.original).toBe('seen');
  expect(new Set((await notes()).map(({ original }) => original))).toEqual(new Set(['seen', 'returned']));
  expect(await violations(page)).toEqual([]);
  await openScan(open);
  await addPages(open, halves('საბუთი.png', 400, 200));
  await preview(page).waitFor();
  expect(await drawn(page, 0.1, 0.5)).toEqual({ width: 400, height: 200, colour: [200, 20, 20] });
  await page.locator('#scan-turn').press('Enter');
  await expect.poll(() => drawn(page, 0.5, 0.1)).toEqual({ width: 200, height: 400, colour: [200, 20, 20] });
  await page.locator('#scan-crop-top').fill('45');
  await expect.poll(() => drawn(page, 0.5, 0.5)).toEqual({ width: 200, height: 220, colour: [20, 20, 200] });
  await page.locator('#scan-grey').press('Space');
  await expect.poll(async () => new Set((await drawn(page, 0.5, 0.5)).colour).size).toBe(1);
  expect(await violations(page)).toEqual([]);
  await attach(open);
  const [copy, ...others] = await copies(open, draft);
  expect(others).toEqual([]);
  expect(copy).toMatchObject({ mediaType: 'image/jpeg' });
  expect(copy?.name).toMatch(/\.jpg$/);
  await row(page).getByRole('button', { name: ka['form.papers.show'] }).press('Enter');
  const shown = row(page).locator('img');
  await expect.poll(() => shown.evaluate((one) => (one as HTMLImageElement).naturalHeight)).toBe(220);
  expect((await desk.done('paper.read', { sha256: copy?.sha256 ?? '' })).bytes.length).toBe(copy?.size);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    row(page).getByRole('button', { name: ka['form.papers.replace'] }).press('Enter'),
  ]);
  await chooser.setFiles(halves('უკეთესი.png', 20, 10));
  await expect.poll(async () => (await copies(open, draft)).map(({ name }) => name)).toEqual(['უკეთესი.png']);
  expect(replacementsOf(desk.db, draft).map(({ old }) => old)).toEqual([copy?.sha256]);
  await row(page)
    .locator('input[type=file]')
    .setInputFiles(halves('კიდევ.png', 20, 10));
  await row(page).getByText(ka['problem.paper.known.title']).waitFor();
  expect(await copies(open, draft)).toHaveLength(1);
  expect(open.faults).toEqual([]);
});

test('several pages become one PDF in their order, and are shown out of it', async () => {
  const open = await screens.open('en');
  const { page, desk } = open;
  const draft = await openDraft(open, generalService, { step: 'form' });
  await row(page).getByRole('button', { name: 'Scan' }).press('Enter');
  // Were both decoded at once, the first would come last.
  await page.evaluate(() => {
    const decode = globalThis.createImageBitmap;
    const begun: Promise<unknown>[] = [];
    globalThis.createImageBitmap = (async (bytes: Blob) => {
      const place = begun.push(decode(bytes)) - 1;
      await null;
      if (place === 0 && begun.length > 1) {
        await begun[1];
        await new Promise(requestAnimationFrame);
      }
      return begun[place];
    }) as typeof createImageBitmap;
  });
  await addPages(open, halves('1.png', 100, 50), halves('2.png', 50, 100));
  await expect.poll(() => page.locator('dialog input[type=radio]').count()).toBe(2);
  await page.getByRole('button', { name: 'Forward' }).press('Enter');
  await page.getByText(/Was .*, will be/).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog').waitFor({ state: 'detached' });
  const read = async () => (await desk.done('draft.read', { draft })).content.documents?.[0]?.copies ?? [];
  await expect.poll(async () => (await read()).map(({ mediaType }) => mediaType)).toEqual(['application/pdf']);
  const [copy] = await read();
  const { bytes } = await desk.done('paper.read', { sha256: copy?.sha256 ?? '' });
  expect(picturesIn(new Uint8Array(bytes))).toHaveLength(2);
  await row(page).getByRole('button', { name: 'Show' }).press('Enter');
  const shown = row(page).locator('img');
  await expect.poll(() => shown.count()).toBe(2);
  await expect
    .poll(() => shown.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth)))
    .toEqual([50, 100]);
  expect(open.faults).toEqual([]);
});

test('the camera’s picture becomes a page; what is no camera or no picture is said to be; Escape stores nothing', async () => {
  const open = await screens.open();
  const { page, desk } = open;
  const draft = await atForm(open);
  await openScan(open);
  await addPages(open, { ...halves('წერილი.png', 1, 1), buffer: Buffer.from('no picture') });
  await page.getByText('წერილი.png').waitFor();
  await page.getByRole('button', { name: ka['scan.camera'] }).press('Enter');
  await page.getByText(ka['scan.camera.refused']).waitFor();
  await page.getByRole('button', { name: ka['scan.camera.close'] }).press('Enter');
  await page.context().grantPermissions(['camera']);
  await page.getByRole('button', { name: ka['scan.camera'] }).press('Enter');
  await page.getByRole('button', { name: ka['scan.camera.take'] }).press('Enter');
  await preview(page).waitFor();
  const { width, height } = await drawn(page, 0, 0);
  expect(Math.min(width, height)).toBeGreaterThan(100);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect((await desk.done('draft.read', { draft })).content.documents).toBeUndefined();
});

test('what the scanner wrote shows up by itself, is attached, and goes only when asked', async () => {
  const folder = join(temporaryFolder(), 'scans');
  mkdirSync(folder);
  const open = await screens.open('ka', { scannerFolder: folder });
  const { page } = open;
  const draft = await atForm(open);
  await openScan(open);
  await page.getByText(ka['scan.folder.none']).waitFor();
  const { buffer } = halves('', 30, 20);
  writeFileSync(join(folder, 'სკანი 1.png'), buffer);
  await page.getByRole('button', { name: `${ka['scan.folder.page']} სკანი 1.png` }).press('Enter');
  await preview(page).waitFor();
  await attach(open);
  expect(await copies(open, draft)).toHaveLength(1);
  expect(existsSync(join(folder, 'სკანი 1.png'))).toBe(true);
  writeFileSync(join(folder, 'სკანი 2.png'), halves('', 20, 30).buffer);
  await openScan(open);
  await page.getByText(ka['scan.folder.taken']).waitFor();
  await page.getByRole('button', { name: `${ka['scan.folder.page']} სკანი 2.png` }).press('Enter');
  await page.getByLabel(ka['scan.folder.remove']).press('Space');
  await attach(open);
  expect([1, 2].map((n) => existsSync(join(folder, `სკანი ${n}.png`)))).toEqual([true, false]);
  await expect.poll(async () => (await copies(open, draft)).length).toBe(2);
});
