// Which questions belong to which step, and what is wrong where. Pure: the same content always gives the same answer.
import { type CheckedPaperForm, checkPaperForm } from '../../shared/cases/paper-form.ts';
import { momentOf } from '../../shared/catalogue/moment.ts';
import type { ServiceView } from '../../shared/contract/catalogue.ts';
import type { DraftContent } from '../../shared/contract/drafts.ts';
import type { Answers } from '../../shared/forms/answers.ts';
import { type CheckedCase, checkCase, computedCase } from '../../shared/forms/check-case.ts';
import type { Field } from '../../shared/forms/field.ts';
import { visibleFields } from '../../shared/forms/visible.ts';
import { acceptedWarnings } from '../../shared/forms/warnings.ts';
import type { FieldError } from '../../shared/problems.ts';
import { rowsOf } from '../forms/paths.ts';
import { sameContent } from './autosave/same.ts';

export type Step = DraftContent['step'];
export const steps: readonly Step[] = ['applicant', 'form', 'check'];

/** Law No 3144: the applicant is told why data are processed. Asked last, when all answers have been read back. */
const askedAtCheck: ReadonlySet<string> = new Set(['dataNotice', 'newsBySms']);
/** Warnings are drawn by the check page itself (Warnings.tsx), not as a field. */
const belongsToCheck: ReadonlySet<string> = new Set([...askedAtCheck, acceptedWarnings]);

type Questions = Pick<ServiceView, 'applicantFields' | 'form' | 'service'>;

/** The fields that a step of questions asks; `askedLast` has those of the check page. */
export function fieldsAt(step: Exclude<Step, 'check'>, { applicantFields, form }: Questions): readonly Field[] {
  return step === 'form' ? (form?.fields ?? []) : applicantFields.filter(({ id }) => !belongsToCheck.has(id));
}

/** What the check page asks of this applicant: decided by answers of an earlier step, so no condition is left to decide. */
export function askedLast(questions: Questions, applicant: Answers): Field[] {
  return visibleFields(questions.applicantFields, applicant)
    .filter(({ id }) => askedAtCheck.has(id))
    .map(({ showIf: _, ...field }) => field);
}

/** The step on which an answer is given. */
export function stepOf(path: string): Step {
  if (path.startsWith('answers.')) return 'form';
  return belongsToCheck.has(path.split('.')[1] ?? '') ? 'check' : 'applicant';
}

const asked = ({ applicantFields, form }: Pick<Questions, 'applicantFields' | 'form'>) => ({
  applicantFields,
  fields: form?.fields ?? [],
});

export interface CheckedContent extends CheckedCase {
  /** What was typed off a paper form and passed. */
  readonly paperForm: Answers;
}
const noPaperForm: CheckedPaperForm = { values: {}, errors: [], form: null };

/** Checks everything as of an instant of the desk's clock; values as a case would hold them, errors in page order. */
export function checkContent(questions: Questions, content: DraftContent, instant: string): CheckedContent {
  const moment = momentOf(questions.service, instant);
  const checked = checkCase(asked(questions), content, moment);
  const paper = content.paperForm === undefined ? noPaperForm : checkPaperForm(content.paperForm, moment);
  const place = ({ path }: FieldError): number => steps.indexOf(stepOf(path));
  const errors = [...paper.errors, ...checked.errors].sort((one, other) => place(one) - place(other));
  return { ...checked, paperForm: paper.values, errors };
}

/** What was typed, with the values that follow from it: conditions may name them. */
export function computedContent(questions: Questions, content: DraftContent, instant: string): DraftContent {
  return { ...content, ...computedCase(asked(questions), content, momentOf(questions.service, instant)) };
}

function known(answers: Answers, fields: readonly Field[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => fields.some((field) => field.id === id)));
}

/** Where only one answer can be chosen and one is wanted, it is. */
function withOnlyChoices(answers: Answers, fields: readonly Field[]): Answers {
  const chosen = fields.flatMap(({ id, type, required, options }) => {
    const [only, ...others] = options ?? [];
    const single = type === 'select' && required && only !== undefined && others.length === 0;
    return single && answers[id] === undefined ? [[id, only.value] as const] : [];
  });
  return { ...answers, ...Object.fromEntries(chosen) };
}

/** Rows that must be there anyway stand open from the start. */
function withRows(answers: Answers, fields: readonly Field[]): Answers {
  const opened = fields.flatMap(({ id, type, validation }) => {
    const rows = rowsOf(answers[id]);
    const missing = (validation.minItems ?? 0) - rows.length;
    return type === 'repeat' && missing > 0 ? [[id, [...rows, ...Array.from({ length: missing }, () => ({}))]]] : [];
  });
  return { ...answers, ...Object.fromEntries(opened) };
}

/**
 * A stored draft as the screens work on it: answers to questions that the catalogue has dropped since are left out (they
 * could neither be seen nor submitted), the usual kind of applicant is chosen, required rows are open. The very same
 * content when nothing of that is needed.
 */
export function prepared(questions: Pick<Questions, 'applicantFields' | 'form'>, content: DraftContent): DraftContent {
  const fields = questions.form?.fields ?? [];
  const ready = {
    ...content,
    applicant: { applicantKind: 'person', ...known(content.applicant, questions.applicantFields) },
    answers: withOnlyChoices(withRows(known(content.answers, fields), fields), fields),
  };
  return sameContent(ready, content) ? content : ready;
}
