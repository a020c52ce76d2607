// Scenes of who stands on a case: somebody who files for another, a street that applies together, an interpreter, a
// neighbour's telephone.
import type { Page } from 'playwright-core';
import type { Answers } from '../../shared/forms/answers.ts';
import { household, interpreter, neighboursPhone, representative } from '../renderer/fake-desk/persons.ts';
import { people } from '../renderer/fake-desk/samples.ts';
import { drafted, openDraft, type Scene } from './scene.ts';

const sheet = { sha256: 'a'.repeat(64), name: 'ხელმოწერები.pdf', mediaType: 'application/pdf', size: 184_000 };
const together: Answers = { together: true, furtherApplicants: household, signatureSheet: [sheet] };
const proven: Answers = { ...representative, representativePaper: [{ ...sheet, name: 'მინდობილობა.pdf' }] };
const everybody: Answers = { ...people[0], ...neighboursPhone, ...proven, ...interpreter, ...together };

const inPoka = (applicant: Answers, step: 'applicant' | 'check') => drafted(applicant, step, 'poka');

/** Submits the draft and opens its case. */
const openFiled = async (page: Page): Promise<void> => {
  await openDraft(page);
  await page.keyboard.press('Control+Enter');
  await page.locator('.desk-number').waitFor();
  await page.getByRole('button', { name: /საქმის გახსნა/ }).click();
  await page.locator('.timeline').waitFor();
};

const unproven: Answers = {
  ...people[1],
  documentType: 'none',
  documentNumber: '',
  noDocumentReason: 'lost',
  recognisedBy: 'own-words',
};
const minor: Answers = {
  ...people[1],
  birthDate: '24.11.2013',
  documentSeen: 'eye',
  documentValidUntil: '01.02.2020',
  firstName: 'Aişə',
  byRepresentative: true,
  representativeBasis: 'parent',
  representativeName: 'გიულნარა მამედოვა',
};

export const personsScenes: readonly Scene[] = [
  { name: 'persons-applicant', desk: inPoka(everybody, 'applicant'), act: openDraft },
  { name: 'persons-minor', desk: inPoka(minor, 'applicant'), act: openDraft },
  {
    name: 'persons-warned',
    desk: inPoka(minor, 'check'),
    act: async (page) => {
      await openDraft(page);
      await page.keyboard.press('Control+Enter');
      await page.locator('.error-summary').waitFor();
    },
  },
  {
    name: 'persons-unproven',
    desk: inPoka(
      { ...unproven, recognisedBy: 'operator', recognisedHow: 'მეზობელია, იცნობს ოცი წელია', ...interpreter },
      'check',
    ),
    act: openFiled,
  },
  { name: 'persons-own-words', desk: inPoka(unproven, 'applicant'), act: openDraft },
  { name: 'persons-check', desk: inPoka(everybody, 'check'), act: openDraft },
  {
    name: 'persons-case',
    desk: inPoka({ ...everybody, notifyBy: 'sms', newsBySms: true }, 'check'),
    act: openFiled,
  },
  {
    name: 'persons-leave',
    desk: inPoka(everybody, 'check'),
    act: async (page) => {
      await openFiled(page);
      await page.getByRole('button', { name: 'თანაგანმცხადებლის გასვლა' }).click();
      await page.locator('#leave-who').waitFor();
      await page.locator('dialog .button-primary').click();
    },
  },
];
