// An application as a whole: the applicant's part and the form's, with what both are warned of and the reasons for going
// on all the same. Screens and service ask here, so that both see the same errors.
import type { FieldError } from '../problems.ts';
import type { Answers } from './answers.ts';
import { checkAnswers } from './check.ts';
import { withComputed } from './computed.ts';
import type { Field } from './field.ts';
import type { Moment } from './rules/rule.ts';
import { acceptedRows, acceptedWarnings, type Raised } from './warnings.ts';

export interface Questions {
  readonly applicantFields: readonly Field[];
  readonly fields: readonly Field[];
}
export interface Filled {
  readonly applicant: Answers;
  readonly answers: Answers;
}
export interface CheckedCase extends Filled {
  readonly errors: FieldError[];
  readonly raised: readonly Raised[];
}

/** The answers as conditions see them: with the values that follow from others. */
export function computedCase({ applicantFields, fields }: Questions, filled: Filled, moment: Moment): Filled {
  return {
    applicant: withComputed(applicantFields, filled.applicant, moment),
    answers: withComputed(fields, filled.answers, moment),
  };
}

/**
 * Both parts checked. Every warning raised has a row of its own in the applicant's part, which breaks `required` at
 * `applicant.acceptedWarnings.<n>.reason` while no reason is given; rows of warnings that are raised no more fall away.
 */
export function checkCase({ applicantFields, fields }: Questions, filled: Filled, moment: Moment): CheckedCase {
  const answers = checkAnswers(fields, filled.answers, { ...moment, prefix: 'answers' });
  const applicantOf = (raw: Answers) => checkAnswers(applicantFields, raw, { ...moment, prefix: 'applicant' });
  const first = applicantOf(filled.applicant);
  const raised = [...first.raised, ...answers.raised];
  const keeps = applicantFields.some(({ id }) => id === acceptedWarnings);
  const rows = acceptedRows(raised, filled.applicant[acceptedWarnings]);
  const applicant = keeps ? applicantOf({ ...filled.applicant, [acceptedWarnings]: rows }) : first;
  return {
    applicant: applicant.values,
    answers: answers.values,
    errors: [...applicant.errors, ...answers.errors],
    raised,
  };
}
