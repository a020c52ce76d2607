// The one door from what was typed to what a case holds. Screens use it to explain, the service to decide, and both get
// the same answer. Whatever it is given, it answers with values and errors; it never throws over an answer.
import type { FieldError } from '../problems.ts';
import { cleanText } from '../text/clean.ts';
import type { Answers } from './answers.ts';
import { withComputed } from './computed.ts';
import type { Field } from './field.ts';
import { brokenRelation } from './rules/relations.ts';
import type { Broken, Moment } from './rules/rule.ts';
import { rules } from './rules/table.ts';
import { isRequired, visibleFields } from './visible.ts';
import { type Raised, raisedBy } from './warnings.ts';

/** `prefix` begins every path: `applicant` or `answers`. */
export type CheckContext = Moment & { readonly prefix: string };
export type Checked = { readonly values: Answers; readonly errors: FieldError[]; readonly raised: readonly Raised[] };

/** So many stray answers are told; a form with more of them is not a form that somebody filled in. */
const strayTold = 20;
const mostRows = 200;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing typed, nothing chosen, nothing but invisible signs. */
function isBlank(typed: unknown): boolean {
  if (typeof typed === 'string') return cleanText(typed) === '';
  return typed === undefined || typed === null || (Array.isArray(typed) && typed.length === 0);
}

function at(path: string, { rule, limit }: Broken): FieldError {
  return { path, rule, ...(limit === undefined ? {} : { limit }) };
}

/** Rows of a repeat: each is a small form of its own, with the row's number in its paths. */
function checkRows(field: Field, typed: unknown, path: string, context: CheckContext): Checked {
  const { minItems = 0, maxItems = mostRows } = field.validation;
  const refuse = (broken: Broken): Checked => ({ values: {}, errors: [at(path, broken)], raised: [] });
  if (!Array.isArray(typed)) return refuse({ rule: 'type' });
  if (typed.length > maxItems) return refuse({ rule: 'maxItems', limit: maxItems });
  const rows = typed.map((row, index) =>
    checkAnswers(field.item ?? [], row, { ...context, prefix: `${path}.${index}` }),
  );
  const few = typed.length < minItems ? [at(path, { rule: 'minItems', limit: minItems })] : [];
  return {
    values: { [field.id]: rows.map((row) => row.values) },
    errors: [...few, ...rows.flatMap((row) => row.errors)],
    raised: rows.flatMap((row) => row.raised),
  };
}

function checkField(field: Field, typed: unknown, path: string, context: CheckContext): Checked {
  if (field.type === 'repeat') return checkRows(field, typed, path, context);
  const verdict = rules[field.type](typed, field, context);
  if ('rule' in verdict) return { values: {}, errors: [at(path, verdict)], raised: [] };
  return { values: { [field.id]: verdict.value }, errors: [], raised: [] };
}

/**
 * Checks what was typed into these fields. `values` has every shown field that passed, as a case stores it (dates
 * `yyyy-mm-dd`, money `12.50`, phones `+995…`); hidden and empty fields have none. `errors` in the order of the form,
 * at most one per field or row's field. Answers to no field at all break `unknown`. `raised` is what is warned of.
 */
export function checkAnswers(fields: readonly Field[], raw: unknown, context: CheckContext): Checked {
  const { prefix } = context;
  if (!isRecord(raw)) return { values: {}, errors: [at(prefix, { rule: 'type' })], raised: [] };
  const known = new Set(fields.map((field) => field.id));
  const stray = Object.keys(raw).filter((id) => !known.has(id));
  const errors = stray.slice(0, strayTold).map((id) => at(`${prefix}.${id.slice(0, 64)}`, { rule: 'unknown' }));
  const whole = withComputed(fields, raw as Answers, context);
  const shown = visibleFields(fields, whole);
  const asked = Object.fromEntries(shown.map(({ id }) => [id, Object.hasOwn(whole, id) ? whole[id] : null])) as Answers;
  const values: Answers = {};
  const inRows: Raised[] = [];
  for (const field of shown) {
    const path = `${prefix}.${field.id}`;
    const typed = asked[field.id];
    const required = isRequired(field, asked);
    if (isBlank(typed) || (field.type === 'checkbox' && typed === false && required)) {
      if (required) errors.push(at(path, { rule: 'required' }));
      continue;
    }
    const checked = checkField(field, typed, path, context);
    const broken = brokenRelation(field, { ...values, ...checked.values });
    errors.push(...checked.errors, ...(broken === null ? [] : [at(path, broken)]));
    if (broken === null) Object.assign(values, checked.values);
    inRows.push(...checked.raised);
  }
  const wrong = new Set(errors.map(({ path }) => path));
  const right = shown.filter(({ id }) => !wrong.has(`${prefix}.${id}`));
  return { values, errors, raised: [...raisedBy(right, values, prefix, context), ...inRows] };
}
