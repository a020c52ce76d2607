// Promise: a form written in JSON Schema is the same form, and the standard's validator and the desk agree about
// answers wherever the standard has a word for the rule.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { schemaToForm } from '../../build/json-schema/from-schema.ts';
import { beyondStandard } from '../../build/json-schema/stored.ts';
import { formToSchema } from '../../build/json-schema/to-schema.ts';
import { compileSchema } from '../../build/json-schema/validator.ts';
import type { Answers } from '../../shared/forms/answers.ts';
import { checkAnswers } from '../../shared/forms/check.ts';
import { exampleOf, opening, validAnswers } from '../shared/forms/arbitrary.ts';
import { spoiled } from '../shared/forms/spoil.ts';

const moment = { today: '2026-11-23', now: '2026-11-23T12:30' };
const pkg = assembleCatalogue();
const forms = [{ id: 'applicant', basis: 'illustrative', fields: pkg.applicantFields }, ...pkg.forms];
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

async function judgeOf(document: object) {
  const compiled = await compileSchema(document, { assertFormat: true });
  if (!('judge' in compiled)) throw new Error(`cannot judge: ${JSON.stringify(compiled)}`);
  return compiled.judge;
}

test.each(forms)('$id reads back from its document as it was', (form) => {
  expect(schemaToForm(plain(formToSchema(form)))).toEqual({ form });
});

test('the order of fields does not hang on the order of properties', () => {
  for (const form of forms) {
    const document = formToSchema(form);
    const properties = Object.fromEntries(Object.entries(document['properties'] as object).reverse());
    expect(schemaToForm(plain({ ...document, properties }))).toEqual({ form });
  }
});

test.each(forms)('what the desk stores for $id is valid by its document', async ({ id, basis, fields }) => {
  const judge = await judgeOf(formToSchema({ id, basis, fields }));
  fc.assert(
    fc.property(validAnswers(fields, { ...moment, warned: true }), (raw) => {
      const { values, errors } = checkAnswers(fields, raw, { ...moment, prefix: 'answers' });
      expect(errors).toEqual([]);
      expect({ values, valid: judge(plain(values)) }).toEqual({ values, valid: true });
    }),
    { seed: 2026, numRuns: 15 },
  );
});

test.each(forms)('wrong and missing answers to $id are wrong by both', async ({ id, basis, fields }) => {
  const judge = await judgeOf(formToSchema({ id, basis, fields }));
  const check = (raw: unknown) => checkAnswers(fields, raw, { ...moment, prefix: 'answers' });
  let compared = 0;
  for (const field of fields) {
    const settled = { ...opening(fields, field.showIf), ...opening(fields, field.requiredIf) };
    const right = check(exampleOf(fields, { ...moment, settled, warned: true })).values;
    const { [field.id]: _, ...without } = right;
    const wrong = spoiled(field, moment).map(({ typed }) => ({ ...right, [field.id]: typed }));
    for (const answers of [without, { ...right, stray: 1 }, ...wrong] as Answers[]) {
      const { values, errors } = check(answers);
      const said = errors.filter(({ rule }) => !beyondStandard.some((beyond) => beyond === rule));
      if (said.length === 0 && errors.length > 0) continue;
      const stands = errors.length === 0 && JSON.stringify(sorted(values)) === JSON.stringify(sorted(answers));
      compared += 1;
      expect({ answers, valid: judge(plain(answers)) }).toEqual({ answers, valid: stands });
    }
  }
  expect(compared).toBeGreaterThan(fields.length);
});

function sorted(answers: Answers): [string, unknown][] {
  return Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1));
}

test('an author may write little: what follows from the widget need not be said', () => {
  const label = { ka: 'ასაკი', en: 'Age' };
  const read = schemaToForm({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    'x-form': 'short',
    'x-basis': 'illustrative',
    type: 'object',
    properties: {
      age: { type: 'integer', minimum: 0, 'x-label': label },
      who: { 'x-widget': 'personalNumber', 'x-label': label },
    },
    required: ['who'],
  });
  expect(read).toEqual({
    form: {
      id: 'short',
      basis: 'illustrative',
      fields: [
        { id: 'age', type: 'integer', label, required: false, validation: { min: 0 } },
        { id: 'who', type: 'personalNumber', label, required: true, validation: {} },
      ],
    },
  });
});

test('a keyword that a desk would not do is told with its place', () => {
  const [form] = pkg.forms;
  if (form === undefined) throw new Error('no form');
  const document = formToSchema(form);
  expect(schemaToForm({ ...document, minProperties: 1 })).toEqual({
    faults: [{ path: ['minProperties'], what: 'minProperties' }],
  });
});
