// Promise: values that follow from others are never typed and never wrong, a warning is told and never refuses, and going
// on in spite of one needs a reason that stays with the case.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import type { Answers } from '../../../shared/forms/answers.ts';
import { checkAnswers } from '../../../shared/forms/check.ts';
import { checkCase } from '../../../shared/forms/check-case.ts';
import type { Field } from '../../../shared/forms/field.ts';
import { exampleOf } from './arbitrary.ts';

const pkg = assembleCatalogue();
const moment = { today: '2026-11-23', now: '2026-11-23T12:30' };
const label = { ka: 'ა', en: 'a' };
const field = (id: string, type: Field['type'], rest: Partial<Field> = {}): Field => ({
  id,
  type,
  label,
  required: false,
  validation: {},
  ...rest,
});
const warning = (rest: object) => ({ text: label, basis: 'illustrative' as const, ...rest });

describe('computed values', () => {
  const fields = [
    field('first', 'money'),
    field('rows', 'repeat', { item: [field('paid', 'money')] }),
    field('many', 'integer', { compute: { count: 'rows' } }),
    field('total', 'money', { compute: { sum: ['first', 'rows.paid'] } }),
  ];
  const valuesOf = (raw: Answers) => checkAnswers(fields, raw, { ...moment, prefix: 'answers' }).values;

  test('sums are exact to the tetri, whatever was typed in their place', () => {
    const money = fc.integer({ min: 0, max: 9_999_999 });
    fc.assert(
      fc.property(money, fc.array(money, { maxLength: 5 }), (first, rows) => {
        const typed = (tetri: number): string => (tetri / 100).toFixed(2).replace('.', ',');
        const raw = { first: typed(first), rows: rows.map((paid) => ({ paid: typed(paid) })), total: '1', many: '99' };
        const total = [first, ...rows].reduce((sum, one) => sum + one, 0);
        const { total: sum, many } = valuesOf(raw);
        expect([sum, many]).toEqual([(total / 100).toFixed(2), rows.length === 0 ? undefined : rows.length]);
      }),
      { seed: 77, numRuns: 100 },
    );
  });

  test('what cannot be read yet makes no value and no error', () => {
    expect(valuesOf({ first: 'ა' })).toEqual({});
    expect(valuesOf({ total: '5' })).toEqual({});
  });
});

describe('a minor', () => {
  const adult = exampleOf(pkg.applicantFields, {
    ...moment,
    settled: { applicantKind: 'person', birthDate: '5.3.1948' },
  });
  const asked = (birthDate: string, aloneFrom?: number) => {
    const raw = { ...adult, birthDate };
    const at = { ...moment, ...(aloneFrom === undefined ? {} : { aloneFrom }), prefix: 'applicant' };
    const { minorAge, capacity } = checkAnswers(pkg.applicantFields, raw, at).values;
    return [minorAge, capacity];
  };

  test.each([
    ['23.11.2008', undefined, undefined, undefined],
    ['24.11.2008', undefined, 17, 'asked'],
    ['23.11.2012', undefined, 14, 'asked'],
    ['24.11.2012', undefined, 13, 'needed'],
    ['23.11.2026', undefined, 0, 'needed'],
    ['24.11.2008', 16, 17, 'alone'],
    ['23.11.2010', 16, 16, 'alone'],
    ['24.11.2010', 16, 15, 'asked'],
    ['24.11.2013', 14, 12, 'needed'],
    ['24.11.2030', undefined, undefined, undefined],
  ] as const)('born on %s, alone from %s: %s %s', (born, aloneFrom, age, capacity) => {
    expect(asked(born, aloneFrom)).toEqual([age, capacity]);
  });

  test('from 14 to 18 the consent is asked for, below 14 the representative', () => {
    const questions = { applicantFields: pkg.applicantFields, fields: [] };
    const checked = (changes: Answers) =>
      checkCase(questions, { applicant: { ...adult, byRepresentative: false, ...changes }, answers: {} }, moment);
    expect(checked({ birthDate: '1.1.2010' }).errors.map(({ path }) => path)).toEqual(['applicant.guardianConsent']);
    expect(checked({ birthDate: '1.1.2010', guardianConsent: 'none' }).raised).toMatchObject([
      { path: 'applicant.guardianConsent', basis: 'general-knowledge' },
    ]);
    const present = { guardianConsent: 'present', guardianName: 'მაია გამოგონილი' };
    expect(checked({ birthDate: '1.1.2010', ...present })).toMatchObject({ errors: [], raised: [] });
    expect(checked({ birthDate: '1.1.2015' }).raised).toMatchObject([{ path: 'applicant.capacity' }]);
    const parent = {
      byRepresentative: true,
      representativeBasis: 'parent',
      representativeName: 'მაია გამოგონილი',
      representativePaper: [],
    };
    expect(checked({ birthDate: '1.1.2015', ...parent }).raised).toMatchObject([
      { path: 'applicant.representativePaper', missing: true },
    ]);
  });
});

describe('warnings', () => {
  const fields = [
    field('kind', 'radio', { required: true, options: ['a', 'b'].map((value) => ({ value, label })) }),
    field('day', 'date', {
      validation: { min: '2020-01-01' },
      warnings: [warning({ limits: { max: 'today' }, text: { ka: 'მომავალია', en: 'future' } })],
    }),
    field('paper', 'text', { warnings: [warning({ missing: true, when: 'kind=b', unless: 'sure=true' })] }),
    field('sure', 'checkbox'),
  ];
  const raised = (raw: Answers) =>
    checkAnswers(fields, raw, { ...moment, prefix: 'answers' }).raised.map(({ path }) => path);

  test.each<[Answers, string[]]>([
    [{ kind: 'a', day: '1.1.2026' }, []],
    [{ kind: 'a', day: '1.1.2027' }, ['answers.day']],
    [{ kind: 'a', day: '1.1.1999' }, []],
    [{ kind: 'b' }, ['answers.paper']],
    [{ kind: 'b', paper: 'ა' }, []],
    [{ kind: 'b', sure: true }, []],
    [{ kind: 'b', day: '1.1.2027' }, ['answers.day', 'answers.paper']],
  ])('%j raises %j', (raw, paths) => {
    expect(raised(raw)).toEqual(paths);
  });

  const questions = { applicantFields: pkg.applicantFields.filter(({ id }) => id === 'acceptedWarnings'), fields };
  const at = 'applicant.acceptedWarnings';
  const late = { kind: 'a', day: '1.1.2027' };
  const given = (reason: string) => ({ acceptedWarnings: [{ warning: 'მომავალია', reason }] });

  test('going on needs a reason, and the reason stays', () => {
    expect(checkCase(questions, { applicant: {}, answers: late }, moment)).toMatchObject({
      errors: [{ path: `${at}.0.reason`, rule: 'required' }],
    });
    expect(checkCase(questions, { applicant: given('ასე წერია ქაღალდზე'), answers: late }, moment)).toMatchObject({
      errors: [],
      applicant: given('ასე წერია ქაღალდზე'),
    });
  });

  test('a reason for what is warned of no more falls away, and one for another warning counts for nothing', () => {
    const answers = { kind: 'a', day: '1.1.2026' };
    expect(checkCase(questions, { applicant: given('ასე წერია'), answers }, moment)).toMatchObject({
      errors: [],
      applicant: {},
    });
    const other = { acceptedWarnings: [{ warning: 'სხვა', reason: 'ასე წერია' }] };
    expect(checkCase(questions, { applicant: other, answers: late }, moment).errors).toHaveLength(1);
  });

  test('a catalogue from before warnings keeps no reasons and asks for none', () => {
    expect(checkCase({ applicantFields: [], fields }, { applicant: {}, answers: late }, moment).errors).toEqual([]);
  });
});
