// Promise: every form of the catalogue takes what people rightly type, and refuses each wrong answer at its own place
// with the one rule that is broken.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import type { Answers } from '../../../shared/forms/answers.ts';
import { checkAnswers } from '../../../shared/forms/check.ts';
import type { Field } from '../../../shared/forms/field.ts';
import { typedAnswers } from '../../../shared/forms/typed.ts';
import { isRequired } from '../../../shared/forms/visible.ts';
import { exampleOf, opening, validAnswers } from './arbitrary.ts';
import { blank, spoiled } from './spoil.ts';

const moment = { today: '2026-11-23', now: '2026-11-23T12:30' };
const pkg = assembleCatalogue();
const forms = [
  { name: 'applicant', prefix: 'applicant', fields: pkg.applicantFields },
  ...pkg.forms.map(({ id, fields }) => ({ name: id, prefix: 'answers', fields })),
];

test('the forms are those of the catalogue', () => {
  expect(forms).toHaveLength(31);
});

describe.each(forms)('$name', ({ prefix, fields }) => {
  const context = { ...moment, prefix };
  const check = (raw: unknown) => checkAnswers(fields, raw, context);
  const rulesAt = (raw: unknown, path: string) =>
    check(raw).errors.flatMap((error) => (error.path === path ? [error.rule] : []));
  /** Of a computed field the one that is typed. */
  const rootOf = (id: string): string => {
    const [from] = Object.values(fields.find((field) => field.id === id)?.compute ?? {});
    return from === undefined ? id : rootOf(String(from));
  };
  /** A right form in which this field is asked and, if it ever is, required. */
  const openFor = (field: Field): Answers => {
    const settled = { ...opening(fields, field.showIf), ...opening(fields, field.requiredIf) };
    return exampleOf(fields, { ...moment, settled, warned: true });
  };

  test('right answers pass, and their values pass again unchanged', () => {
    fc.assert(
      fc.property(validAnswers(fields, { ...moment, warned: true }), (raw) => {
        const first = check(raw);
        expect(first.errors).toEqual([]);
        expect(check(first.values)).toEqual(first);
        expect(check(JSON.parse(JSON.stringify(first.values)))).toEqual(first);
        // As a correction begins: typed once more as somebody would have.
        expect(check(typedAnswers(fields, first.values))).toEqual(first);
      }),
      { seed: 2026, numRuns: 40 },
    );
  });

  test('each wrong answer breaks its rule at its path and leaves no value', () => {
    for (const field of fields) {
      const right = openFor(field);
      for (const { typed, rule } of spoiled(field, moment)) {
        const raw = { ...right, [field.id]: typed };
        expect({ field: field.id, typed, rules: rulesAt(raw, `${prefix}.${field.id}`) }).toEqual({
          field: field.id,
          typed,
          rules: [rule],
        });
        expect(check(raw).values).not.toHaveProperty(field.id);
      }
    }
  });

  test('an empty answer is missed where it is required and nowhere else', () => {
    for (const field of fields) {
      const right = openFor(field);
      const empty = field.type === 'checkbox' && field.required ? [...blank, false] : blank;
      for (const typed of empty) {
        const raw = { ...right, [field.id]: typed };
        const expected = isRequired(field, right) ? ['required'] : [];
        expect({ field: field.id, typed, rules: rulesAt(raw, `${prefix}.${field.id}`) }).toEqual({
          field: field.id,
          typed,
          rules: expected,
        });
      }
    }
  });

  test('wrong answers in a row are told with the row and the column', () => {
    for (const field of fields) {
      const right = openFor(field);
      const rows = Array.isArray(right[field.id]) ? (right[field.id] as Answers[]) : [];
      for (const column of field.type === 'repeat' ? (field.item ?? []) : []) {
        for (const { typed, rule } of spoiled(column, moment)) {
          const last = rows.length - 1;
          const raw = { ...right, [field.id]: rows.with(last, { ...rows[last], [column.id]: typed } as Answers) };
          const path = `${prefix}.${field.id}.${last}.${column.id}`;
          expect({ path, typed, rules: rulesAt(raw, path) }).toEqual({ path, typed, rules: [rule] });
        }
      }
    }
  });

  test('too few and too many rows, papers or choices are told with the limit', () => {
    for (const field of fields.filter((one) => one.type === 'repeat')) {
      const { minItems = 0, maxItems = 0 } = field.validation;
      const [row] = openFor({ ...field, required: true })[field.id] as Answers[];
      const path = `${prefix}.${field.id}`;
      const many = { ...openFor(field), [field.id]: Array.from({ length: maxItems + 1 }, () => row) };
      expect(check(many).errors).toContainEqual({ path, rule: 'maxItems', limit: maxItems });
      if (minItems > 1) {
        expect(check({ ...openFor(field), [field.id]: [row] }).errors).toContainEqual({
          path,
          rule: 'minItems',
          limit: minItems,
        });
      }
    }
  });

  test('a hidden field is neither missed nor kept', () => {
    for (const field of fields.filter((one) => one.showIf !== undefined)) {
      const shown = openFor(field);
      const named = rootOf((field.showIf ?? '').split(/!?=/)[0] ?? '');
      const { [named]: _, ...closed } = shown;
      const checked = check({ ...closed, [field.id]: shown[field.id] ?? 'x' });
      expect(checked.values).not.toHaveProperty(field.id);
      expect(checked.errors.map((error) => error.path)).not.toContain(`${prefix}.${field.id}`);
    }
  });

  test('an answer to no field is refused by name', () => {
    const raw = { ...exampleOf(fields, moment), stray: 'x' };
    expect(check(raw).errors).toEqual([{ path: `${prefix}.stray`, rule: 'unknown' }]);
  });

  test('whatever JSON is given, it answers and never throws', () => {
    const garbage = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.record(Object.fromEntries(fields.map(({ id }) => [id, fc.jsonValue({ maxDepth: 3 })])), { requiredKeys: [] }),
    );
    fc.assert(
      fc.property(garbage, (raw) => {
        const { values, errors } = check(raw);
        for (const error of errors) expect(error.path.startsWith(prefix)).toBe(true);
        expect(
          check({ ...values }).errors.filter((error) => error.rule !== 'required' && error.rule !== 'minItems'),
        ).toEqual([]);
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});
