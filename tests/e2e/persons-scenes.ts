// Scenes of who stands on a case: somebody who files for another, a street that applies together, an interpreter, a
// neighbour's telephone.
import type { Page } from 'playwright-core';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import type { DraftContent } from '../../shared/contract/drafts.ts';
import type { Answers } from '../../shared/forms/answers.ts';
import type { FakeDesk } from '../renderer/fake-desk/desk.ts';
import { household, interpreter, neighboursPhone, representative } from '../renderer/fake-desk/persons.ts';
import { beginRoad, people } from '../renderer/fake-desk/samples.ts';
import { press, type Scene, signedIn } from './scene.ts';

const sheet = { sha256: 'a'.repeat(64), name: 'ხელმოწერები.pdf', mediaType: 'application/pdf', size: 184_000 };
const together: Answers = { together: true, furtherApplicants: household, signatureSheet: [sheet] };
const proven: Answers = { ...representative, representativePaper: [{ ...sheet, name: 'მინდობილობა.pdf' }] };
const everybody: Answers = { ...people[0], ...neighboursPhone, ...proven, ...interpreter, ...together };

/** A desk with one draft that stands at this step. */
const drafted =
  (applicant: Answers, step: DraftContent['step']) =>
  async (pkg: CataloguePackage): Promise<FakeDesk> => {
    const desk = await signedIn(pkg, 'poka');
    const { draft, revision } = await beginRoad(desk, applicant);
    const read = await desk.bridge.call('draft.read', { draft });
    if (!read.ok) throw new Error(read.problem.code);
    await desk.bridge.call('draft.save', { draft, revision, content: { ...read.value.content, step } });
    return desk;
  };

const openDraft = async (page: Page): Promise<void> => {
  await press('F6')(page);
  await page.locator('.table .button-primary, .table .button').first().click();
  await page.locator('.progress').waitFor();
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
  { name: 'persons-applicant', desk: drafted(everybody, 'applicant'), act: openDraft },
  { name: 'persons-minor', desk: drafted(minor, 'applicant'), act: openDraft },
  {
    name: 'persons-warned',
    desk: drafted(minor, 'check'),
    act: async (page) => {
      await openDraft(page);
      await page.keyboard.press('Control+Enter');
      await page.locator('.error-summary').waitFor();
    },
  },
  {
    name: 'persons-unproven',
    desk: drafted(
      { ...unproven, recognisedBy: 'operator', recognisedHow: 'მეზობელია, იცნობს ოცი წელია', ...interpreter },
      'check',
    ),
    act: async (page) => {
      await openDraft(page);
      await page.keyboard.press('Control+Enter');
      await page.locator('.desk-number').waitFor();
      await page.getByRole('button', { name: /საქმის გახსნა/ }).click();
      await page.locator('.timeline').waitFor();
    },
  },
  { name: 'persons-own-words', desk: drafted(unproven, 'applicant'), act: openDraft },
  { name: 'persons-check', desk: drafted(everybody, 'check'), act: openDraft },
  {
    name: 'persons-case',
    desk: drafted(everybody, 'check'),
    act: async (page) => {
      await openDraft(page);
      await page.keyboard.press('Control+Enter');
      await page.locator('.desk-number').waitFor();
      await page.getByRole('button', { name: /საქმის გახსნა/ }).click();
      await page.locator('.timeline').waitFor();
    },
  },
];
