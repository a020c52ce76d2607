// What every scene is made of: a desk in a state, and the way an operator gets to see it.
import type { Page } from 'playwright-core';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import type { DraftContent } from '../../shared/contract/drafts.ts';
import type { Answers } from '../../shared/forms/answers.ts';
import { problem } from '../../shared/problems.ts';
import { exchange, refuse, sendStatus } from '../renderer/fake-desk/cases.ts';
import { type FakeDesk, fakeDesk } from '../renderer/fake-desk/desk.ts';
import { beginRoad, people, signIn, submitRoad } from '../renderer/fake-desk/samples.ts';

export interface Scene {
  readonly name: string;
  /** The desk as it is when the window opens. */
  readonly desk: (pkg: CataloguePackage) => Promise<FakeDesk>;
  /** What the operator does until the screen is the one meant. */
  readonly act: (page: Page, desk: FakeDesk) => Promise<void>;
}

export const signedIn = async (pkg: CataloguePackage, center = 'sadakhlo'): Promise<FakeDesk> => {
  const desk = fakeDesk(pkg, { center });
  await signIn(desk);
  return desk;
};

/** A desk with one draft, about a damaged road, that stands at this step. */
export const drafted =
  (applicant: Answers, step: DraftContent['step'], center?: string) =>
  async (pkg: CataloguePackage): Promise<FakeDesk> => {
    const desk = await signedIn(pkg, center);
    const { draft, revision } = await beginRoad(desk, applicant);
    const read = await desk.bridge.call('draft.read', { draft });
    if (!read.ok) throw new Error(read.problem.code);
    const saved = await desk.bridge.call('draft.save', { draft, revision, content: { ...read.value.content, step } });
    if (!saved.ok) throw new Error(saved.problem.code);
    return desk;
  };

/** A desk in the middle of its day: drafts, cases in every state, a line that was there a while ago. */
export async function busy(pkg: CataloguePackage): Promise<FakeDesk> {
  const desk = await signedIn(pkg);
  for (const person of people) await submitRoad(desk, person);
  exchange(desk.world);
  const [newest, second] = desk.world.cases;
  if (newest !== undefined) sendStatus(desk.world, newest.summary.deskNumber, 'in-review');
  if (second !== undefined) sendStatus(desk.world, second.summary.deskNumber, 'handed-to-archive-2');
  const refused = await submitRoad(desk, people[1]);
  refuse(desk.world, refused, problem('service.closed'), 'სერვისი 01.11.2026-დან დახურულია.');
  await submitRoad(desk, people[2]);
  await beginRoad(desk, people[0]);
  await desk.bridge.call('draft.create', { service: 'municipality-large-family' });
  return desk;
}

export async function offline(pkg: CataloguePackage): Promise<FakeDesk> {
  const desk = await busy(pkg);
  const { lastAnswer } = desk.world.line;
  desk.world.line = {
    state: 'offline',
    since: '2026-11-23T06:10:00.000Z',
    lastAnswer,
    nextTry: '2026-11-23T06:25:00.000Z',
    problem: problem('line.unreachable'),
  };
  return desk;
}

export const press =
  (key: string) =>
  async (page: Page): Promise<void> => {
    await page.locator('nav').waitFor();
    await page.keyboard.press(key);
    await page.locator('h1').waitFor();
  };

/** Opens the first draft of the list. */
export const openDraft = async (page: Page): Promise<void> => {
  await press('F6')(page);
  await page.locator('.table .button-primary, .table .button').first().click();
  await page.locator('.progress').waitFor();
};
