// A story: one citizen's errand from the counter to the receipt, on the built desk, by keyboard alone, with pictures. It
// counts what the operator's hands do and fails where a mouse was used. Stories of one file share a desk and a central.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { type DrivenDesk, driveDesk } from '../../build/drive.ts';
import { buildIfChanged } from '../../build/fresh.ts';
import { root } from '../../build/run.ts';
import { openStand, type Stand } from '../central/harness.ts';
import { choose, heading, type Keys, tabTo } from './keys.ts';

/** Letters for which the Georgian keyboard wants Shift as well. */
const shifted = /[ჭღთშჟძჩ]/g;

export interface Story {
  readonly page: Page;
  readonly stand: Stand;
  /** Presses a key or a chord like `Control+Enter`; every key of a chord counts. */
  press(key: string, times?: number): Promise<void>;
  /** Types where the focus is; every letter counts, Shift too. */
  type(text: string): Promise<void>;
  /** What a scanner types: counts as one act, whatever its length. */
  scan(lines: string): Promise<void>;
  /** Presses Tab until the focus is on the control of this name. */
  goTo(name: string): Promise<void>;
  /** Goes to the field of this name and types. */
  fill(name: string, text: string): Promise<void>;
  /** Goes to the list or the radio buttons of this name and chooses by arrow keys. */
  choose(name: string, option: string): Promise<void>;
  /** Goes to the button or checkbox of this name and presses it. */
  pressOn(name: string, key?: 'Enter' | 'Space'): Promise<void>;
  /** Goes to the button that takes papers of this field and hands over a file. */
  attach(
    field: string,
    file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
  ): Promise<void>;
  /** Waits for the screen of this title. */
  heading(title: string): Promise<void>;
  /** Searches a service, opens it and begins its form. */
  begin(search: string, service: string): Promise<void>;
  /** From the check page: the notice is ticked, the case submitted; answers its desk number. */
  submit(): Promise<string>;
  /** On the screen of a saved case: its receipt as a PDF file; answers where it lies. */
  receipt(): Promise<string>;
  /** On the screen of visits: all receipts of the visit as one PDF file; answers where it lies. */
  pack(): Promise<string>;
  /** Takes a numbered picture of the screen as the operator sees it. */
  picture(step: string): Promise<void>;
  /** What the hands did since the story began or was last asked. */
  acts(): { readonly keys: number; readonly scans: number };
}

const labelled = `document.activeElement.labels?.[0]?.innerText.trim()`;
const chooserAt = `[...document.querySelectorAll('input[type=file]')].indexOf(document.activeElement.nextElementSibling)`;
const pointer = `(() => {
  if (globalThis.pointerActs === undefined) {
    globalThis.pointerActs = 0;
    addEventListener('pointerdown', () => { globalThis.pointerActs += 1; }, true);
  }
  return globalThis.pointerActs;
})()`;

async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'ჩაწერა და შესვლა' }).waitFor();
  await tabTo(page, 'ჩაწერა და შესვლა');
  await page.keyboard.press('Enter');
  await heading(page, 'რა სერვისი სჭირდება მოქალაქეს?');
  await page.getByRole('status').filter({ hasText: 'კავშირი არის' }).waitFor();
}

function storyAt(name: string, desk: DrivenDesk, stand: Stand): Story {
  const { page } = desk;
  const folder = join(root, 'out', 'stories', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let [keys, scans, pictures, files] = [0, 0, 0, 0];
  const press = async (key: string, times = 1): Promise<void> => {
    for (let n = 0; n < times; n += 1) await page.keyboard.press(key);
    keys += key.split('+').length * times;
  };
  /** What the functions of keys.ts press counts too. */
  const pressing: Keys = { keyboard: { press }, evaluate: (expression) => page.evaluate(expression) };
  const keep = async (kind: string): Promise<string> => {
    await story.pressOn('PDF');
    const file = (await page.locator('.file-path').innerText()).replace(/^[^/\\A-Z]*/, '');
    files += 1;
    const kept = join(folder, `${kind}-${files}.pdf`);
    copyFileSync(file, kept);
    return kept;
  };
  const story: Story = {
    page,
    stand,
    press,
    type: async (text) => {
      // Georgian letters reach the page without key events either way; in one piece they cost less.
      await (/[ა-ჰ]/.test(text) ? page.keyboard.insertText(text) : page.keyboard.type(text));
      keys += [...text].length + (text.match(shifted)?.length ?? 0);
    },
    scan: async (lines) => {
      await page.keyboard.type(lines);
      scans += 1;
    },
    goTo: (control) => tabTo(pressing, control),
    fill: async (field, text) => {
      await story.goTo(field);
      await story.type(text);
    },
    choose: async (field, option) => {
      await story.goTo(field);
      if (await page.evaluate<boolean>(`document.activeElement.type !== 'radio'`))
        return choose(pressing, field, option);
      await press('Space');
      for (let n = 0; n < 20 && (await page.evaluate(labelled)) !== option; n += 1) await press('ArrowDown');
      expect(await page.evaluate(labelled)).toBe(option);
    },
    pressOn: async (control, key = 'Enter') => {
      await story.goTo(control);
      await press(key);
    },
    attach: async (field, file) => {
      await story.goTo(field);
      // What the button opens is the system's own box, which no page can see: the file is handed over in its place.
      const nth = await page.evaluate<number>(chooserAt);
      if (nth < 0) throw new Error(`${field} takes no papers`);
      await page.locator('input[type=file]').nth(nth).setInputFiles(file);
      keys += 1;
      // Its row, not the word that it is being added.
      await page.locator('.paper').filter({ hasText: file.name }).first().waitFor();
    },
    heading: (title) => heading(page, title),
    begin: async (search, service) => {
      await press('F2');
      await heading(page, 'რა სერვისი სჭირდება მოქალაქეს?');
      await page.keyboard.press('Escape');
      await story.type(search);
      await page.locator('.result[aria-selected="true"]').filter({ hasText: service }).waitFor();
      await press('Enter');
      await heading(page, service);
      await story.pressOn('განცხადების დაწყება');
    },
    submit: async () => {
      await heading(page, 'შემოწმება');
      await story.pressOn('პერსონალურ მონაცემთა', 'Space');
      await press('Control+Enter');
      await heading(page, 'საქმე შენახულია');
      await page.locator('.desk-number').waitFor();
      return (await page.locator('.desk-number').innerText()).replace(/\D/g, '');
    },
    receipt: () => keep('receipt'),
    pack: () => keep('visit'),
    picture: async (step) => {
      pictures += 1;
      const number = String(pictures).padStart(2, '0');
      await page.screenshot({ path: join(folder, `${number}-${step}.png`) });
    },
    acts: () => {
      const done = { keys, scans };
      [keys, scans] = [0, 0];
      return done;
    },
  };
  return story;
}

/**
 * One desk of this center (its id in the catalogue) for all stories of a file. The function it answers tells one: signed
 * in, on the first screen, under its own folder in out/stories; it fails where the mouse was used.
 */
export function storyDesk(
  center = 'shashiani',
): (name: string, tell: (story: Story) => Promise<void>) => Promise<void> {
  let opened: { desk: DrivenDesk; stand: Stand; folder: string } | null = null;
  beforeAll(async () => {
    buildIfChanged();
    const catalogue = assembleCatalogue();
    const number = catalogue.centers.find(({ id }) => id === center)?.number;
    if (number === undefined) throw new Error(`no center ${center}`);
    const stand = await openStand({ catalogue: JSON.stringify(catalogue) });
    const folder = mkdtempSync(join(tmpdir(), 'sopeli-story-'));
    const enrolmentCode = await stand.control.code(center, number);
    const desk = await driveDesk({ folder, central: stand.central.url, enrolmentCode });
    opened = { desk, stand, folder };
    desk.page.setDefaultTimeout(30_000);
    await signIn(desk.page);
  });
  afterAll(async () => {
    await opened?.desk.kill9();
    await opened?.stand.end();
    if (opened !== null) rmSync(opened.folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return async (name, tell) => {
    if (opened === null) throw new Error('the desk did not open');
    const { desk, stand } = opened;
    await desk.page.evaluate(pointer);
    await desk.page.keyboard.press('F2');
    await heading(desk.page, 'რა სერვისი სჭირდება მოქალაქეს?');
    await tabTo(desk.page, 'სერვისის ძიება');
    await desk.page.keyboard.press('Escape');
    const story = storyAt(name, desk, stand);
    try {
      await tell(story);
    } catch (error) {
      await story.picture('failed');
      throw error;
    }
    expect(await desk.page.evaluate<number>(pointer)).toBe(0);
  };
}
