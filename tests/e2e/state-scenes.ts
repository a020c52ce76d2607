// Scenes of what goes otherwise than planned: answers that are missing, a desk that only reads, a printer that refuses, a
// correction without its reason.
import type { Page } from 'playwright-core';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import { type ProblemCode, problem } from '../../shared/problems.ts';
import type { FakeDesk } from '../renderer/fake-desk/desk.ts';
import { people } from '../renderer/fake-desk/samples.ts';
import { busy, drafted, openDraft, press, type Scene } from './scene.ts';

type Failing = Parameters<FakeDesk['world']['failing']['set']>[0];

/** The desk, which refuses this call from now on. */
const refusing =
  (prepare: (pkg: CataloguePackage) => Promise<FakeDesk>, call: Failing, code: ProblemCode) =>
  async (pkg: CataloguePackage): Promise<FakeDesk> => {
    const desk = await prepare(pkg);
    desk.world.failing.set(call, problem(code));
    return desk;
  };

const newest = ({ world }: FakeDesk): string => world.cases[0]?.summary.deskNumber ?? '';

const openNewest = async (page: Page, desk: FakeDesk): Promise<void> => {
  await press('F3')(page);
  await page.locator('#find').fill(newest(desk));
  await page.keyboard.press('Enter');
};
const opened = async (page: Page, desk: FakeDesk): Promise<void> => {
  await openNewest(page, desk);
  await page.locator('.timeline').waitFor();
};
const refused = (page: Page): Promise<void> => page.locator('.notice-bad').first().waitFor();
const submitted = async (page: Page): Promise<void> => {
  await openDraft(page);
  await page.keyboard.press('Control+Enter');
  await refused(page);
};

export const stateScenes: readonly Scene[] = [
  {
    name: 'case-correction',
    desk: busy,
    act: async (page, desk) => {
      await opened(page, desk);
      await page.getByRole('button', { name: 'შესწორება' }).click();
      for (const step of [2, 3]) {
        await page.locator('.progress').waitFor();
        await page.keyboard.press('Control+Enter');
        await page.locator(`.progress li:nth-child(${step})[aria-current]`).waitFor();
      }
      await page.keyboard.press('Control+Enter');
      await page.locator('#correction-reason-error').waitFor();
    },
  },
  {
    name: 'intake-form-missing',
    desk: async (pkg) => {
      const desk = await drafted(people[0], 'form')(pkg);
      for (const [id, draft] of desk.world.drafts)
        desk.world.drafts.set(id, { ...draft, content: { ...draft.content, answers: {} } });
      return desk;
    },
    act: async (page) => {
      await openDraft(page);
      await page.keyboard.press('Control+Enter');
      await page.locator('.error-summary').waitFor();
    },
  },
  {
    name: 'intake-read-only',
    desk: refusing(drafted(people[0], 'applicant'), 'draft.save', 'desk.read-only'),
    act: async (page) => {
      await openDraft(page);
      await page.locator('#field-applicant-lastName').fill('მჭედლიშვილი');
      await page.locator('[role="alert"] .tag').waitFor();
    },
  },
  {
    name: 'intake-not-saved',
    desk: refusing(drafted(people[0], 'check'), 'case.submit', 'desk.disk-full'),
    act: submitted,
  },
  {
    name: 'cases-failed',
    desk: refusing(busy, 'case.list', 'desk.database-unreadable'),
    act: async (page) => {
      await press('F3')(page);
      await refused(page);
    },
  },
  {
    name: 'case-failed',
    desk: refusing(busy, 'case.read', 'case.forgotten'),
    act: async (page, desk) => {
      await openNewest(page, desk);
      await refused(page);
    },
  },
  {
    name: 'case-not-printed',
    desk: refusing(busy, 'receipt.print', 'receipt.not-printed'),
    act: async (page, desk) => {
      await opened(page, desk);
      await page.locator('[aria-labelledby="receipt-title"] button').nth(1).click();
      await refused(page);
      await page.locator('.notice-bad').first().scrollIntoViewIfNeeded();
    },
  },
];
