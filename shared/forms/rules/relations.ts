// Rules between two fields of one form: a period ends no earlier than it begins, a request is no more than the bill.
// Looked at only when both have a value; the catalogue check sees to it that the other one comes earlier in the form.
import { showDate, showMinute } from '../../time/dates.ts';
import type { Answers } from '../answers.ts';
import type { Broken, PlainField } from './rule.ts';

function show(iso: string): string {
  return iso.includes('T') ? showMinute(iso) : showDate(iso);
}

/** What this field's value breaks against another field's, or null. */
export function brokenRelation({ id, validation }: PlainField, values: Answers): Broken | null {
  const value = values[id];
  const begin = validation.after === undefined ? undefined : values[validation.after];
  if (typeof value === 'string' && typeof begin === 'string' && value < begin) {
    return { rule: 'after', limit: show(begin) };
  }
  const most = validation.lessOrEqual === undefined ? undefined : values[validation.lessOrEqual];
  if (value !== undefined && (typeof most === 'string' || typeof most === 'number') && Number(value) > Number(most)) {
    return { rule: 'lessOrEqual', limit: most };
  }
  return null;
}
