// What differs between two versions of a case, field by field, and what a change of it can mean by where the case stands.
// Pure: forms, texts and store ask here, so that screen, slip and service say the same.
import { decidedStatuses } from '../catalogue/retention.ts';
import type { Answer, Answers } from '../forms/answers.ts';
import type { Field } from '../forms/field.ts';

export interface ChangedField {
  readonly part: 'applicant' | 'answers';
  /** Id of the field. */
  readonly field: string;
  /** Null: not answered. */
  readonly before: Answer;
  readonly after: Answer;
}

interface Filled {
  readonly applicant: Answers;
  readonly answers: Answers;
}

/** One spelling of an answer, whatever the order of its keys. */
function spelt(answer: Answer | undefined): string {
  return JSON.stringify(answer ?? null, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

function differing(part: ChangedField['part'], before: Answers, after: Answers): ChangedField[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => spelt(before[field]) !== spelt(after[field]))
    .map((field) => ({ part, field, before: before[field] ?? null, after: after[field] ?? null }));
}

/** Fields that are answered otherwise, the applicant's first; the order is that of the answers. */
export function changedFields(before: Filled, after: Filled): ChangedField[] {
  return [
    ...differing('applicant', before.applicant, after.applicant),
    ...differing('answers', before.answers, after.answers),
  ];
}

/** The field of a change, or null where the form does not know it. */
export function fieldOf(
  form: { readonly applicantFields: readonly Field[]; readonly form: { readonly fields: readonly Field[] } },
  { part, field }: ChangedField,
): Field | null {
  const fields = part === 'applicant' ? form.applicantFields : form.form.fields;
  return fields.find(({ id }) => id === field) ?? null;
}

/**
 * The rule for a correction or withdrawal, by what is proven of the case: `queued` central may or may not have it, the
 * change travels behind it · `delivered` central has it, nobody handled it · `registered` it is under way there ·
 * `decided` a decision is known, which stands · `manual` everything goes on paper. Null: central did not take the case.
 */
export type ChangeRule = 'queued' | 'delivered' | 'registered' | 'decided' | 'manual';

export function changeRule({
  state,
  status,
}: {
  readonly state: 'queued' | 'delivered' | 'registered' | 'refused' | 'manual';
  readonly status: string | null;
}): ChangeRule | null {
  if (state === 'refused') return null;
  return status !== null && decidedStatuses.includes(status) ? 'decided' : state;
}
