// Scenes of the day book: a desk in its first minutes, a busy day, a page made for printing, its code checked.
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import { problem } from '../../shared/problems.ts';
import { sendStatus } from '../renderer/fake-desk/cases.ts';
import type { FakeDesk } from '../renderer/fake-desk/desk.ts';
import { signIn } from '../renderer/fake-desk/samples.ts';
import { busy, press, type Scene, signedIn } from './scene.ts';

/** A busy day after half a year, with receipts out and numbers left out after a restore. */
async function fullDay(pkg: CataloguePackage): Promise<FakeDesk> {
  const desk = await busy(pkg);
  desk.world.earlierDays = 1;
  for (const { summary } of desk.world.cases) {
    await desk.bridge.call('receipt.print', { deskNumber: summary.deskNumber, size: 'A4', to: 'printer' });
  }
  for (const kind of ['advice', 'advice', 'portal'] as const) await desk.bridge.call('contact.count', { kind });
  desk.world.voided = [
    { from: '030022600000759', to: '030022600000856', count: 2, why: 'missing', reason: '' },
    { from: '030022600100184', to: '030022600200094', count: 1000, why: 'left-out', reason: '' },
  ];
  return desk;
}

const open: Scene['act'] = async (page) => {
  await press('F11')(page);
  await page.locator('.page-head button').first().click();
  await page.locator('#day-voided').waitFor();
};

/** Two operators: what was handed on, taken and done, with long names and words. */
async function handedOn(pkg: CataloguePackage): Promise<FakeDesk> {
  const desk = await fullDay(pkg);
  const [first, second, third] = desk.world.cases.map(({ summary }) => summary.deskNumber);
  const [me, other] = desk.world.operators;
  const hand = (deskNumber: string | undefined, words: string, to: string | null) =>
    desk.bridge.call('note.add', { deskNumber: deskNumber ?? '', words, to });
  await hand(first, 'დაურეკა ორჯერ, არ პასუხობს. მეზობელმა თქვა, რომ ორშაბათს დაბრუნდება.', null);
  await hand(first, 'ორშაბათს კიდევ დაურეკეთ და ჰკითხეთ, მოიტანს თუ არა საკადასტრო რუკას.', 'shift');
  await hand(second, 'გადაწყვეტილება ჩააბარეთ შვილიშვილს, მინდობილობა აქვს.', other?.id ?? null);
  await hand(third, 'ქვითრის ასლი აკლია', me?.id ?? null);
  sendStatus(desk.world, second ?? '', 'ready');
  sendStatus(desk.world, third ?? '', 'flaw');
  return desk;
}

export const dayScenes: readonly Scene[] = [
  { name: 'daybook-empty', desk: (pkg) => signedIn(pkg), act: open },
  { name: 'daybook', desk: fullDay, act: open },
  {
    name: 'daybook-page',
    desk: fullDay,
    act: async (page, desk) => {
      await open(page, desk);
      await page.locator('#daybook-print').click();
      await page.frameLocator('iframe').locator('svg').waitFor();
    },
  },
  {
    name: 'daybook-wrong-day',
    desk: fullDay,
    act: async (page, desk) => {
      await open(page, desk);
      await page.locator('#daybook-day').fill('31.02.2026');
      await page.keyboard.press('Enter');
      await page.locator('#daybook-day-error').waitFor();
    },
  },
  {
    name: 'daybook-failed',
    desk: async (pkg) => {
      const desk = await fullDay(pkg);
      desk.world.failing.set('daybook.read', problem('call.crashed'));
      return desk;
    },
    act: async (page) => {
      await press('F11')(page);
      await page.locator('.page-head button').first().click();
      await page.locator('.notice-bad').waitFor();
    },
  },
  {
    name: 'shift-empty',
    desk: (pkg) => signedIn(pkg),
    act: async (page) => {
      await press('F11')(page);
      await page.locator('.page-head button').nth(1).click();
      await page.locator('#shift-promises').waitFor();
    },
  },
  {
    name: 'shift',
    desk: handedOn,
    act: async (page) => {
      await press('F2')(page);
      await page.locator('.visit-bar > .visit-key').click();
      await page.locator('.promise').first().waitFor();
    },
  },
  {
    name: 'case-notes',
    desk: handedOn,
    act: async (page, desk) => {
      await press('F3')(page);
      await page.locator('#find').fill(desk.world.cases[0]?.summary.deskNumber ?? '');
      await page.keyboard.press('Enter');
      await page.locator('.note-words').first().waitFor();
      await page.locator('#note-to').focus();
      await page.locator('[aria-labelledby="notes-title"] button[type="submit"]').click();
      await page.locator('#note-words-error').waitFor();
    },
  },
  {
    name: 'daybook-export',
    desk: async (pkg) => {
      const desk = await fullDay(pkg);
      desk.world.role = 'administrator';
      await signIn(desk);
      return desk;
    },
    act: async (page, desk) => {
      await open(page, desk);
      await page.locator('#export-names-with').click();
      await page.locator('[aria-labelledby="export-title"] button[type="submit"]').click();
      await page.locator('.notice-good').waitFor();
    },
  },
  {
    name: 'cases-filtered',
    desk: async (pkg) => {
      const desk = await fullDay(pkg);
      const filter = { service: 'municipality-road', operator: null, period: { days: 31 }, overdue: false };
      await desk.bridge.call('view.save', { name: 'გზების შეტყობინებები, ბოლო თვე', filter });
      const period = { from: '2026-11-01', to: '2026-11-22' };
      await desk.bridge.call('view.save', { name: 'ნოემბერი', filter: { ...filter, period } });
      return desk;
    },
    act: async (page) => {
      await press('F3')(page);
      await page.locator('.case-filters summary').click();
      // A kept choice of two days shows them; the next one does without.
      await page.locator('#filter-view').selectOption('ნოემბერი');
      const from = page.locator('#filter-from');
      await from.waitFor();
      if ((await from.inputValue()) !== '01.11.2026') throw new Error('the kept days are not shown');
      await page.locator('#filter-view').selectOption('გზების შეტყობინებები, ბოლო თვე');
      await from.waitFor({ state: 'detached' });
      await page.locator('.case-filters .button-plain').first().waitFor();
      await page.locator('.table').waitFor();
    },
  },
  {
    name: 'cases-filtered-none',
    desk: fullDay,
    act: async (page) => {
      await press('F3')(page);
      await page.locator('.case-filters summary').click();
      await page.locator('#filter-period').selectOption('between');
      await page.locator('#filter-from').fill('01.13.2026');
      await page.keyboard.press('Enter');
      await page.locator('#filter-from-error').waitFor();
      await page.locator('.case-filters button[aria-pressed]').click();
      await page.locator('.empty').waitFor();
    },
  },
];
