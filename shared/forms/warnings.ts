// What is told about answers without refusing them. A warning is raised by checked values only: what is wrong anyway is an
// error and nothing else.
import type { Basis, LocalText } from '../primitives.ts';
import type { Answer, Answers } from './answers.ts';
import { holds } from './condition.ts';
import type { Field, Warning } from './field.ts';
import { brokenRelation } from './rules/relations.ts';
import type { Moment } from './rules/rule.ts';
import { rules } from './rules/table.ts';

/** A warning where it was raised, by a path like that of an error. */
export interface Raised {
  readonly path: string;
  readonly text: LocalText;
  readonly basis: Basis;
  /** Because of an answer that is not there: told when the step is left, not while it is being filled in. */
  readonly missing: boolean;
}

function beyond(field: Field, limits: NonNullable<Warning['limits']>, values: Answers, moment: Moment): boolean {
  const value = values[field.id];
  if (value === undefined || field.type === 'repeat') return false;
  const limited = { ...field, validation: limits };
  return 'rule' in rules[field.type](value, limited, moment) || brokenRelation(limited, values) !== null;
}

/** What these shown and faultless fields raise with the checked values of their part. */
export function raisedBy(fields: readonly Field[], values: Answers, prefix: string, moment: Moment): Raised[] {
  return fields.flatMap((field) =>
    (field.warnings ?? []).flatMap(({ when, unless, limits, missing = false, text, basis }) => {
      const raised =
        (when === undefined || holds(when, values)) &&
        (unless === undefined || !holds(unless, values)) &&
        (limits === undefined || beyond(field, limits, values, moment)) &&
        (!missing || values[field.id] === undefined);
      return raised ? [{ path: `${prefix}.${field.id}`, text, basis, missing }] : [];
    }),
  );
}

/** Part of the applicant's answers that holds the reasons; absent from catalogues older than warnings. */
export const acceptedWarnings = 'acceptedWarnings';

/** One row for each warning in its Georgian words, with the reason given so far; in their order, each text once. */
export function acceptedRows(raised: readonly Raised[], before: Answer | undefined): Answers[] {
  const rows = Array.isArray(before) ? before.filter((row): row is Answers => typeof row === 'object') : [];
  const texts = [...new Set(raised.map(({ text }) => text.ka))];
  return texts.map((warning) => ({
    warning,
    reason: rows.find((row) => row['warning'] === warning)?.['reason'] ?? '',
  }));
}
