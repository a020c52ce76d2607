// Scenes of a case that did not stay as it was filed: corrected, taken back, decided and the decision handed over; and what
// the check of an older sheet says of it.
import type { Page } from 'playwright-core';
import type { Act } from '../../shared/cases/acts.ts';
import type { CaseSummary } from '../../shared/contract/cases.ts';
import { sendStatus } from '../renderer/fake-desk/cases.ts';
import { sayOfChange } from '../renderer/fake-desk/changing.ts';
import type { FakeDesk } from '../renderer/fake-desk/desk.ts';
import { busy, press, type Scene } from './scene.ts';

/** The case registered last: the newest one that can be changed at central. */
function registered({ world }: FakeDesk): CaseSummary {
  const one = world.cases.find(({ summary }) => summary.state === 'registered');
  if (one === undefined) throw new Error('no registered case');
  return one.summary;
}

const open = async (page: Page, desk: FakeDesk): Promise<void> => {
  await press('F3')(page);
  await page.locator('#find').fill(registered(desk).deskNumber);
  await page.keyboard.press('Enter');
  await page.locator('.timeline').waitFor();
};

async function correct(desk: FakeDesk, answers: Record<string, string>, reason: string): Promise<string> {
  const { deskNumber, service } = registered(desk);
  const draft = await desk.bridge.call('draft.create', { service, corrects: deskNumber });
  if (!draft.ok) throw new Error(draft.problem.code);
  const { id, revision, content } = draft.value;
  const typed = { ...content, applicant: { ...content.applicant, ...answers } };
  const saved = await desk.bridge.call('draft.save', { draft: id, revision, content: typed });
  if (!saved.ok) throw new Error(saved.problem.code);
  const done = await desk.bridge.call('case.correct', {
    deskNumber,
    draft: id,
    revision: saved.value.revision,
    reason,
  });
  if (!done.ok) throw new Error(done.problem.code);
  return deskNumber;
}

/** Twice: central took the first correction and has not answered to the second. */
const corrected: Scene['desk'] = async (pkg) => {
  const desk = await busy(pkg);
  const misheard = 'გვარი არასწორად ჩაიწერა: განმცხადებელმა პირადობის მოწმობა მოგვიანებით წარმოადგინა';
  const number = await correct(desk, { lastName: 'გვენეტაძე-მჭედლიშვილი-ქავთარაძე' }, misheard);
  sayOfChange(desk.world, number, 'taken');
  await correct(desk, { phone: '599 98 76 54' }, 'ტელეფონის ნომერი შეიცვალა');
  return desk;
};

/** Taken back by a representative while the decision was on its way. */
const withdrawn: Scene['desk'] = async (pkg) => {
  const desk = await busy(pkg);
  const { deskNumber } = registered(desk);
  const askedBy = { role: 'representative' as const, name: 'ქავთარაძე-წერეთელი მარიამ' };
  const reason = 'ოჯახი სხვა მუნიციპალიტეტში გადავიდა საცხოვრებლად';
  const done = await desk.bridge.call('case.withdraw', { deskNumber, base: 1, reason, askedBy });
  if (!done.ok) throw new Error(done.problem.code);
  sendStatus(desk.world, deskNumber, 'satisfied');
  sayOfChange(desk.world, deskNumber, 'late', 'satisfied');
  return desk;
};

/** Decided, and the decision handed to a grandchild with a power of attorney. */
const handedOver: Scene['desk'] = async (pkg) => {
  const desk = await busy(pkg);
  const { deskNumber } = registered(desk);
  sendStatus(desk.world, deskNumber, 'satisfied', 'გზის აღდგენა შეტანილია მომდევნო კვარტლის გეგმაში.');
  const act: Act = {
    ...{ kind: 'decision-handed', to: 'representative', name: 'გვენეტაძე-მჭედლიშვილი სალომე' },
    ...{ proof: 'პირადობის მოწმობა და სანოტარო მინდობილობა № 260611234', note: 'შვილიშვილი' },
  };
  const noted = await desk.bridge.call('act.note', { deskNumber, on: null, act });
  if (!noted.ok) throw new Error(noted.problem.code);
  return desk;
};

const withReceipt =
  (prepare: Scene['desk']): Scene['desk'] =>
  async (pkg) => {
    const desk = await prepare(pkg);
    const { deskNumber } = registered(desk);
    await desk.bridge.call('receipt.print', { deskNumber, size: 'A4', to: 'printer' });
    return desk;
  };

const scan = async (page: Page, desk: FakeDesk): Promise<void> => {
  await press('F3')(page);
  await page.locator('.page-head button').first().click();
  await page.locator('#check-scanned').fill(registered(desk).deskNumber);
  await page.keyboard.press('Enter');
  await page.locator('.notice').nth(1).waitFor();
};

export const changeScenes: readonly Scene[] = [
  { name: 'case-corrected', desk: corrected, act: open },
  { name: 'case-withdrawn', desk: withdrawn, act: open },
  { name: 'case-decided-handed', desk: handedOver, act: open },
  { name: 'receipt-of-corrected', desk: withReceipt(corrected), act: scan },
  { name: 'receipt-of-withdrawn', desk: withReceipt(withdrawn), act: scan },
  {
    name: 'case-withdraw-asked',
    desk: busy,
    act: async (page, desk) => {
      await open(page, desk);
      await page.locator('.page-head button').nth(1).click();
      await page.locator('#withdraw-asked-representative').click();
      await page.locator('#withdraw-name').focus();
      await page.keyboard.press('Enter');
      await page.locator('#withdraw-name-error').waitFor();
    },
  },
];
