// Stories of applications that change after they were saved, told on the built desk by keyboard alone, with pictures and
// slips in out/stories: wherever the case is, the screen says no more than is proven, and central gets each version once.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ka } from '../../renderer/i18n/resources.ts';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { Payload } from '../../shared/cases/payload.ts';
import type { Output } from '../../shared/contract/contract.ts';
import { receiptWords } from '../../shared/receipt/words.ts';
import type { Counts } from '../central/control/watch.ts';
import type { StoredCase } from '../central/store/cases.ts';
import { type Story, storyDesk } from './story.ts';
import { ask, openCase, person, reached, withCard } from './story-steps.ts';

const tell = storyDesk();

const caseOf = (story: Story, deskNumber: string) => ask<Output<'case.read'>>(story, 'case.read', { deskNumber });

/** A washed-out road, told of by this person, up to the check page. */
async function road(story: Story, lastName: string, personalNumber: string): Promise<void> {
  await story.begin('გზის დაზ', 'გზის დაზიანების შესახებ შეტყობინება');
  await story.heading('განმცხადებელი');
  await withCard(story, `99AA${personalNumber.slice(-5)}`, personalNumber);
  await person(story, lastName, 'ეთერ', '07.11.1958');
  await reached(story);
  await story.press('Control+Enter');
  await story.heading('განაცხადი');
  await story.fill('დასახლება', 'შაშიანი');
  await story.fill('ზუსტი ადგილი', 'წყაროსთან');
  await story.choose('გზის სახე', 'სოფლის გზა');
  await story.choose('დაზიანების სახე', 'წარეცხვა');
  await story.choose('გზა გასავლელია', 'არა');
  await story.fill('აღწერა', 'წვიმამ გზა წარეცხა, მანქანა ვერ გადის.');
  await story.press('Control+Enter');
  await story.heading('შემოწმება');
}

/** The desk asks central now, and the foot of the screen says what it knows of the line then. */
async function askCentral(story: Story, line: 'კავშირი არის' | 'კავშირი არ არის'): Promise<void> {
  await story.press('F4');
  await story.heading(ka['queue.title']);
  await story.pressOn(ka['queue.wake']);
  await story.page.getByRole('status').filter({ hasText: line }).waitFor();
}

/** From here on no request arrives. One has been tried in vain at the end, so none from before is under way. */
async function cutLine(story: Story): Promise<void> {
  await story.stand.control.post('/faults', { fault: 'drop-before', times: 1000 });
  await askCentral(story, 'კავშირი არ არის');
}

/** The line is back, or what central held back comes; the case is looked at again. */
async function lineBack(story: Story, deskNumber: string): Promise<void> {
  await story.stand.control.post('/faults/clear');
  await askCentral(story, 'კავშირი არის');
  await openCase(story, deskNumber);
}

/** On the check page of a correction: what changes, and what that means. */
const differs = ({ page }: Story, text: string) =>
  page.locator('section[aria-labelledby="correction-title"]').filter({ hasText: text }).waitFor();

/** On the screen of a saved case: one answer of this step is typed anew, up to the check page. */
async function correct(
  story: Story,
  step: 'განმცხადებელი' | 'განაცხადი',
  field: string,
  answer: string,
): Promise<void> {
  await story.pressOn(ka['change.correct']);
  await story.heading('განმცხადებელი');
  await story.press('Control+Enter');
  await story.heading('განაცხადი');
  await story.press('Control+Enter');
  await story.heading('შემოწმება');
  await differs(story, ka['change.none']);
  await story.pressOn(field);
  await story.heading(step);
  await story.goTo(field);
  await story.press('Control+A');
  await story.type(answer);
  await story.press('Control+Enter');
  await story.heading('შემოწმება');
}

async function saveCorrection(story: Story, deskNumber: string, reason: string): Promise<void> {
  await story.fill(ka['change.reason'], reason);
  await story.picture('check');
  await story.press('Control+Enter');
  await story.heading(`საქმე ${formatDeskNumber(deskNumber)}`);
}

/** On the screen of the case: what is said of this change, moved to where it is read. */
async function told({ page }: Story, change: string, text: string): Promise<void> {
  const one = page
    .locator('section[aria-labelledby="changes-title"] > div')
    .filter({ has: page.getByRole('heading', { name: change }), hasText: text });
  await one.waitFor();
  await one.scrollIntoViewIfNeeded();
}

/** On the screen of the case: a fact about it. */
const stands = ({ page }: Story, text: string) =>
  page.locator('section[aria-labelledby="facts-title"]').filter({ hasText: text }).waitFor();

/** On the screen of the case: its slip as a file, as this copy, and looked at; it says all this. */
async function slip(story: Story, copy: number, ...says: string[]): Promise<void> {
  const { page } = story;
  expect(readFileSync(await story.receipt()).toString('latin1')).toMatch(/^%PDF-.*\/Type\s*\/Page\b/s);
  await page.getByText(ka['receipt.saved'].replace('{{copy}}', String(copy))).waitFor();
  await story.pressOn(ka['receipt.show']);
  const shown = page.frameLocator('iframe').locator('body');
  for (const text of says) await shown.filter({ hasText: text }).waitFor();
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await story.picture('slip');
}

/** What central got of this case, in the order in which it came. */
async function received({ stand }: Story, id: string): Promise<Payload[]> {
  const entries = await stand.control.get<{ payload: string }[]>('/entries');
  return entries.map(({ payload }) => JSON.parse(payload) as Payload).filter((one) => one.case === id);
}

/** Central has the case once, under the number that the desk shows, with this decision or none. */
async function registeredOnce(story: Story, deskNumber: string, status: string | null = null): Promise<void> {
  const { case: id, registrationNumber } = (await caseOf(story, deskNumber)).summary;
  const cases = await story.stand.control.get<StoredCase[]>('/cases');
  expect(registrationNumber).not.toBeNull();
  expect(cases.filter((one) => one.id === id)).toMatchObject([
    { state: 'registered', registration_number: registrationNumber, status },
  ]);
}

test('a surname is corrected while the case waits for the line, an answer when it is registered', async () => {
  let deskNumber = '';
  const misheard = 'გვარი არასწორად ჩაიწერა';
  const first = [
    { kind: 'case.submitted', version: 1, applicant: { lastName: 'მჭედლიძე' } },
    { kind: 'case.corrected', version: 2, base: 1, reason: misheard, applicant: { lastName: 'მჭედლიშვილი' } },
  ];
  await tell('corrected-while-queued', async (story) => {
    await cutLine(story);
    await road(story, 'მჭედლიძე', '99900000523');
    deskNumber = await story.submit();
    await openCase(story, deskNumber);
    await stands(story, ka['state.queued']);
    await correct(story, 'განმცხადებელი', 'გვარი', 'მჭედლიშვილი');
    await differs(story, 'მჭედლიძე → მჭედლიშვილი');
    await differs(story, ka['change.rule.queued']);
    // The telephone rings: the correction waits among the drafts, and is told from a new application.
    await story.press('F6');
    await story.heading(ka['drafts.title']);
    const draft = story.page.getByRole('row').filter({ hasText: 'მჭედლიშვილი ეთერ' });
    await draft.getByText(`შესწორება, საქმე ${formatDeskNumber(deskNumber)}`).waitFor();
    await story.picture('draft');
    await story.pressOn('გაგრძელება: მჭედლიშვილი');
    await story.heading('შემოწმება');
    await differs(story, 'მჭედლიძე → მჭედლიშვილი');
    await story.press('Control+Enter');
    await differs(story, ka['change.reasonMissing']);
    await saveCorrection(story, deskNumber, misheard);
    await told(story, 'რედაქცია 2', ka['change.standing.saved']);
    await stands(story, ka['state.queued']);
    await story.picture('saved');
    await slip(story, 1, receiptWords.correctionTitle.ka, receiptWords.changeSaved.ka, misheard, 'მჭედლიძე');
    const { summary } = await caseOf(story, deskNumber);
    expect(await received(story, summary.case)).toEqual([]);

    await lineBack(story, deskNumber);
    await told(story, 'რედაქცია 2', ka['change.standing.taken']);
    await stands(story, ka['state.registered']);
    await story.picture('taken');
    expect(await received(story, summary.case)).toMatchObject(first);
    await registeredOnce(story, deskNumber);
  });

  await tell('corrected-after-registration', async (story) => {
    const { summary } = await caseOf(story, deskNumber);
    await openCase(story, deskNumber);
    await stands(story, summary.registrationNumber ?? '?');
    await correct(story, 'განაცხადი', 'აღწერა', 'წვიმამ გზა წარეცხა, ხიდი ჩავარდა.');
    await differs(story, ka['change.rule.registered']);
    const worse = 'მდგომარეობა გაუარესდა';
    await saveCorrection(story, deskNumber, worse);
    await told(story, 'რედაქცია 3', ka['change.standing.taken']);
    await told(story, 'რედაქცია 2', ka['change.standing.taken']);
    await stands(story, summary.registrationNumber ?? '?');
    await story.picture('taken');
    const was = 'წვიმამ გზა წარეცხა, მანქანა ვერ გადის.';
    await slip(story, 2, receiptWords.correctionTitle.ka, receiptWords.changeTaken.ka, worse, was);
    expect(await received(story, summary.case)).toMatchObject([
      ...first,
      { kind: 'case.corrected', version: 3, base: 2, reason: worse, applicant: { lastName: 'მჭედლიშვილი' } },
    ]);
    expect((await caseOf(story, deskNumber)).summary).toEqual(summary);
    await registeredOnce(story, deskNumber);
  });
});

test('a place is corrected while the case is on its way; a withdrawal crosses the decision', async () => {
  let deskNumber = '';
  const elsewhere = 'ადგილი შეეშალა';
  const first = [
    { kind: 'case.submitted', version: 1 },
    { kind: 'case.corrected', version: 2, base: 1, reason: elsewhere },
  ];
  await tell('corrected-in-flight', async (story) => {
    const { control } = story.stand;
    await road(story, 'გვენეტაძე', '99900000531');
    // Central takes whatever comes, and every answer is held back.
    await control.post('/faults', { fault: 'slow', times: 1000, milliseconds: 600_000 });
    const { entries } = await control.get<Counts>('/counts');
    deskNumber = await story.submit();
    await control.until({ entries: entries + 1 });
    const { summary } = await caseOf(story, deskNumber);
    expect(await received(story, summary.case)).toMatchObject(first.slice(0, 1));
    await openCase(story, deskNumber);
    await stands(story, ka['state.queued']);
    await correct(story, 'განაცხადი', 'ზუსტი ადგილი', 'ხიდთან');
    await differs(story, 'წყაროსთან → ხიდთან');
    await differs(story, ka['change.rule.queued']);
    await saveCorrection(story, deskNumber, elsewhere);
    await told(story, 'რედაქცია 2', ka['change.standing.saved']);
    await stands(story, ka['state.queued']);
    await story.picture('saved');
    await slip(story, 1, receiptWords.correctionTitle.ka, receiptWords.changeSaved.ka, elsewhere, 'წყაროსთან');
    expect((await caseOf(story, deskNumber)).summary).toMatchObject({ state: 'queued', registrationNumber: null });

    await lineBack(story, deskNumber);
    await told(story, 'რედაქცია 2', ka['change.standing.taken']);
    await stands(story, ka['state.registered']);
    await story.picture('taken');
    expect(await received(story, summary.case)).toMatchObject(first);
    await registeredOnce(story, deskNumber);
  });

  await tell('withdrawn-across-decision', async (story) => {
    const { page } = story;
    await cutLine(story);
    const { summary } = await caseOf(story, deskNumber);
    const decision = { case: summary.case, status: 'satisfied', note: 'გზა შეკეთდება.' };
    expect(await story.stand.control.post('/status', decision)).toEqual({ done: true });
    await openCase(story, deskNumber);
    await story.pressOn(ka['change.withdraw']);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(ka['change.withdrawRule.registered']).waitFor();
    const settled = 'გზა მეზობლებმა შეაკეთეს';
    await story.fill(ka['change.reason'], settled);
    await story.picture('asked');
    await story.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await stands(story, ka['change.tag']);
    await told(story, ka['change.withdrawn'], ka['change.standing.saved']);
    await story.picture('saved');
    await slip(story, 2, receiptWords.withdrawalTitle.ka, receiptWords.changeSaved.ka, settled);
    expect(await received(story, summary.case)).toMatchObject(first);

    await lineBack(story, deskNumber);
    const decided = ka['status.satisfied'];
    await told(story, ka['change.withdrawn'], ka['change.standing.late'].replace('{{note}}', decided));
    await stands(story, decided);
    await stands(story, ka['change.tag']);
    await story.picture('late');
    await slip(story, 3, receiptWords.withdrawalTitle.ka, receiptWords.changeLate.ka, settled);
    expect(await received(story, summary.case)).toMatchObject([
      ...first,
      { kind: 'case.withdrawn', version: 3, base: 2, reason: settled, askedBy: { role: 'applicant' } },
    ]);
    await registeredOnce(story, deskNumber, 'satisfied');
  });
});
