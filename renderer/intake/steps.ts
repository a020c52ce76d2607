// Which questions belong to which step, and what is wrong where. Pure: the same content always gives the same answer.
import type { ServiceView } from '../../shared/contract/catalogue.ts';
import type { DraftContent } from '../../shared/contract/drafts.ts';
import type { Answers } from '../../shared/forms/answers.ts';
import { checkAnswers } from '../../shared/forms/check.ts';
import type { Field } from '../../shared/forms/field.ts';
import type { FieldError } from '../../shared/problems.ts';
import { tbilisiDate, tbilisiMinute } from '../../shared/time/dates.ts';
import { rowsOf } from '../forms/paths.ts';
import { sameContent } from './autosave/same.ts';

export type Step = DraftContent['step'];
export const steps: readonly Step[] = ['applicant', 'form', 'check'];

/** Law No 3144: the applicant is told why data are processed. Asked last, when all answers have been read back. */
const askedAtCheck = 'dataNotice';

type Questions = Pick<ServiceView, 'applicantFields' | 'form'>;

/** The fields a step asks; those of the check page are of the applicant too. */
export function fieldsAt(step: Step, { applicantFields, form }: Questions): readonly Field[] {
  if (step === 'form') return form?.fields ?? [];
  return applicantFields.filter((field) => (field.id === askedAtCheck) === (step === 'check'));
}

/** The step on which an answer is given. */
export function stepOf(path: string): Step {
  if (path.startsWith('answers.')) return 'form';
  return path === `applicant.${askedAtCheck}` ? 'check' : 'applicant';
}

/** Checks everything as of an instant of the desk's clock; values as a case would hold them, errors in page order. */
export function checkContent(questions: Questions, content: DraftContent, instant: string) {
  const moment = { today: tbilisiDate(instant), now: tbilisiMinute(instant) };
  const applicant = checkAnswers(questions.applicantFields, content.applicant, { ...moment, prefix: 'applicant' });
  const answers = checkAnswers(questions.form?.fields ?? [], content.answers, { ...moment, prefix: 'answers' });
  const place = ({ path }: FieldError): number => steps.indexOf(stepOf(path));
  return {
    applicant: applicant.values,
    answers: answers.values,
    errors: [...applicant.errors, ...answers.errors].sort((one, other) => place(one) - place(other)),
  };
}

function known(answers: Answers, fields: readonly Field[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => fields.some((field) => field.id === id)));
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
export function prepared(questions: Questions, content: DraftContent): DraftContent {
  const fields = questions.form?.fields ?? [];
  const ready = {
    ...content,
    applicant: { applicantKind: 'person', ...known(content.applicant, questions.applicantFields) },
    answers: withRows(known(content.answers, fields), fields),
  };
  return sameContent(ready, content) ? content : ready;
}
