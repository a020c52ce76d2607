// Scenes of the way from the applicant to the case: the applicant's page, a document's lines read well, with a wrong sign
// and with an expired date, and the case just saved.
import type { Page } from 'playwright-core';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import type { FakeDesk } from '../renderer/fake-desk/desk.ts';
import { beginRoad, people } from '../renderer/fake-desk/samples.ts';
import { write } from '../shared/mrz/specimens.ts';
import { press, type Scene, signedIn } from './scene.ts';

const card = {
  format: 'TD1',
  number: '20IA00001',
  birth: '480305',
  expiry: '250115',
  issuer: 'GEO',
  nationality: 'GEO',
  sex: 'F',
  surname: 'GVENETADZE MCHEDLISHVILI',
  given: 'KHVICHA ALEKSANDRE',
  optional: '99900000017',
} as const;

/** A desk with one application, stopped at the applicant, whose Georgian surname is typed. */
async function atApplicant(pkg: CataloguePackage): Promise<FakeDesk> {
  const desk = await signedIn(pkg);
  const { draft, revision } = await beginRoad(desk, {});
  const read = await desk.bridge.call('draft.read', { draft });
  if (!read.ok) throw new Error(read.problem.code);
  const typed = { applicantKind: 'person', lastName: 'გვენეტაძე-მჭედლიშვილი' };
  const content = { ...read.value.content, applicant: typed, step: 'applicant' as const };
  const saved = await desk.bridge.call('draft.save', { draft, revision, content });
  if (!saved.ok) throw new Error(saved.problem.code);
  return desk;
}

const applicant = async (page: Page): Promise<void> => {
  await press('F6')(page);
  await page.locator('.table .button-primary, .table .button').first().click();
  await page.locator('#field-applicant-lastName').waitFor();
};

const scanned =
  (lines: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await applicant(page);
    await page.keyboard.press('F10');
    await page.locator('#document-lines:focus').waitFor();
    await page.keyboard.insertText(lines.join('\n'));
  };

export const intakeScenes: readonly Scene[] = [
  { name: 'intake-applicant', desk: atApplicant, act: applicant },
  { name: 'intake-document', desk: atApplicant, act: scanned([]) },
  { name: 'intake-document-read', desk: atApplicant, act: scanned(write({ ...card, expiry: '360115' })) },
  { name: 'intake-document-expired', desk: atApplicant, act: scanned(write(card)) },
  {
    name: 'intake-document-wrong',
    desk: atApplicant,
    act: scanned(write(card).map((line, at) => (at === 1 ? line.replace('4803', '4903') : line))),
  },
  {
    name: 'intake-saved',
    desk: async (pkg) => {
      const desk = await signedIn(pkg);
      await beginRoad(desk, people[0]);
      return desk;
    },
    act: async (page) => {
      await press('F6')(page);
      await page.locator('.table .button-primary, .table .button').first().click();
      await page.locator('h1').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.locator('.saved-number').waitFor();
    },
  },
];
