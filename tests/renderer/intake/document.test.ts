// A document read at the applicant's page by keyboard alone: through the Georgian layout, with wrong digits told, nothing
// overwritten without being asked, and the evidence in the case that the desk stores.
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ka } from '../../../renderer/i18n/resources.ts';
import { fromKeys } from '../../../shared/text/latin.ts';
import { catalogue } from '../../electron/desk.ts';
import { write } from '../../shared/mrz/specimens.ts';
import { violations } from '../axe.ts';
import { type OpenScreens, type Screens, startScreens } from '../browser.ts';
import { formCases, openDraft } from './cases.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await startScreens();
});
afterAll(() => screens.close());

const card = {
  format: 'TD1',
  number: '20IA00001',
  birth: '480305',
  expiry: '250115',
  issuer: 'GEO',
  nationality: 'GEO',
  sex: 'F',
  surname: 'GAMOGONILI MCHEDLI',
  given: 'NINO',
  optional: '99900000001',
} as const;
const service = formCases[0]?.service ?? '';

async function scan({ page }: OpenScreens, lines: readonly string[], layout = (text: string) => text): Promise<void> {
  await page.keyboard.press('F10');
  await page.locator('#document-lines:focus').waitFor();
  for (const line of lines) {
    await page.keyboard.insertText(layout(line));
    await page.keyboard.press('Enter');
  }
}

async function closed({ page }: OpenScreens): Promise<void> {
  await page.locator('dialog').waitFor({ state: 'detached' });
}

/** The draft as the desk has it once it holds the time of the check. */
async function stored({ page, desk }: OpenScreens, draft: string) {
  await page.locator('#field-applicant-documentSeenAt:not([value=""])').waitFor();
  await page.keyboard.press('F2');
  await page.locator('#search').waitFor();
  await expect
    .poll(async () => (await desk.done('draft.read', { draft })).content.applicant['documentSeenAt'])
    .toMatch(/^\d{2}\.\d{2}\.2026 \d{2}:\d{2}$/);
  return (await desk.done('draft.read', { draft })).content.applicant;
}

describe('a document at the applicant’s page', () => {
  test('scanned through the Georgian layout it fills what is empty and leaves the Georgian name alone', async () => {
    const open = await screens.open();
    const draft = await openDraft(open, service, { applicant: { applicantKind: 'person', lastName: 'გამოგონილი' } });
    await scan(open, write(card), fromKeys);
    await open.page.locator('dialog table').waitFor();
    await expect.poll(() => open.page.locator('dialog .tag-good').count()).toBe(5);
    expect(await open.page.locator('dialog .notice').innerText()).toContain('15.01.2025');
    expect(await violations(open.page)).toEqual([]);
    mkdirSync('out/pictures', { recursive: true });
    await open.page.screenshot({ path: 'out/pictures/document-card.png' });
    await open.page.keyboard.press('Control+Enter');
    await closed(open);
    expect(await stored(open, draft)).toMatchObject({
      documentType: 'id-card',
      documentNumber: '20IA00001',
      personalNumber: '99900000001',
      lastName: 'გამოგონილი',
      lastNameLatin: 'GAMOGONILI MCHEDLI',
      birthDate: '05.03.1948',
      documentSeen: 'machine',
      documentValidUntil: '15.01.2025',
    });
    expect(open.faults).toEqual([]);
  });

  test('what stands there stays until it is ticked, and a kept number is no evidence', async () => {
    const open = await screens.open();
    const before = {
      applicantKind: 'person',
      documentType: 'id-card',
      documentNumber: '19IA00009',
      birthDate: '1.2.1950',
    };
    const draft = await openDraft(open, service, { applicant: before });
    const born = '#field-applicant-birthDate';
    await scan(open, write(card));
    await open.page.keyboard.press('Control+Enter');
    await closed(open);
    expect(await open.page.locator(born).inputValue()).toBe('1.2.1950');
    expect(await open.page.locator('#field-applicant-documentSeen').inputValue()).toBe('');
    await scan(open, write(card));
    await open.page.getByRole('checkbox', { name: '19IA00009' }).press('Space');
    await open.page.keyboard.press('Control+Enter');
    await closed(open);
    expect(await stored(open, draft)).toMatchObject({
      documentNumber: '20IA00001',
      birthDate: '1.2.1950',
      documentSeen: 'machine',
    });
  });

  test('reading another document does not renew the evidence of the one that the form names', async () => {
    const open = await screens.open();
    const read = { documentNumber: '19IA00009', documentSeen: 'machine', documentSeenAt: '01.05.2026 10:00' };
    const before = { applicantKind: 'person', documentType: 'id-card', ...read };
    const draft = await openDraft(open, service, { applicant: before });
    await scan(open, write(card));
    await open.page.keyboard.press('Control+Enter');
    await closed(open);
    expect(await open.page.locator('#field-applicant-lastNameLatin').inputValue()).toBe('GAMOGONILI MCHEDLI');
    await open.page.getByText(/შენახულია \d/).waitFor();
    await open.page.keyboard.press('F2');
    await open.page.locator('#search').waitFor();
    const stored = async () => (await open.desk.done('draft.read', { draft })).content.applicant;
    await expect.poll(stored).toMatchObject({ ...read, lastNameLatin: 'GAMOGONILI MCHEDLI' });
  });

  test('a wrong digit is said in words and its field is not filled in; Escape changes nothing', async () => {
    const open = await screens.open('en');
    await openDraft(open, service);
    const [first = '', second = '', third = ''] = write(card);
    await scan(open, [first, second.replace('480305', '490305'), third]);
    const row = open.page.locator('dialog tr', { hasText: '490305' });
    expect(await row.innerText()).toMatch(/does not match: \d printed, \d due[\s\S]*not filled in/);
    expect(await violations(open.page)).toEqual([]);
    await open.page.keyboard.press('Escape');
    await closed(open);
    expect(await open.page.locator('#field-applicant-birthDate').inputValue()).toBe('');
  });

  test('a year that may be of either century is asked for; a document seen by eye is noted with its time', async () => {
    const open = await screens.open();
    const draft = await openDraft(open, service, { applicant: { applicantKind: 'person', documentType: 'passport' } });
    await scan(open, write({ ...card, birth: '200305' }));
    const choices = open.page.getByRole('group', { name: ka['document.birth'] }).getByRole('radio');
    await choices.first().press('Space');
    await open.page.screenshot({ path: 'out/pictures/document-asked.png' });
    expect(await open.page.locator('dialog tr', { hasText: '05.03.1920' }).count()).toBe(1);
    await open.page.getByRole('button', { name: ka['document.eye'] }).press('Enter');
    await closed(open);
    expect(await stored(open, draft)).toMatchObject({ documentType: 'passport', documentSeen: 'eye' });
  });

  test('the evidence is a question of the catalogue, so that it travels with the case', () => {
    const ids = catalogue.applicantFields.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['documentSeen', 'documentSeenAt', 'documentValidUntil']));
  });
});
