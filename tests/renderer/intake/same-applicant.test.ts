// Promise: a person who asks for several things is typed in once, by keyboard, and it is always said whose particulars
// are on screen and how old they are.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elementId } from '../../../renderer/forms/paths.ts';
import { ka } from '../../../renderer/i18n/resources.ts';
import { formatDeskNumber } from '../../../shared/cases/desk-number.ts';
import { generalService, submitted } from '../../electron/application.ts';
import { catalogue } from '../../electron/desk.ts';
import { violations } from '../axe.ts';
import { type Screens, startScreens } from '../browser.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await startScreens();
});
afterAll(() => screens.close());

const nameOf = (service: string): string => catalogue.services.find(({ id }) => id === service)?.name.ka ?? '';

test('from a case to another service of the same applicant; somebody else begins empty', async () => {
  const { page, desk, faults } = await screens.open();
  const earlier = await submitted(desk);
  const fromCase = async (): Promise<void> => {
    await page.keyboard.press('F3');
    await page.getByText(formatDeskNumber(earlier.deskNumber)).first().click();
    await page.getByRole('button', { name: ka['same.begin'] }).press('Enter');
    await page.locator('#search').fill('');
    await page.locator('#search').fill(nameOf(generalService));
    await page.locator('.result').first().waitFor();
    expect(await page.locator('.notice').innerText()).toContain(earlier.applicantName);
    await page.locator('#search').press('Enter');
    await page.getByRole('button', { name: ka['service.start'] }).waitFor();
  };
  const surname = page.locator(`[id="${elementId('applicant.lastName')}"]`);

  await fromCase();
  expect(await page.locator('.notice').first().innerText()).toContain(formatDeskNumber(earlier.deskNumber));
  await page.getByRole('button', { name: ka['service.start'] }).press('Enter');
  await surname.waitFor();
  expect(await surname.inputValue()).toBe('მაგალითაძე');
  expect(await page.locator(`[id="${elementId('applicant.birthDate')}"]`).inputValue()).toBe('15.03.1980');
  expect(await page.locator(`[id="${elementId('applicant.byRepresentative')}"]`).isChecked()).toBe(false);
  expect(await page.locator('.notice').first().innerText()).toContain(ka['intake.reused.body']);
  expect(await page.locator('.notice').first().innerText()).toContain(`, ${ka['age.today']}`);
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('F2');
  await fromCase();
  await page.getByRole('button', { name: ka['same.another'] }).press('Enter');
  await page.getByRole('button', { name: ka['service.start'] }).press('Enter');
  await page.locator('#case-municipality').waitFor();
  expect(await page.getByText(ka['intake.reused.body']).count()).toBe(0);
  expect(await surname.inputValue()).toBe('');
  expect(faults).toEqual([]);
});
