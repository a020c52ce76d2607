// Promise: each type of field turns the ways people write into the one form that is stored, to the letter.
import { describe, expect, test } from 'vitest';
import { checkAnswers } from '../../../shared/forms/check.ts';
import type { Field, FieldType } from '../../../shared/forms/field.ts';

const context = { prefix: 'answers', today: '2026-11-23', now: '2026-11-23T12:30' };
const field = (type: FieldType, rest: Partial<Field> = {}): Field => ({
  id: 'f',
  type,
  label: { ka: 'ველი', en: 'Field' },
  required: false,
  validation: {},
  ...rest,
});
const check = (one: Field, typed: unknown) => checkAnswers([one], { f: typed }, context);

const read: [FieldType, unknown, unknown][] = [
  ['text', '  გიორგი ', 'გიორგი'],
  ['text', 'ᲒᲘᲝᲠᲒᲘ', 'გიორგი'],
  ['text', 'ა\u00A0ბ\tგ', 'ა ბ გ'],
  ['text', 'e\u0301', '\u00E9'],
  ['text', 'ა\u202Eბ\u0000', 'აბ'],
  ['text', 'İlqar Əliyev', 'İlqar Əliyev'],
  ['textarea', ' ერთი\r\nორი\r სამი ', 'ერთი\nორი\n სამი'],
  ['email', ' Nino@Posta.ge ', 'Nino@Posta.ge'],
  ['integer', '1 234', 1234],
  ['integer', '007', 7],
  ['integer', '−5', -5],
  ['integer', '-0', 0],
  ['number', '0,5', 0.5],
  ['number', '12.25', 12.25],
  ['number', '1\u00A0000,5', 1000.5],
  ['number', 2.5, 2.5],
  ['money', '12', '12.00'],
  ['money', '12,5', '12.50'],
  ['money', '12.05', '12.05'],
  ['money', '1 234,50 ₾', '1234.50'],
  ['money', '007', '7.00'],
  ['money', '-0', '0.00'],
  ['money', '100000000000000.10', '100000000000000.10'],
  ['date', '1.2.2020', '2020-02-01'],
  ['date', '01.02.2020', '2020-02-01'],
  ['date', '2020-02-29', '2020-02-29'],
  ['datetime', '1.2.2020 9:05', '2020-02-01T09:05'],
  ['datetime', '2020-02-01T09:05', '2020-02-01T09:05'],
  ['month', '2.2020', '2020-02'],
  ['month', '2020-02', '2020-02'],
  ['time', '9:05', '09:05'],
  ['time', '23.59', '23:59'],
  ['personalNumber', '999 000 000 12', '99900000012'],
  ['phone', '599 12-34-56', '+995599123456'],
  ['phone', '+995 (599) 123456', '+995599123456'],
  ['phone', '00995322123456', '+995322123456'],
  ['phone', '995599123456', '+995599123456'],
  ['iban', 'ge29 nb00 0000 0101 9049 17', 'GE29NB0000000101904917'],
  ['cadastralCode', ' 72.16.21.345.01 ', '72.16.21.345.01'],
  ['geoPoint', '41,6938 44,8015', { lat: 41.6938, lon: 44.8015 }],
  ['geoPoint', '41.6938,44.8015', { lat: 41.6938, lon: 44.8015 }],
  ['geoPoint', { lat: 41.69381234567, lon: 44.8015 }, { lat: 41.693812, lon: 44.8015 }],
  ['checkbox', false, false],
];

test.each(read)('%s: %j', (type, typed, value) => {
  expect(check(field(type), typed)).toEqual({ values: { f: value }, errors: [], raised: [] });
});

test('several choices keep the order of the form, each once', () => {
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: { ka: value, en: value } }));
  expect(check(field('multiselect', { options }), ['c', 'a', 'c']).values).toEqual({ f: ['a', 'c'] });
});

test('a bound itself is within, one beyond is not', () => {
  const ruleOf = (one: Field, typed: unknown) => check(one, typed).errors[0]?.rule;
  const within = field('date', { validation: { min: '2026-11-01', max: '2026-11-30' } });
  const days = ['31.10.2026', '1.11.2026', '30.11.2026', '1.12.2026'];
  expect(days.map((day) => ruleOf(within, day))).toEqual(['earliest', undefined, undefined, 'latest']);
  const short = field('text', { validation: { minLength: 2, maxLength: 3 } });
  expect(['ა', 'აბ', 'აბგ', 'აბგდ'].map((typed) => ruleOf(short, typed))).toEqual([
    'minLength',
    undefined,
    undefined,
    'maxLength',
  ]);
  expect(ruleOf(short, '🌳🌳🌳')).toBeUndefined();
  const map = field('geoPoint', { validation: { latMin: 41, latMax: 43, lonMin: 40, lonMax: 46 } });
  expect(['41 40', '43 46'].map((typed) => ruleOf(map, typed))).toEqual([undefined, undefined]);
  expect(['40,9 41', '43,1 41', '42 39,9', '42 46,1'].map((typed) => ruleOf(map, typed))).toEqual(
    Array.from({ length: 4 }, () => 'geoOutside'),
  );
});

test('papers and choices are counted', () => {
  const counted = { validation: { minItems: 2, maxItems: 3 } };
  const paper = { sha256: 'a'.repeat(64), name: 'ა.pdf', mediaType: 'application/pdf', size: 10 };
  const options = ['a', 'b', 'c', 'd'].map((value) => ({ value, label: { ka: value, en: value } }));
  const verdicts = (one: Field, all: readonly unknown[]) =>
    [1, 2, 3, 4].map((count) => check(one, all.slice(0, count)).errors[0]);
  const expected = [{ rule: 'minItems', limit: 2 }, undefined, undefined, { rule: 'maxItems', limit: 3 }].map((told) =>
    told === undefined ? undefined : { path: 'answers.f', ...told },
  );
  expect(verdicts(field('file', counted), [paper, paper, paper, paper])).toEqual(expected);
  expect(verdicts(field('multiselect', { ...counted, options }), ['a', 'b', 'c', 'd'])).toEqual(expected);
});

test('a box that must be ticked in this case is missed when it is not', () => {
  const form: Field[] = [
    { ...field('text'), id: 'why' },
    { ...field('radio', { options: [{ value: 'yes', label: { ka: 'ა', en: 'a' } }] }), id: 'asked' },
    { ...field('checkbox', { requiredIf: 'asked=yes' }), id: 'box' },
  ];
  const checked = (answers: object) => checkAnswers(form, answers, context);
  expect(checked({ asked: 'yes', box: false }).errors).toEqual([{ path: 'answers.box', rule: 'required' }]);
  expect(checked({ box: false })).toEqual({ values: { box: false }, errors: [], raised: [] });
});

test('bounds are told as people read them', () => {
  const errorOf = (one: Field, typed: unknown) => check(one, typed).errors[0];
  expect(errorOf(field('date', { validation: { min: '1900-01-01' } }), '31.12.1899')).toMatchObject({
    rule: 'earliest',
    limit: '01.01.1900',
  });
  expect(errorOf(field('date', { validation: { max: '2026-11-30' } }), '1.12.2026')).toMatchObject({
    rule: 'latest',
    limit: '30.11.2026',
  });
  expect(errorOf(field('money', { validation: { max: 10 } }), '10,01')).toMatchObject({ rule: 'max', limit: 10 });
});

test('today and this minute are neither past nor future', () => {
  for (const bounds of [{ min: 'today' }, { max: 'today' }]) {
    expect(check(field('date', { validation: bounds }), '23.11.2026').errors).toEqual([]);
    expect(check(field('month', { validation: bounds }), '11.2026').errors).toEqual([]);
  }
  expect(check(field('datetime', { validation: { max: 'now' } }), '23.11.2026 12:30').errors).toEqual([]);
  expect(check(field('datetime', { validation: { max: 'now' } }), '23.11.2026 12:31').errors).toHaveLength(1);
});

test('a child comes of age on the birthday, not the day before; 29 February counts on 1 March', () => {
  const kindergarten = field('date', { validation: { ageMinYears: 2, ageMaxYears: 6 } });
  const rule = (birth: string, today: string) =>
    checkAnswers([kindergarten], { f: birth }, { ...context, today }).errors[0]?.rule;
  expect(rule('23.11.2024', '2026-11-23')).toBeUndefined();
  expect(rule('24.11.2024', '2026-11-23')).toBe('ageMin');
  expect(rule('24.11.2019', '2026-11-23')).toBeUndefined();
  expect(rule('23.11.2019', '2026-11-23')).toBe('ageMax');
  expect(rule('29.02.2024', '2026-02-28')).toBe('ageMin');
  expect(rule('29.02.2024', '2026-03-01')).toBeUndefined();
});

describe('between two fields', () => {
  const pair = (type: FieldType, validation: Field['validation']): Field[] => [
    { ...field(type), id: 'first' },
    { ...field(type, { validation }), id: 'second' },
  ];
  const errors = (fields: Field[], first: string, second: string) =>
    checkAnswers(fields, { first, second }, context).errors;

  test('a period may be one day long but not end before it begins', () => {
    const period = pair('date', { after: 'first' });
    expect(errors(period, '2.1.2026', '02.01.2026')).toEqual([]);
    expect(errors(period, '31.12.2025', '1.1.2026')).toEqual([]);
    expect(errors(period, '2.1.2026', '1.1.2026')).toEqual([
      { path: 'answers.second', rule: 'after', limit: '02.01.2026' },
    ]);
    expect(errors(pair('month', { after: 'first' }), '2.2026', '12.2025')[0]?.limit).toBe('02.2026');
  });

  test('a request may be all of the bill but no more; amounts compare as numbers', () => {
    const request = pair('money', { lessOrEqual: 'first' });
    expect(errors(request, '100', '100,00')).toEqual([]);
    expect(errors(request, '100', '9')).toEqual([]);
    expect(errors(request, '9', '10')).toEqual([{ path: 'answers.second', rule: 'lessOrEqual', limit: '9.00' }]);
  });

  test('a value that does not go with the other is no value', () => {
    const { values } = checkAnswers(pair('integer', { lessOrEqual: 'first' }), { first: '1', second: '2' }, context);
    expect(values).toEqual({ first: 1 });
  });

  test('with one of them missing or wrong only that is told', () => {
    expect(errors(pair('date', { after: 'first' }), '', '1.1.2026')).toEqual([]);
    expect(errors(pair('date', { after: 'first' }), '31.2.2026', '1.1.2026')).toHaveLength(1);
  });
});

test('keys that objects have by nature are stray answers like others', () => {
  const raw = JSON.parse('{"__proto__": "x", "constructor": "y", "f": "z"}');
  const { values, errors } = checkAnswers([field('text')], raw, context);
  expect(values).toEqual({ f: 'z' });
  expect(errors.map((error) => error.rule)).toEqual(['unknown', 'unknown']);
  const inherited = checkAnswers([{ ...field('text', { required: true }), id: 'constructor' }], {}, context);
  expect(inherited.errors).toEqual([{ path: 'answers.constructor', rule: 'required' }]);
});

test('a flood of stray answers is cut short, and long names with it', () => {
  const flood = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`${'x'.repeat(300)}${n}`, 1]));
  const { errors } = checkAnswers([], flood, context);
  expect(errors).toHaveLength(20);
  expect(errors.every((error) => error.path.length < 200)).toBe(true);
});
