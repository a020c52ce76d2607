// Fills in a form the way an operator does: through the elements on screen, by the ids that labels and errors use.
import type { Page } from 'playwright-core';
import { elementId } from '../../renderer/forms/paths.ts';
import type { Answer, Answers } from '../../shared/forms/answers.ts';
import type { Field } from '../../shared/forms/field.ts';

/** The smallest files of their kinds, each made different by its number. */
export function paperFile(mediaType: string, number: number): { name: string; mimeType: string; buffer: Buffer } {
  const tail = Buffer.from(`\n${number}`);
  if (mediaType === 'application/pdf') {
    return {
      name: `ცნობა ${number}.pdf`,
      mimeType: mediaType,
      buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), tail]),
    };
  }
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  return {
    name: `ფოტო ${number}.png`,
    mimeType: 'image/png',
    buffer: Buffer.concat([Buffer.from(png, 'base64'), tail]),
  };
}

const byId = (id: string): string => `[id="${id}"]`;

async function fillRows(page: Page, field: Field, path: string, rows: readonly Answers[]): Promise<void> {
  const first = (row: number): string => byId(elementId(`${path}.${row}.${field.item?.[0]?.id}`));
  for (let row = 0; row < rows.length; row += 1) {
    if ((await page.locator(first(row)).count()) === 0) await page.locator(byId(elementId(path))).press('Enter');
    await page.locator(first(row)).waitFor();
    for (const column of field.item ?? []) {
      const answer = rows[row]?.[column.id];
      if (answer !== undefined) await fillField(page, column, `${path}.${row}.${column.id}`, answer);
    }
  }
}

/** Gives one field an answer as typed. */
export async function fillField(page: Page, field: Field, path: string, answer: Answer): Promise<void> {
  const id = elementId(path);
  const control = page.locator(byId(id));
  switch (field.type) {
    case 'select':
      await control.selectOption(String(answer));
      return;
    case 'radio':
      await page.locator(`input[name="${id}"][value="${String(answer)}"]`).check();
      return;
    case 'checkbox':
      await control.setChecked(answer === true);
      return;
    case 'multiselect': {
      const chosen = Array.isArray(answer) ? answer : [];
      for (const [at, option] of (field.options ?? []).entries()) {
        const box = page.locator(byId(at === 0 ? id : `${id}-${option.value}`));
        await box.setChecked(chosen.some((value) => value === option.value));
      }
      return;
    }
    case 'geoPoint': {
      const typed =
        typeof answer === 'object' && answer !== null && 'lat' in answer ? `${answer.lat} ${answer.lon}` : answer;
      await control.fill(String(typed));
      return;
    }
    case 'file':
    case 'photo': {
      const count = Array.isArray(answer) ? answer.length : 0;
      const type = field.validation.accept?.[0] ?? 'application/pdf';
      const group = page.locator('fieldset').filter({ has: control }).last();
      await group
        .locator('input[type=file]')
        .setInputFiles(Array.from({ length: count }, (_, at) => paperFile(type, at)));
      await group
        .locator('.paper')
        .nth(count - 1)
        .waitFor();
      return;
    }
    case 'repeat':
      return fillRows(page, field, path, Array.isArray(answer) ? (answer as Answers[]) : []);
    default:
      await control.fill(String(answer));
  }
}

/** Fills in every field that has an answer, in the order of the form. */
export async function fillFields(page: Page, fields: readonly Field[], bag: string, answers: Answers): Promise<void> {
  for (const field of fields) {
    const answer = answers[field.id];
    if (answer !== undefined && answer !== null) await fillField(page, field, `${bag}.${field.id}`, answer);
  }
}
