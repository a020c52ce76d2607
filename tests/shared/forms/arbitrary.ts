// Whole forms filled in correctly, as typed: for tests of the rules, the desk and the screens alike.
import fc from 'fast-check';
import type { Answer, Answers, PaperRef } from '../../../shared/forms/answers.ts';
import { checkAnswers } from '../../../shared/forms/check.ts';
import { withComputed } from '../../../shared/forms/computed.ts';
import { parseCondition } from '../../../shared/forms/condition.ts';
import type { Field } from '../../../shared/forms/field.ts';
import type { Moment } from '../../../shared/forms/rules/rule.ts';
import { visibleFields } from '../../../shared/forms/visible.ts';
import { acceptedWarnings } from '../../../shared/forms/warnings.ts';
import { inventedPapers, typedFor } from './typed.ts';

export type Filling = Moment & {
  /** Where papers come from; a desk needs ones that it has stored. */
  readonly papers?: (field: Field) => fc.Arbitrary<PaperRef[]>;
  /** Answers that are settled beforehand, to open a branch of the form. */
  readonly settled?: Answers;
  /** Also answers that a desk warns of; it then wants a reason. */
  readonly warned?: boolean;
};

function validAnswer(field: Field, filling: Filling): fc.Arbitrary<Answer> {
  const { type, item = [], validation } = field;
  if (type === 'file' || type === 'photo') return (filling.papers ?? inventedPapers)(field);
  if (type !== 'repeat') return typedFor[type](field, filling);
  const rows = { minLength: Math.max(validation.minItems ?? 0, 1), maxLength: Math.min(validation.maxItems ?? 3, 3) };
  const { settled: _, ...inside } = filling;
  return fc.array(validAnswers(item, inside), { ...rows, maxLength: Math.max(rows.minLength, rows.maxLength) });
}

/** Periods of one moment and requests of the whole bill: always right, whatever the other bounds are. */
function related(fields: readonly Field[], answers: Answers): Answers {
  for (const { id, validation } of fields) {
    const other = answers[validation.after ?? validation.lessOrEqual ?? ''];
    if (other !== undefined && answers[id] !== undefined) answers[id] = other;
  }
  return answers;
}

/** Raw answers, as typed, that `checkAnswers` accepts: every required field, optional ones at times, hidden ones never. */
export function validAnswers(fields: readonly Field[], filling: Filling): fc.Arbitrary<Answers> {
  const parts = fields.map((field) => {
    const settled = filling.settled?.[field.id];
    // Nobody types what is computed, and reasons are only given for warnings.
    const reasons = field.id === acceptedWarnings;
    if (field.compute !== undefined || (reasons && filling.warned !== true)) return fc.constant(undefined);
    if (settled !== undefined) return fc.constant(settled);
    const answer = validAnswer(field, filling);
    // One that may become required by another answer is always given.
    return field.required || field.requiredIf !== undefined || reasons ? answer : fc.option(answer, { nil: undefined });
  });
  const whole = fc.tuple(...parts).map((typed) => {
    const answers: Answers = {};
    fields.forEach(({ id }, index) => {
      const answer = typed[index];
      if (answer !== undefined) answers[id] = answer;
    });
    related(fields, answers);
    const shown = visibleFields(fields, withComputed(fields, answers, filling));
    return Object.fromEntries(shown.flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]]])));
  });
  return filling.warned === true
    ? whole
    : whole.filter((raw) => checkAnswers(fields, raw, { ...filling, prefix: 'answers' }).raised.length === 0);
}

/** A birth in these years makes a minor of each kind at any moment of the tests. */
const birthFor: Readonly<Record<string, string>> = { asked: '2010-01-15', needed: '2018-01-15' };

/** Answers that make a condition hold, and those that their own fields need to be shown. */
export function opening(fields: readonly Field[], condition: string | undefined): Answers {
  const opened: Answers = {};
  for (const { field: id, equal, value } of condition === undefined ? [] : (parseCondition(condition) ?? [])) {
    const named = fields.find((field) => field.id === id);
    const forbidden = (parseCondition(condition ?? '') ?? []).filter((clause) => clause.field === id && !clause.equal);
    const other = named?.options?.find((one) => forbidden.every((clause) => clause.value !== one.value))?.value;
    if (named?.compute !== undefined && 'capacity' in named.compute) {
      Object.assign(opened, { birthDate: birthFor[value] }, opening(fields, 'applicantKind=person'));
      continue;
    }
    opened[id] = named?.type === 'checkbox' ? true : equal ? value : (other ?? '');
    Object.assign(opened, opening(fields, named?.showIf));
  }
  return opened;
}

/** One example that stays the same from run to run. */
export function exampleOf(fields: readonly Field[], filling: Filling, seed = 1): Answers {
  return fc.sample(validAnswers(fields, filling), { seed, numRuns: 1 })[0] ?? {};
}
