// What the controls do under an operator's hands, in a real Chromium: keys, rows, papers, the two doors out of the check
// page, and the saved page that learns of the registration by itself.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ka } from '../../../renderer/i18n/resources.ts';
import { applicationContent, savedDraft, systemMunicipality } from '../../electron/application.ts';
import { catalogue } from '../../electron/desk.ts';
import { type Screens, startScreens } from '../browser.ts';
import { representative } from '../fake-desk/persons.ts';
import { paperFile } from '../filling.ts';
import { openDraft } from './cases.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await startScreens();
});
afterAll(() => screens.close());

const focused = 'document.activeElement.id';
const serviceOn = (form: string): string => catalogue.services.find((one) => one.form === form)?.id ?? '';

test('Enter goes from field to field and never submits; dates are tidied and numbers read back', async () => {
  const { page, ...open } = await screens.open();
  await openDraft({ page, ...open }, serviceOn('municipality-one-time-aid'));
  await page.locator('#field-applicant-documentType').selectOption('id-card');
  const number = page.locator('#field-applicant-personalNumber');
  await number.fill('99900000001');
  expect(await page.locator('#field-applicant-personalNumber-help').innerText()).toContain('999 0000 0001');
  expect(await number.inputValue()).toBe('99900000001');
  await number.press('Enter');
  expect(await page.evaluate(focused)).toBe('field-applicant-lastName');
  await page.locator('#field-applicant-birthDate').fill('5 3 1961');
  await page.locator('#field-applicant-birthDate').press('Enter');
  expect(await page.locator('#field-applicant-birthDate').inputValue()).toBe('05.03.1961');
  await page.locator('#field-applicant-together').press('Enter');
  await page.keyboard.press('Enter');
  expect(await page.locator('.error-summary').count()).toBe(1);
  expect(await page.locator('h1').innerText()).toBe(ka['intake.step.applicant']);
  await page.getByLabel('იურიდიული პირი').check();
  await page.locator('#field-applicant-organisationCode').waitFor();
  expect(await number.count()).toBe(0);
});

test('a municipality outside the system is explained as soon as it is chosen', async () => {
  const { page, ...open } = await screens.open();
  await openDraft({ page, ...open }, serviceOn('municipality-road'), { municipality: systemMunicipality });
  const options = await page
    .locator('#case-municipality option')
    .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  expect(
    options.filter((id) => catalogue.municipalities.some((one) => one.id === id && one.mergedInto !== null)),
  ).toEqual([]);
  expect(await page.getByText(ka['intake.manual.title']).count()).toBe(0);
  const manual = catalogue.municipalities.find((one) => !one.onMunicipalSystem && one.mergedInto === null);
  await page.locator('#case-municipality').selectOption(manual?.id ?? '');
  await page.getByText(ka['intake.manual.title']).waitFor();
});

test('rows are added and removed by keyboard; what is filled in is not removed by one slip', async () => {
  const { page, ...open } = await screens.open();
  await openDraft({ page, ...open }, serviceOn('municipality-one-time-aid'), { step: 'form' });
  const rows = page.locator('.form-row');
  expect(await rows.count()).toBe(1);
  await page.locator('#field-answers-familyMembers').press('Enter');
  expect(await page.evaluate(focused)).toBe('field-answers-familyMembers-1-personalNumber');
  await page.locator('#field-answers-familyMembers-1-fullName').fill('ნინო მაგალითაძე');
  const remove = rows.nth(1).getByRole('button');
  await remove.press('Enter');
  expect(await rows.count()).toBe(2);
  expect(await remove.innerText()).toContain(ka['form.row.removeSure']);
  await remove.press('Enter');
  expect(await rows.count()).toBe(1);
  expect(await page.evaluate(focused)).toBe('field-answers-familyMembers');
  expect(await rows.nth(0).getByRole('button').count()).toBe(0);
});

test('papers are stored, shown, refused with the reason, and removed', async () => {
  const { page, desk, ...open } = await screens.open();
  const draft = await openDraft({ page, desk, ...open }, serviceOn('municipality-road'), { step: 'form' });
  const group = page
    .locator('fieldset')
    .filter({ has: page.locator('#field-answers-photos') })
    .last();
  const wrong = { name: 'ჩანაწერი.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') };
  await group.locator('input[type=file]').setInputFiles([paperFile('image/png', 1), wrong]);
  await group.getByText(ka['problem.paper.wrong-type.title']).waitFor();
  expect(await group.locator('.paper').count()).toBe(1);
  await group.getByRole('button', { name: ka['form.papers.show'] }).press('Enter');
  const picture = group.locator('img');
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  await page.getByText(/შენახულია \d/).waitFor();
  expect((await desk.done('draft.read', { draft })).content.answers['photos']).toMatchObject([{ name: 'ფოტო 1.png' }]);
  await group.getByRole('button', { name: ka['form.papers.remove'] }).press('Enter');
  expect(await group.locator('.paper').count()).toBe(0);
  expect(await page.evaluate(focused)).toBe('field-answers-photos');
});

test('what is warned of is gone back to, also where a value was computed or a paper is not there', async () => {
  const { page, ...open } = await screens.open();
  const { applicant } = applicationContent();
  const child = { ...applicant, birthDate: '1.1.2015' };
  await openDraft({ page, ...open }, serviceOn('municipality-road'), { step: 'check', applicant: child });
  await page.getByRole('button', { name: /^შეცვლა 14 წლამდე/ }).press('Enter');
  await expect.poll(() => page.evaluate(focused)).toBe('field-applicant-capacity');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(focused)).toMatch(/^field-applicant-/);
  const represented = { ...applicant, ...representative };
  await openDraft({ page, ...open }, serviceOn('municipality-road'), { step: 'check', applicant: represented });
  await page.keyboard.press('Control+Enter');
  await page.locator('.error-summary').waitFor();
  await page.getByRole('button', { name: /^შეცვლა უფლებამოსილების დამადასტურებელი დოკუმენტი დართული/ }).press('Enter');
  await expect.poll(() => page.evaluate(focused)).toBe('field-applicant-representativePaper');
  expect(await page.locator('#field-applicant-representativePaper-warning').count()).toBe(1);
});

test('an answer is changed from the check page and leads back there; submitting twice in a hurry makes one case', async () => {
  const { page, desk, ...open } = await screens.open();
  const general = catalogue.services.find((one) => one.form === catalogue.generalForm && one.intake === 'case-form');
  await openDraft({ page, desk, ...open }, general?.id ?? '', applicationContent());
  await page.getByRole('button', { name: `${ka['intake.check.change']} გვარი`, exact: true }).press('Enter');
  await expect.poll(() => page.evaluate(focused)).toBe('field-applicant-lastName');
  await page.keyboard.type('-ხუციშვილი');
  await page.getByRole('button', { name: ka['intake.backToCheck'] }).press('Enter');
  await page.locator('dd').filter({ hasText: '-ხუციშვილი' }).waitFor();
  await page.evaluate(`for (let press = 0; press < 3; press += 1)
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }))`);
  await page.locator('.desk-number').waitFor();
  const { cases } = await desk.done('case.list', { state: null, before: null });
  expect(cases).toHaveLength(1);
  expect(await page.getByText(ka['saved.state.queued']).count()).toBe(1);

  // Central's answer, as the exchange would have applied it; the next case makes the desk say that cases changed.
  desk.db.run(
    "update case_states set state = 'registered', registration_number = 'R-26-7' where place = (select place from cases where id = ?)",
    cases[0]?.case ?? '',
  );
  const other = await savedDraft(desk);
  await desk.done('case.submit', { draft: other.id, revision: other.revision });
  await page.getByText(ka['saved.state.registered']).waitFor();
  expect(await page.locator('.saved-number').innerText()).toContain('R-26-7');
});
