// Promise: by keyboard alone, a filed case is corrected (what changes is shown before it is saved, a reason is demanded) and
// withdrawn; its screen tells what was changed, why, and what central made of it, also when a decision came first.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elementId } from '../../../renderer/forms/paths.ts';
import { ka } from '../../../renderer/i18n/resources.ts';
import { formatDeskNumber } from '../../../shared/cases/desk-number.ts';
import { submitted } from '../../electron/application.ts';
import { centralSays, registered } from '../../electron/central-says.ts';
import { violations } from '../axe.ts';
import { type Screens, startScreens } from '../browser.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await startScreens();
});
afterAll(() => screens.close());

test('corrected while queued, withdrawn after registration, and a decision that crossed it', async () => {
  const { page, desk, faults } = await screens.open();
  const filed = await submitted(desk);
  await page.keyboard.press('F3');
  await page.getByText(formatDeskNumber(filed.deskNumber)).first().click();
  const changes = page.locator('section[aria-labelledby="changes-title"]');

  await page.getByRole('button', { name: ka['change.correct'] }).press('Enter');
  const surname = page.locator(`[id="${elementId('applicant.lastName')}"]`);
  await surname.waitFor();
  expect(await surname.inputValue()).toBe('მაგალითაძე');
  await surname.fill('წერეთელი');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: ka['intake.step.form'], level: 1 }).waitFor();
  await page.keyboard.press('Control+Enter');
  const difference = page.locator('section[aria-labelledby="correction-title"]');
  await difference.waitFor();
  expect(await difference.innerText()).toContain('მაგალითაძე → წერეთელი');
  expect(await difference.innerText()).toContain(ka['change.rule.queued']);
  await page.keyboard.press('Control+Enter');
  await difference.getByText(ka['change.reasonMissing']).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('correction-reason');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type('გვარი შეცდომით ჩაიწერა');
  await page.keyboard.press('Control+Enter');
  await changes.waitFor();
  expect(await changes.innerText()).toContain(ka['change.standing.saved']);
  expect(await changes.innerText()).toContain('გვარი შეცდომით ჩაიწერა');

  centralSays(desk, registered, { kind: 'entry.taken', epoch: 1, seq: 2, decided: null });
  await page.keyboard.press('F3');
  await page.getByText(formatDeskNumber(filed.deskNumber)).first().click();
  await changes.getByText(ka['change.standing.taken']).waitFor();

  await page.getByRole('button', { name: ka['change.withdraw'] }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(ka['change.withdrawRule.registered']).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByText(ka['change.reasonMissing']).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.locator('#withdraw-reason').fill('საკითხი მოგვარდა');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(ka['change.tag']).first().waitFor();
  expect(await page.getByRole('button', { name: ka['change.withdraw'] }).count()).toBe(0);

  const decided = {
    kind: 'case.status',
    case: filed.case,
    status: 'satisfied',
    step: 1,
    at: '2026-05-06T08:00:00.000Z',
  };
  centralSays(desk, { ...decided, note: '' }, { kind: 'entry.taken', epoch: 1, seq: 3, decided: 'satisfied' });
  await page.keyboard.press('F3');
  await page.getByText(formatDeskNumber(filed.deskNumber)).first().click();
  await changes.getByText(ka['change.standing.late'].replace('{{note}}', ka['status.satisfied'])).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});
