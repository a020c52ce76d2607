// What the intake does: opens a draft, changes it, lets it save itself, submits it. The newest content lives in the
// state; the autosave carries it to the desk; submitting names the very revision that the operator confirmed.
import { isReason } from '../../shared/cases/reason.ts';
import type { Output } from '../../shared/contract/contract.ts';
import type { Draft, DraftContent } from '../../shared/contract/drafts.ts';
import type { PaperRef } from '../../shared/forms/answers.ts';
import { ok, type Result } from '../../shared/result.ts';
import { call } from '../effects/call.ts';
import { goInstead } from '../effects/navigate.ts';
import { loaded, loading } from '../state/loaded.ts';
import { resting } from './autosave/machine.ts';
import { type RunningAutosave, runAutosave } from './autosave/run.ts';
import { sameContent } from './autosave/same.ts';
import { withPaperIn } from './documents/notes.ts';
import { edited, movedOn, movedTo, type OpenIntake, opened, readyToSubmit } from './open.ts';
import { despiteOf, emptySimilar, useSimilar } from './similar.ts';
import { emptyIntake, useIntake } from './state.ts';
import { prepared, type Step } from './steps.ts';

type Saver = RunningAutosave<DraftContent>;

/** The autosave of the draft on screen. One that was left keeps trying by itself until all is saved. */
let saver: Saver | null = null;
/** Settles when the drafts left before have been saved, so that none is read again before that. */
let leaving: Promise<unknown> = Promise.resolve();
/** Autosaves of drafts that were left while a paper was on its way in. */
const left = new Map<string, Saver>();
/** Settles when every paper chosen so far is in, or refused. */
let adding: Promise<unknown> = Promise.resolve();
/** Rises with every opening and leaving, so that an answer that comes late opens nothing. */
let opening = 0;

function present(): OpenIntake | null {
  const { intake } = useIntake.getState();
  return intake.state === 'ready' ? intake.value : null;
}

/** Shows a changed intake and hands its content to the autosave. */
function show(open: OpenIntake): void {
  useIntake.setState({ intake: { state: 'ready', value: open } });
  saver?.typed(open.content);
}

function startSaver(draft: Draft): Saver {
  const running: Saver = runAutosave(resting(draft), {
    save: (revision, content) => call('draft.save', { draft: draft.id, revision, content }),
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    onChange: (saving) => {
      if (saver !== running) return;
      const open = present();
      if (open?.draft === draft.id) useIntake.setState({ intake: { state: 'ready', value: { ...open, saving } } });
      if (saving.phase === 'stopped' && saving.problem?.code === 'draft.outdated') void adoptOwnSave(draft.id);
    },
  });
  return running;
}

async function readIntake(id: string) {
  const draft = await call('draft.read', { draft: id });
  if (!draft.ok) return draft;
  const [view, overview] = await Promise.all([
    call('service.read', { service: draft.value.service, catalogueVersion: draft.value.catalogueVersion }),
    call('catalogue.read', {}),
  ]);
  if (!view.ok) return view;
  if (!overview.ok) return overview;
  const correction = await readCorrection(draft.value);
  if (!correction.ok) return correction;
  const { municipalities } = overview.value;
  return ok({ draft: draft.value, view: view.value, municipalities, correction: correction.value });
}

/** The case that the draft corrects, as it stands now. Problems: case.unknown, case.forgotten. */
async function readCorrection({ corrects }: Draft): Promise<Result<OpenIntake['correction']>> {
  if (corrects === undefined) return ok(null);
  const read = await call('case.read', { deskNumber: corrects.deskNumber });
  if (!read.ok) return read;
  const { summary, form, applicantFields, content } = read.value;
  return ok({ summary, form, applicantFields, before: content, reason: '', missing: false });
}

/** Opens a draft at the step where it was left. Problems: draft.unknown, draft.submitted, service.unknown. */
export async function openIntake(id: string): Promise<void> {
  opening += 1;
  const mine = opening;
  useIntake.setState({ intake: loading });
  await leaving;
  const read = await readIntake(id);
  if (mine !== opening) return;
  if (!read.ok) {
    useIntake.setState({ intake: loaded(read) });
    return;
  }
  const { draft, view, municipalities, correction } = read.value;
  const running = startSaver(draft);
  saver = running;
  show(
    opened({
      draft: id,
      view,
      municipalities,
      correction,
      content: prepared(view, draft.content),
      saving: running.state(),
    }),
  );
}

async function finish(id: string, running: Saver): Promise<void> {
  left.set(id, running);
  await Promise.all([running.flush(), adding]);
  await running.flush();
  left.delete(id);
}

/** Saves what is not saved and lets go of the draft. */
export function leaveIntake(): void {
  const open = present();
  if (open !== null && saver !== null) leaving = Promise.all([leaving, finish(open.draft, saver)]);
  saver = null;
  opening += 1;
  useIntake.setState(emptyIntake);
  useSimilar.setState(emptySimilar);
}

/** Saves what is not saved. The instant of that save by the desk's clock, or null when it did not come about. */
export async function savedInstant(draft: string): Promise<string | null> {
  const unsaved = await saver?.flush();
  const open = present();
  return unsaved === null && open?.draft === draft ? open.saving.savedAt : null;
}

/** Saves at once: the window or the session is about to go. Settles when that is done, or refused. */
export async function saveNow(): Promise<void> {
  await saver?.flush();
}

/** Takes up the stored revision under what is on screen: the next save builds on it. */
async function buildOnStored(id: string, when: (stored: DraftContent) => boolean): Promise<void> {
  const stored = await call('draft.read', { draft: id });
  const open = present();
  if (!stored.ok || open?.draft !== id || !when(stored.value.content)) return;
  saver = startSaver(stored.value);
  show({ ...open, saving: saver.state() });
}

/** A save whose answer got lost looks like somebody else's; when the stored content is our own, nothing happened. */
function adoptOwnSave(id: string): Promise<void> {
  const sent = saver?.state().sent;
  return buildOnStored(id, (stored) => sent !== undefined && sameContent(stored, sent));
}

/** The operator decided that what was typed here stays. */
export function keepMine(id: string): Promise<void> {
  return buildOnStored(id, () => true);
}

/** Changes a draft's newest content, on screen or already left. */
export function edit(id: string, change: (content: DraftContent) => DraftContent): void {
  const open = present();
  const running = left.get(id);
  if (open?.draft === id) show(edited(open, change));
  else running?.typed(change(running.state().newest));
}

/** Stores a paper and puts it into an answer, in the place of the one that it replaces. Problems: paper.too-large, paper.wrong-type, paper.empty and others. */
export function addPaper(
  draft: string,
  path: string,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  replaces?: string,
): Promise<Result<PaperRef>> {
  const input = { draft, field: path, name, bytes, ...(replaces === undefined ? {} : { replaces }) };
  const added = call('paper.add', input).then((paper) => {
    if (paper.ok) edit(draft, (content) => withPaperIn(content, path, paper.value, replaces));
    return paper;
  });
  adding = Promise.all([adding, added]);
  return added;
}

export const readPaper = (sha256: string): Promise<Result<Output<'paper.read'>>> => call('paper.read', { sha256 });

export function moveOn(): void {
  const open = present();
  if (open !== null) show(movedOn(open));
}

export function moveTo(step: Step, focus: string | null = null): void {
  const open = present();
  if (open !== null && open.submission !== 'running') show(movedTo(open, step, focus));
}

/** The reason for a correction, as it is typed. */
export function giveReason(reason: string): void {
  const open = present();
  if (open?.correction) show({ ...open, correction: { ...open.correction, reason, missing: false } });
}

/** Asks whether a similar case is there already, by what is saved; when the desk does not answer, nothing is warned of. */
export async function readSimilar(draft: string): Promise<void> {
  await saver?.flush();
  const answer = await call('case.similar', { draft });
  if (present()?.draft !== draft) return;
  const before = useSimilar.getState();
  const kept = before.draft === draft ? before : emptySimilar;
  useSimilar.setState({ ...kept, draft, similar: answer.ok ? answer.value.similar : [] });
}

/**
 * Submits the draft as it stands: saved first, then that revision. A second call while one runs does nothing, and the
 * desk itself takes a draft only once. Problems stay on the page: case.invalid with fields, draft.outdated and others.
 */
export async function submit(): Promise<void> {
  const before = present();
  if (before === null || saver === null || before.submission === 'running') return;
  const { open, ready } = readyToSubmit(before);
  if (!ready) return show(open);
  if (open.correction !== null && !isReason(open.correction.reason)) {
    show({ ...open, correction: { ...open.correction, missing: true } });
    document.getElementById('correction-reason')?.focus();
    return;
  }
  show({ ...open, submission: 'running' });
  await adding;
  const running = saver;
  const unsaved = await running.flush();
  if (useSimilar.getState().draft !== open.draft) await readSimilar(open.draft);
  const stated = despiteOf(useSimilar.getState());
  const still = present();
  if (stated === null && still?.draft === open.draft) {
    useSimilar.setState({ missing: true });
    return show({ ...still, submission: 'none' });
  }
  const { correction, draft } = open;
  const { revision } = running.state();
  const file = () =>
    correction === null
      ? call('case.submit', { draft, revision, ...stated })
      : call('case.correct', {
          ...{ deskNumber: correction.summary.deskNumber, draft, revision },
          reason: correction.reason.trim(),
        });
  const done = unsaved === null ? await file() : { ok: false as const, problem: unsaved };
  const after = present();
  if (after?.draft !== open.draft) return;
  if (done.ok) goInstead({ name: correction === null ? 'saved' : 'case', deskNumber: done.value.deskNumber });
  else show({ ...after, submission: done.problem, left: ['applicant', 'form', 'check'], attempt: after.attempt + 1 });
}
