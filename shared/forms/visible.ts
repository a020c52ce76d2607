// Which fields are asked, and which of them must be answered. Screens and checks both ask here, so that a field that
// nobody saw can never be missing.
import type { Answers } from './answers.ts';
import { holds } from './condition.ts';
import type { Field } from './field.ts';

/** What `shownAnswers` needs of a field; columns of a repeat have it too. */
type Asked = Pick<Field, 'id' | 'showIf'>;

/** Fields in their order; one hidden by a condition counts as unanswered for the fields after it. */
export function visibleFields<F extends Asked>(fields: readonly F[], answers: Answers): F[] {
  const seen: Answers = {};
  return fields.filter((field) => {
    if (field.showIf !== undefined && !holds(field.showIf, seen)) return false;
    const answer = Object.hasOwn(answers, field.id) ? answers[field.id] : undefined;
    if (answer !== undefined) seen[field.id] = answer;
    return true;
  });
}

/** Whether a shown field must be answered with these answers given. */
export function isRequired(field: Pick<Field, 'required' | 'requiredIf'>, answers: Answers): boolean {
  return field.required || (field.requiredIf !== undefined && holds(field.requiredIf, answers));
}
