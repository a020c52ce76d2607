// The intake's effects over a real desk, without a screen: nothing typed is lost, nothing is submitted twice, and what
// comes late finds its way to the draft it belongs to.
import { expect, test } from 'vitest';
import { withAnswer } from '../../../renderer/forms/paths.ts';
import {
  addPaper,
  edit,
  keepMine,
  leaveIntake,
  moveOn,
  moveTo,
  openIntake,
  saveNow,
  submit,
} from '../../../renderer/intake/effects.ts';
import { type OpenIntake, shownErrors } from '../../../renderer/intake/open.ts';
import { useIntake } from '../../../renderer/intake/state.ts';
import { usePath } from '../../../renderer/state/path.ts';
import type { CallName } from '../../../shared/contract/contract.ts';
import { problem } from '../../../shared/problems.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { applicationContent, generalService, savedDraft } from '../../electron/application.ts';
import { openTestDesk, type TestDesk } from '../../electron/desk.ts';
import { openDoor } from '../window.ts';

type Meddle = (name: CallName, ask: () => Promise<Result<unknown>>) => Promise<Result<unknown>>;

/** A signed-in desk behind the window's door; `meddle` stands between them. */
async function deskBehindDoor(meddle: { with: Meddle } = { with: (_name, ask) => ask() }): Promise<TestDesk> {
  const desk = await openTestDesk();
  await desk.signIn();
  const call = (name: CallName, input: unknown) => meddle.with(name, () => desk.core.dispatch(name, input));
  openDoor({ call: call as never, on: desk.core.onEvent });
  return desk;
}

function present(): OpenIntake {
  const { intake } = useIntake.getState();
  if (intake.state !== 'ready') throw new Error(`the intake is ${intake.state}`);
  return intake.value;
}

/** Settles as soon as the intake on screen is as wanted. */
function until(wanted: (open: OpenIntake) => boolean): Promise<void> {
  return new Promise((settle) => {
    const look = (): boolean => {
      const { intake } = useIntake.getState();
      return intake.state === 'ready' && wanted(intake.value);
    };
    if (look()) return settle();
    const stop = useIntake.subscribe(() => {
      if (!look()) return;
      stop();
      settle();
    });
  });
}

const resting = (open: OpenIntake): boolean => open.saving.phase === 'rest';
const type = (draft: string, path: string, text: string): void =>
  edit(draft, (content) => withAnswer(content, path, text));

test('opening a draft that is already as it should be saves nothing', async () => {
  const desk = await deskBehindDoor();
  const draft = await savedDraft(desk, applicationContent({ step: 'form' }));
  await openIntake(draft.id);
  expect(present()).toMatchObject({ content: draft.content, saving: { phase: 'rest', revision: draft.revision } });
  leaveIntake();
});

test('what is typed is saved by itself, and a draft left at once is whole when it is opened again', async () => {
  const desk = await deskBehindDoor();
  const { id } = await desk.done('draft.create', { service: generalService });
  await openIntake(id);
  type(id, 'applicant.lastName', 'მაგალითაძე');
  await until(resting);
  expect(await desk.done('draft.read', { draft: id })).toMatchObject({
    content: { applicant: { applicantKind: 'person', lastName: 'მაგალითაძე' }, step: 'applicant' },
  });
  type(id, 'applicant.firstName', 'ნინო');
  moveTo('form');
  leaveIntake();
  expect(useIntake.getState().intake.state).toBe('loading');
  await openIntake(id);
  expect(present().content).toMatchObject({ applicant: { lastName: 'მაგალითაძე', firstName: 'ნინო' }, step: 'form' });
  leaveIntake();
});

test('errors wait until the step is left, and follow what is typed from then on', async () => {
  const desk = await deskBehindDoor();
  const { id } = await desk.done('draft.create', { service: generalService });
  await openIntake(id);
  type(id, 'applicant.lastName', '');
  expect(shownErrors(present())).toEqual([]);
  moveOn();
  expect(present()).toMatchObject({ content: { step: 'applicant' }, attempt: 1 });
  const paths = (): string[] => shownErrors(present()).map((error) => error.path);
  expect(paths()).toContain('applicant.lastName');
  expect(paths().every((path) => path.startsWith('applicant.') && path !== 'applicant.dataNotice')).toBe(true);
  type(id, 'applicant.lastName', 'მაგალითაძე');
  expect(paths()).not.toContain('applicant.lastName');
  leaveIntake();
});

test('submitting twice at once makes one case of the newest answers', async () => {
  const desk = await deskBehindDoor();
  const draft = await savedDraft(desk);
  await openIntake(draft.id);
  type(draft.id, 'applicant.firstName', 'მარიამი');
  await Promise.all([submit(), submit()]);
  const { cases } = await desk.done('case.list', { state: null, before: null });
  expect(cases.map((one) => one.applicantName)).toEqual(['მაგალითაძე მარიამი']);
  expect(usePath.getState().now).toEqual({ name: 'saved', deskNumber: cases[0]?.deskNumber });
  leaveIntake();
});

test('what is incomplete is not submitted; the errors of every step are shown', async () => {
  const desk = await deskBehindDoor();
  const draft = await savedDraft(desk, applicationContent({ answers: {}, applicant: { applicantKind: 'person' } }));
  await openIntake(draft.id);
  await submit();
  const paths = shownErrors(present()).map((error) => error.path);
  expect(paths).toEqual(expect.arrayContaining(['applicant.lastName', 'answers.subject', 'applicant.dataNotice']));
  expect(present()).toMatchObject({ submission: 'none', attempt: 1 });
  expect((await desk.done('case.list', { state: null, before: null })).cases).toEqual([]);
  leaveIntake();
});

test('what the desk refuses stays on the page with its fields, until something is changed', async () => {
  const meddle: { with: Meddle } = {
    with: async (name, ask) =>
      name === 'case.submit'
        ? fail(problem('case.invalid', undefined, [{ path: 'answers.subject', rule: 'pattern' }]))
        : ask(),
  };
  const desk = await deskBehindDoor(meddle);
  const draft = await savedDraft(desk);
  await openIntake(draft.id);
  await submit();
  expect(present().submission).toMatchObject({ code: 'case.invalid' });
  expect(shownErrors(present())).toEqual([{ path: 'answers.subject', rule: 'pattern' }]);
  type(draft.id, 'answers.subject', 'სხვა თემა');
  expect(present().submission).toBe('none');
  expect(shownErrors(present())).toEqual([]);
  leaveIntake();
});

test('a save whose answer was lost is recognised as our own', async () => {
  let lose = true;
  const meddle: { with: Meddle } = {
    with: async (name, ask) => {
      const answer = await ask();
      if (name !== 'draft.save' || !lose) return answer;
      lose = false;
      throw new Error('the answer is lost');
    },
  };
  const desk = await deskBehindDoor(meddle);
  const { id } = await desk.done('draft.create', { service: generalService });
  await openIntake(id);
  type(id, 'applicant.lastName', 'მაგალითაძე');
  saveNow();
  await until((open) => open.saving.problem?.code === 'call.crashed');
  saveNow();
  await until((open) => resting(open) && open.saving.problem === null);
  expect(await desk.done('draft.read', { draft: id })).toMatchObject({
    content: { applicant: { lastName: 'მაგალითაძე' } },
  });
  leaveIntake();
});

test('a draft changed elsewhere is not written over until the operator says so', async () => {
  const desk = await deskBehindDoor();
  const draft = await savedDraft(desk);
  await openIntake(draft.id);
  const theirs = withAnswer(draft.content, 'applicant.lastName', 'სხვაძე');
  await desk.done('draft.save', { draft: draft.id, revision: draft.revision, content: theirs });
  type(draft.id, 'applicant.firstName', 'მარიამი');
  saveNow();
  await until((open) => open.saving.phase === 'stopped');
  expect((await desk.done('draft.read', { draft: draft.id })).content).toEqual(theirs);
  await keepMine(draft.id);
  saveNow();
  await until(resting);
  expect((await desk.done('draft.read', { draft: draft.id })).content.applicant).toMatchObject({
    lastName: 'მაგალითაძე',
    firstName: 'მარიამი',
  });
  leaveIntake();
});

test('a paper that arrives after its draft was left goes into that draft and no other', async () => {
  const gate = Promise.withResolvers<void>();
  const meddle: { with: Meddle } = {
    with: async (name, ask) => {
      if (name === 'paper.add') await gate.promise;
      return ask();
    },
  };
  const desk = await deskBehindDoor(meddle);
  const first = await savedDraft(desk);
  const second = await savedDraft(desk);
  await openIntake(first.id);
  const bytes = new Uint8Array([...new TextEncoder().encode('%PDF-1.7\n1')]);
  const added = addPaper(first.id, 'answers.attachments', 'ცნობა.pdf', bytes);
  leaveIntake();
  gate.resolve();
  expect(await added).toMatchObject({ ok: true });
  await openIntake(second.id);
  expect(present().content.answers['attachments']).toEqual(second.content.answers['attachments']);
  leaveIntake();
  await openIntake(first.id);
  expect(present().content.answers['attachments']).toMatchObject([{ name: 'ცნობა.pdf', mediaType: 'application/pdf' }]);
  leaveIntake();
});

test('a draft that became a case, or never was, says so', async () => {
  const desk = await deskBehindDoor();
  const draft = await savedDraft(desk);
  await desk.done('case.submit', { draft: draft.id, revision: draft.revision });
  await openIntake(draft.id);
  expect(useIntake.getState().intake).toMatchObject({ state: 'failed', problem: { code: 'draft.submitted' } });
});
