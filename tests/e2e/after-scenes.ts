// What becomes of a case after it was saved: its deadlines, and what is done when they pass.
import type { Page } from 'playwright-core';
import { sendStatus } from '../renderer/fake-desk/cases.ts';
import type { FakeDesk } from '../renderer/fake-desk/desk.ts';
import { people, submitRoad } from '../renderer/fake-desk/samples.ts';
import { busy, press, type Scene } from './scene.ts';

const dayMinutes = 24 * 60;

/** A busy desk weeks later: terms are over, one case stands still for a missing paper, one was decided late. */
const weeksLater: Scene['desk'] = async (pkg) => {
  const desk = await busy(pkg);
  const [, , third, fourth] = desk.world.cases.filter(({ summary }) => summary.state === 'registered');
  if (third !== undefined) {
    desk.world.minutes += 3 * dayMinutes;
    sendStatus(desk.world, third.summary.deskNumber, 'flaw');
  }
  desk.world.minutes += 44 * dayMinutes;
  if (fourth !== undefined) sendStatus(desk.world, fourth.summary.deskNumber, 'partly-satisfied');
  await submitRoad(desk, people[0]);
  return desk;
};

const openWith =
  (status: string | null) =>
  async (page: Page, desk: FakeDesk): Promise<void> => {
    const one = desk.world.cases.find(
      ({ summary }) => summary.status === status && (status !== null || summary.state === 'queued'),
    );
    await press('F3')(page);
    await page.locator('#find').fill(one?.summary.deskNumber ?? '?');
    await page.keyboard.press('Enter');
    await page.locator('.deadlines').waitFor();
  };

/** Scans the code of the newest case, whose receipt was printed or not. */
const scan =
  (isPrinted: boolean) =>
  async (page: Page, desk: FakeDesk): Promise<void> => {
    const number = desk.world.cases[0]?.summary.deskNumber ?? '?';
    if (isPrinted) await desk.bridge.call('receipt.print', { deskNumber: number, size: 'A4', to: 'printer' });
    await press('F3')(page);
    await page.locator('.page-head button').first().click();
    await page.locator('#check-scanned').fill(number);
    await page.keyboard.press('Enter');
    await page.locator('.notice').waitFor();
  };

export const afterScenes: readonly Scene[] = [
  { name: 'receipt-genuine', desk: busy, act: scan(true) },
  { name: 'receipt-forged', desk: busy, act: scan(false) },
  { name: 'cases-overdue', desk: weeksLater, act: press('F3') },
  { name: 'case-overdue', desk: weeksLater, act: openWith('in-review') },
  { name: 'case-flaw', desk: weeksLater, act: openWith('flaw') },
  { name: 'case-decided-late', desk: weeksLater, act: openWith('partly-satisfied') },
];
