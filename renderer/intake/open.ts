// An open intake and how it moves; all transitions, no effect. Errors of a step are shown once it has been left, then
// kept up to date while they are put right.

import type { Municipality } from '../../shared/catalogue/schema.ts';
import type { CaseView } from '../../shared/contract/cases.ts';
import type { ServiceView } from '../../shared/contract/catalogue.ts';
import type { DraftContent } from '../../shared/contract/drafts.ts';
import type { Raised } from '../../shared/forms/warnings.ts';
import type { FieldError, Problem } from '../../shared/problems.ts';
import type { Autosave } from './autosave/machine.ts';
import { checkContent, type Step, stepOf, steps } from './steps.ts';

export interface OpenIntake {
  readonly draft: string;
  readonly view: ServiceView;
  readonly municipalities: Municipality[];
  readonly content: DraftContent;
  readonly saving: Autosave<DraftContent>;
  /** Steps that somebody tried to leave forwards. */
  readonly left: readonly Step[];
  /** Rises with every move that was refused, so that the error summary takes the focus again. */
  readonly attempt: number;
  /** Id of the control to go to on the step just opened; null for its heading. */
  readonly focus: string | null;
  /** The step was opened from the check page to change one answer, and leads back there. */
  readonly returning: boolean;
  readonly submission: 'none' | 'running' | Problem;
  /** The case that is corrected, as it stands; null: the draft is to become a case. */
  readonly correction: Correction | null;
}

export interface Correction extends Pick<CaseView, 'summary' | 'form' | 'applicantFields'> {
  readonly before: CaseView['content'];
  readonly reason: string;
  /** It was to be saved without a reason. */
  readonly missing: boolean;
}

/** An intake as it opens: at the step where it was left. */
export function opened(
  given: Pick<OpenIntake, 'draft' | 'view' | 'municipalities' | 'content' | 'saving' | 'correction'>,
): OpenIntake {
  return { ...given, left: [], attempt: 0, focus: null, returning: false, submission: 'none' };
}

/** Everything that does not pass, shown or not yet; what the desk refused on submission counts until the next change. */
export function allErrors({ view, content, saving, submission }: OpenIntake): FieldError[] {
  const { errors } = checkContent(view, content, saving.savedAt);
  const refused = typeof submission === 'object' ? (submission.fields ?? []) : [];
  return [...errors, ...refused.filter((one) => !errors.some((other) => other.path === one.path))];
}

/** What may be shown on the present step; the check page shows what is wrong anywhere. */
export function shownErrors(open: OpenIntake): FieldError[] {
  const { step } = open.content;
  return allErrors(open).filter(({ path }) => {
    const place = stepOf(path);
    return step === 'check'
      ? place !== 'check' || open.left.includes('check')
      : place === step && open.left.includes(step);
  });
}

/** What is warned of at the fields of the present step; for answers that are missing once it was left. */
export function shownWarnings({ view, content, saving, left }: OpenIntake): readonly Raised[] {
  const { raised } = checkContent(view, content, saving.savedAt);
  return raised.filter(({ missing }) => !missing || left.includes(content.step));
}

/** The content changed by typing. */
export function edited(open: OpenIntake, change: (content: DraftContent) => DraftContent): OpenIntake {
  const content = change(open.content);
  if (content === open.content) return open;
  return { ...open, content, submission: typeof open.submission === 'object' ? 'none' : open.submission };
}

/** To another step, without asking whether this one is complete: backwards, or to change an answer. */
export function movedTo(open: OpenIntake, step: Step, focus: string | null = null): OpenIntake {
  const returning = open.content.step === 'check' && step !== 'check' && focus !== null;
  return { ...open, content: { ...open.content, step }, focus, returning };
}

/** Forwards when the present step passes; otherwise its errors are shown. */
export function movedOn(open: OpenIntake): OpenIntake {
  const { step } = open.content;
  const left = open.left.includes(step) ? open.left : [...open.left, step];
  if (allErrors(open).some(({ path }) => stepOf(path) === step)) return { ...open, left, attempt: open.attempt + 1 };
  const next = open.returning ? 'check' : steps[steps.indexOf(step) + 1];
  return next === undefined ? { ...open, left } : movedTo({ ...open, left }, next);
}

/** Whether it may be submitted; when not, everything that is wrong is shown. */
export function readyToSubmit(open: OpenIntake): { open: OpenIntake; ready: boolean } {
  if (allErrors(open).length === 0) return { open, ready: true };
  return { open: { ...open, left: steps, attempt: open.attempt + 1 }, ready: false };
}
