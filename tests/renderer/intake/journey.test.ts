// From the first keystroke to the saved case, through the real elements: what was typed is what the desk stores, and
// what does not pass is explained where it stands.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { latestVersion } from '../../../db/cases.ts';
import { elementId } from '../../../renderer/forms/paths.ts';
import { ka } from '../../../renderer/i18n/resources.ts';
import { formatDeskNumber } from '../../../shared/cases/desk-number.ts';
import { caseSubmittedSchema } from '../../../shared/cases/payload.ts';
import type { Answers } from '../../../shared/forms/answers.ts';
import { checkAnswers } from '../../../shared/forms/check.ts';
import { type Field, type FieldType, fieldTypes } from '../../../shared/forms/field.ts';
import { catalogue } from '../../electron/desk.ts';
import { exampleOf } from '../../shared/forms/arbitrary.ts';
import { spoiled } from '../../shared/forms/spoil.ts';
import { violations } from '../axe.ts';
import { type OpenScreens, type Screens, startScreens } from '../browser.ts';
import { fillField, fillFields } from '../filling.ts';
import { type FormCase, formCases, moment, openDraft } from './cases.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await startScreens();
});
afterAll(() => screens.close());

const typesOf = (fields: readonly Field[]): FieldType[] =>
  fields.flatMap((field) => [field.type, ...(field.item ?? []).map((column) => column.type)]);

/** As few forms as, together with the applicant, have every field type of the catalogue. */
function coveringForms(): FormCase[] {
  const open = new Set(formCases.flatMap(({ form }) => typesOf(form.fields)));
  for (const type of typesOf(catalogue.applicantFields)) open.delete(type);
  const chosen: FormCase[] = [];
  while (open.size > 0) {
    const gain = ({ form }: FormCase): number => new Set(typesOf(form.fields).filter((type) => open.has(type))).size;
    const best = formCases.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    for (const type of typesOf(best.form.fields)) open.delete(type);
    chosen.push(best);
  }
  return chosen;
}

const inCatalogue = new Set([
  ...formCases.flatMap(({ form }) => typesOf(form.fields)),
  ...typesOf(catalogue.applicantFields),
]);

/** A checkbox that nobody touched is no answer, so no example has one that says no. */
function example(fields: readonly Field[], seed: number, settled: Answers = {}): Answers {
  const kind = { applicantKind: 'person', ...settled };
  const { applicantKind: _, ...answers } = exampleOf(fields, { ...moment, settled: kind }, seed);
  const typed = JSON.parse(JSON.stringify(answers, (_key, answer) => (answer === false ? undefined : answer)));
  return fields === catalogue.applicantFields ? { applicantKind: 'person', ...typed } : typed;
}

const unpapered: Answers = { together: false, representativePaper: [] };

/** Values as the desk must store them; papers by name, because their hashes are made there. */
function stored(fields: readonly Field[], raw: Answers, prefix: string): Answers {
  return checkAnswers(fields, raw, { ...moment, prefix }).values;
}

const comparable = (answers: Answers): unknown =>
  JSON.parse(JSON.stringify(answers, (_key, value) => (value?.sha256 === undefined ? value : 'paper')));

async function fillApplicant({ page }: OpenScreens, applicant: Answers): Promise<void> {
  await fillFields(
    page,
    catalogue.applicantFields.filter((field) => field.id !== 'dataNotice'),
    'applicant',
    applicant,
  );
}

async function submitByKeyboard(page: Page): Promise<string> {
  await page.locator(`[id="${elementId('applicant.dataNotice')}"]`).check();
  await page.keyboard.press('Control+Enter');
  await page.locator('.desk-number').waitFor();
  return (await page.locator('.desk-number').innerText()).replaceAll(' ', '');
}

describe('a valid application', () => {
  test('the forms of this test have every field type that the catalogue uses', () => {
    const covered = new Set([
      ...coveringForms().flatMap(({ form }) => typesOf(form.fields)),
      ...typesOf(catalogue.applicantFields),
    ]);
    expect(covered).toEqual(inCatalogue);
    expect([...fieldTypes].filter((type) => !covered.has(type))).toEqual([]);
  });

  test.each(coveringForms().map((one, at) => [one.form.id, one, at + 1] as const))(
    '%s is typed in, checked, submitted, and stored as typed',
    async (_name, { service, form }, seed) => {
      const open = await screens.open();
      const { page, desk, faults } = open;
      const typing = seed === 1;
      // An applicant that is not typed in has no papers: nobody has stored them.
      const applicant = example(catalogue.applicantFields, seed, typing ? {} : unpapered);
      const answers = example(form.fields, seed);
      const draft = await openDraft(open, service, typing ? {} : { step: 'form', applicant });
      if (typing) await fillApplicant(open, applicant);
      if (typing) await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { name: ka['intake.step.form'], level: 1 }).waitFor();
      await fillFields(page, form.fields, 'answers', answers);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { name: ka['intake.step.check'], level: 1 }).waitFor();
      const deskNumber = await submitByKeyboard(page);
      expect(await page.evaluate('document.activeElement.id')).toBe('receipt-print');
      expect(await violations(page)).toEqual([]);

      const payload = caseSubmittedSchema.parse(JSON.parse(latestVersion(desk.db, draft)?.payload ?? ''));
      expect(payload.deskNumber).toBe(deskNumber);
      expect(await page.locator('.desk-number').innerText()).toBe(formatDeskNumber(deskNumber));
      const told = { ...applicant, dataNotice: true };
      expect(comparable(payload.applicant)).toEqual(comparable(stored(catalogue.applicantFields, told, 'applicant')));
      expect(comparable(payload.answers)).toEqual(comparable(stored(form.fields, answers, 'answers')));
      expect(faults).toEqual([]);
    },
    60_000,
  );
});

describe('wrong answers', () => {
  test('each is told in Georgian under its field and in the summary, whose link leads to it', async () => {
    const open = await screens.open();
    const { page, faults } = open;
    const { service, form } = coveringForms()[0] ??
      formCases[0] ?? { service: '', form: { id: '', basis: '', fields: [] } };
    const answers = exampleOf(form.fields, moment, 3);
    await openDraft(open, service, { step: 'form', answers });
    const wrong: { id: string; message: string }[] = [];
    for (const field of form.fields) {
      const typed = ['select', 'radio', 'file', 'photo', 'repeat', 'checkbox'].includes(field.type)
        ? undefined
        : spoiled(field, moment).find((one) => typeof one.typed === 'string' && one.rule !== 'type');
      if (typed === undefined || answers[field.id] === undefined) continue;
      await fillField(page, field, `answers.${field.id}`, String(typed.typed));
      const sentence = (ka as Record<string, string>)[`field.${typed.rule}`] ?? '';
      wrong.push({ id: elementId(`answers.${field.id}`), message: sentence.split('{{')[0] ?? '' });
    }
    expect(wrong.length).toBeGreaterThan(2);
    expect(await page.locator('.field-message:visible').count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await page.locator('.error-summary').waitFor();
    expect(await page.evaluate(`document.activeElement.className`)).toBe('error-summary');
    for (const { id, message } of wrong) {
      expect(await page.locator(`[id="${id}-error"]`).innerText()).toContain(message);
      const link = page.locator(`.error-summary a[href="#${id}"]`);
      expect(await link.innerText()).toContain(message);
      await link.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe(id);
    }
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

test('Enter before what was typed is found opens what it finds, not what an earlier text found', async () => {
  const { page, faults } = await screens.open();
  const box = page.locator('#search');
  await box.fill('dabadebis mowmoba');
  await page.locator('#results').getByText('დაბადების').first().waitFor();
  // In one task of the page: no answer can come between the letters and the key.
  await box.evaluate((input: HTMLInputElement) => {
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    value?.set?.call(input, 'gzis dazianeba');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });
  await page.getByRole('heading', { name: 'გზის დაზიანების შესახებ შეტყობინება', level: 1 }).waitFor();
  expect(faults).toEqual([]);
});
