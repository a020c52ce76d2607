// What waits at the desk and what is done there without a line: tasks, acts on a case, numbered paper forms.
import type { Page } from 'playwright-core';
import type { Act } from '../../shared/cases/acts.ts';
import { exchange, sendStatus } from '../renderer/fake-desk/cases.ts';
import type { FakeDesk } from '../renderer/fake-desk/desk.ts';
import { beginRoad, people, submitRoad } from '../renderer/fake-desk/samples.ts';
import { busy, press, type Scene, signedIn } from './scene.ts';

async function submitOnPaper(desk: FakeDesk, person: (typeof people)[number]): Promise<string> {
  const { draft, revision } = await beginRoad(desk, person);
  const read = await desk.bridge.call('draft.read', { draft });
  const town = desk.world.pkg.municipalities.find((one) => !one.onMunicipalSystem && one.mergedInto === null);
  if (!read.ok || town === undefined) throw new Error('no draft to send on paper');
  const content = { ...read.value.content, municipality: town.id };
  const saved = await desk.bridge.call('draft.save', { draft, revision, content });
  const done = saved.ok ? await desk.bridge.call('case.submit', { draft, revision: saved.value.revision }) : saved;
  if (!done.ok) throw new Error(done.problem.code);
  return done.value.deskNumber;
}

async function note(desk: FakeDesk, deskNumber: string, act: Act, on: string | null = null): Promise<void> {
  const noted = await desk.bridge.call('act.note', { deskNumber, on, act });
  if (!noted.ok) throw new Error(noted.problem.code);
}

/** Something of everything waits: a flaw twice called about, papers brought too early, a decision, cases on paper. */
const waiting: Scene['desk'] = async (pkg) => {
  const desk = await signedIn(pkg);
  const numbers: string[] = [];
  for (const person of people) numbers.push(await submitRoad(desk, person));
  exchange(desk.world);
  const [first = '', second = '', third = ''] = numbers;
  await note(desk, second, { kind: 'papers-brought', what: 'ცნობა ოჯახის შემადგენლობის შესახებ' });
  for (const number of [first, second]) sendStatus(desk.world, number, 'flaw', 'აკლია ოჯახის შემადგენლობის ცნობა.');
  for (const outcome of ['not-reached', 'reached'] as const) {
    await note(desk, first, { kind: 'called', who: '', phone: '555 12 34 56', outcome, note: '' });
  }
  sendStatus(desk.world, third, 'satisfied');
  const paper = await submitOnPaper(desk, people[0]);
  await submitOnPaper(desk, people[1]);
  await submitOnPaper(desk, people[3]);
  await note(desk, paper, { kind: 'transferred', to: 'კანცელარია, ლია მაგალითაძე', how: 'courier' });
  return desk;
};

const openTasks = async (page: Page): Promise<void> => {
  await press('F3')(page);
  await page.locator('#tasks-open').click();
  await page.locator('#tasks-flaws').waitFor();
};

/** Opens the case with this status and chooses an act. */
const choosing =
  (status: string, kind: string) =>
  async (page: Page, desk: FakeDesk): Promise<void> => {
    const one = desk.world.cases.find(({ summary }) => summary.status === status);
    await press('F3')(page);
    await page.locator('#find').fill(one?.summary.deskNumber ?? '?');
    await page.keyboard.press('Enter');
    await page.locator('#act-kind').selectOption(kind);
    await page.locator('#field-answers-on').waitFor();
  };

const openPads = async (page: Page): Promise<void> => {
  await press('F6')(page);
  await page.locator('#pads-open').click();
  await page.locator('#pad-count').waitFor();
};

export const deskScenes: readonly Scene[] = [
  { name: 'tasks', desk: waiting, act: openTasks },
  {
    name: 'tasks-list',
    desk: waiting,
    act: async (page) => {
      await openTasks(page);
      await page.locator('[aria-labelledby="tasks-transfers"] .row .button').first().click();
      await page.locator('iframe').waitFor();
      await page.locator('iframe').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'tasks-list-saved',
    desk: waiting,
    act: async (page) => {
      await openTasks(page);
      await page.locator('[aria-labelledby="tasks-transfers"] .row .button').first().click();
      await page.locator('#page-print + .button').click();
      await page.locator('.file-path').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'tasks-record',
    desk: waiting,
    act: async (page) => {
      await openTasks(page);
      await page.locator('[aria-labelledby="tasks-transfers"] .row .button').nth(1).click();
      await page.locator('dialog #field-answers-to').waitFor();
    },
  },
  { name: 'case-answered-by-hand', desk: waiting, act: choosing('transferred', 'answered') },
  { name: 'case-decision-handed', desk: waiting, act: choosing('satisfied', 'decision-handed') },
  { name: 'case-called', desk: waiting, act: choosing('flaw', 'called') },
  { name: 'pads-none', desk: busy, act: openPads },
  {
    name: 'pads',
    desk: busy,
    act: async (page, desk) => {
      await desk.bridge.call('pad.reserve', { count: 5 });
      const [pad] = desk.world.pads;
      const deskNumber = pad?.numbers[1]?.deskNumber ?? '';
      await desk.bridge.call('pad.void', { deskNumber, reason: 'ბლანკი დასველდა' });
      await openPads(page);
      await page.locator('.table').waitFor();
    },
  },
  {
    name: 'pads-void',
    desk: busy,
    act: async (page, desk) => {
      await desk.bridge.call('pad.reserve', { count: 5 });
      await openPads(page);
      await page.locator('.table .button').first().click();
      await page.locator('#pad-reason').waitFor();
    },
  },
  {
    name: 'intake-paper-form',
    desk: busy,
    act: async (page) => {
      await press('F6')(page);
      await page.locator('.table tr').filter({ hasText: 'მრავალშვილიანი' }).locator('.button').first().click();
      await page.locator('#paper-form-begin').click();
      await page.locator('#field-paperForm-number').waitFor();
    },
  },
  {
    name: 'queue-prints',
    desk: async (pkg) => {
      const desk = await busy(pkg);
      const [first, second] = desk.world.cases.map(({ summary }) => summary.deskNumber);
      await desk.bridge.call('print.wrong', { deskNumber: first ?? '', trouble: 'wrong-size' });
      await desk.bridge.call('print.wrong', { deskNumber: second ?? '', trouble: 'no-paper' });
      return desk;
    },
    act: async (page) => {
      await press('F4')(page);
      await page.locator('[aria-labelledby="prints-title"] .table').waitFor();
    },
  },
];
