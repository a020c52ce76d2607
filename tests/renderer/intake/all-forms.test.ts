// Every form of the catalogue on screen, in both languages: each question is there under its label, can be reached by
// Tab alone, and nothing of it fails the accessibility rules.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elementId } from '../../../renderer/forms/paths.ts';
import { en } from '../../../renderer/i18n/resources.ts';
import type { Field } from '../../../shared/forms/field.ts';
import { visibleFields } from '../../../shared/forms/visible.ts';
import { exampleOf } from '../../shared/forms/arbitrary.ts';
import { violations } from '../axe.ts';
import { type Screens, startScreens } from '../browser.ts';
import { type FormCase, formCases, moment, openDraft } from './cases.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await startScreens();
});
afterAll(() => screens.close());

/** Ids that the focus visits from the heading on, by Tab alone, until the page has been left. */
async function tabStops(page: Page): Promise<string[]> {
  const stops: string[] = [];
  await page.locator('h1').focus();
  for (let press = 0; press < 200; press += 1) {
    await page.keyboard.press('Tab');
    const [id, inside] = await page.evaluate<[string, boolean]>(
      `[document.activeElement.id, document.querySelector('main').contains(document.activeElement)]`,
    );
    if (!inside) return stops;
    stops.push(id);
  }
  throw new Error('Tab never leaves the form');
}

/** Ids of the controls of a form's first row of each repeat, and of its fields. */
function controlsOf({ form }: FormCase, answers: ReturnType<typeof exampleOf>): string[] {
  return visibleFields(form.fields, answers).flatMap((field) => [
    elementId(`answers.${field.id}`),
    ...(field.type === 'repeat'
      ? (field.item ?? []).map((column) => elementId(`answers.${field.id}.0.${column.id}`))
      : []),
  ]);
}

/** Labels of this form, in this language, that are not in sight. */
async function missingLabels(
  page: Page,
  { form }: FormCase,
  shown: readonly Field[],
  language: 'ka' | 'en',
): Promise<string[]> {
  const text = await page.locator('main').innerText();
  return shown
    .flatMap((field) => [field, ...(field.item ?? []), ...(field.type === 'radio' ? (field.options ?? []) : [])])
    .filter(({ label }) => !text.includes(label[language]))
    .map(({ label }) => `${form.id}: ${label[language]} is not in sight`);
}

test('every question of every form is in sight in both languages and reached by Tab, without an accessibility fault', async () => {
  const open = await screens.open();
  const { page, desk, faults } = open;
  const wrong: string[] = [];
  for (const one of formCases) {
    const answers = exampleOf(one.form.fields, moment);
    const shown = visibleFields(one.form.fields, answers);
    const draft = await openDraft(open, one.service, { step: 'form', answers });
    const stops = await tabStops(page);
    const chosen = await page.evaluate<string[]>(
      `[...document.querySelectorAll('input[type=radio]:checked')].map((one) => one.name)`,
    );
    const missed = controlsOf(one, answers).filter((id) => !stops.includes(id) && !chosen.includes(id));
    wrong.push(...missed.map((id) => `${one.form.id}: ${id} is not reached`), ...(await violations(page)));
    wrong.push(...(await missingLabels(page, one, shown, 'ka')));
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: en['intake.step.form'], level: 1 }).waitFor();
    wrong.push(...(await missingLabels(page, one, shown, 'en')));
    await page.getByRole('button', { name: 'ქართული' }).click();
    await page.keyboard.press('Control+Enter');
    await page.locator('.facts').first().waitFor();
    wrong.push(...(await violations(page)));
    await desk.done('draft.discard', { draft });
  }
  expect(wrong).toEqual([]);
  expect(faults).toEqual([]);
});

test('the applicant step has no accessibility fault, for a person, a person without papers and an organisation', async () => {
  const open = await screens.open();
  const { page } = open;
  const service = formCases[0]?.service ?? '';
  const wrong: string[] = [];
  for (const answered of [
    {},
    { documentType: 'none', recognisedBy: 'witnesses', interpreted: true },
    { applicantKind: 'organisation' },
  ]) {
    const applicant = { applicantKind: 'person', ...answered };
    await openDraft(open, service, { step: 'applicant', applicant });
    wrong.push(...(await violations(page)));
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').first().waitFor();
    wrong.push(...(await violations(page)));
  }
  expect(wrong).toEqual([]);
  expect(open.faults).toEqual([]);
});
