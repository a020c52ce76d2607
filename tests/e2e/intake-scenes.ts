// Scenes of the way from the applicant to the case: the applicant's page, a document's lines read well, with a wrong sign
// and with an expired date, and the case just saved.
import type { Page } from 'playwright-core';
import { people } from '../renderer/fake-desk/samples.ts';
import { write } from '../shared/mrz/specimens.ts';
import { drafted, openDraft, type Scene } from './scene.ts';

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

/** Stopped at the applicant, whose Georgian surname is typed. */
const atApplicant = drafted({ applicantKind: 'person', lastName: 'გვენეტაძე-მჭედლიშვილი' }, 'applicant');

const scanned =
  (lines: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await openDraft(page);
    await page.keyboard.press('F10');
    await page.locator('#document-lines:focus').waitFor();
    await page.keyboard.insertText(lines.join('\n'));
  };

export const intakeScenes: readonly Scene[] = [
  { name: 'intake-applicant', desk: atApplicant, act: openDraft },
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
    desk: drafted(people[0], 'check'),
    act: async (page) => {
      await openDraft(page);
      await page.keyboard.press('Control+Enter');
      await page.locator('.saved-number').waitFor();
    },
  },
];
