// Promise: a value is read on paper and screen as people here write it, in every language, and never lost.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import type { Answer, Answers } from '../../../shared/forms/answers.ts';
import { checkAnswers } from '../../../shared/forms/check.ts';
import type { Field, FieldType } from '../../../shared/forms/field.ts';
import { showAnswer } from '../../../shared/forms/show.ts';
import { languages } from '../../../shared/primitives.ts';
import { validAnswers } from './arbitrary.ts';

const label = { ka: 'ველი', en: 'Field' };
const options = [
  { value: 'well', label: { ka: 'ჭა', en: 'Well' } },
  { value: 'tap', label: { ka: 'ონკანი', en: 'Tap', ru: 'Кран' } },
];
const field = (type: FieldType): Field => ({ id: 'f', type, label, required: true, validation: {}, options });

const shown: [FieldType, Answer, string][] = [
  ['date', '2026-11-03', '03.11.2026'],
  ['datetime', '2026-11-03T09:05', '03.11.2026 09:05'],
  ['month', '2026-11', '11.2026'],
  ['time', '09:05', '09:05'],
  ['money', '12.50', '12,50\u00A0₾'],
  ['money', '1234567.00', '1\u00A0234\u00A0567,00\u00A0₾'],
  ['money', '-1234.50', '-1\u00A0234,50\u00A0₾'],
  ['number', 1234.5, '1\u00A0234,5'],
  ['integer', 500000, '500\u00A0000'],
  ['phone', '+995599123456', '+995 599 12 34 56'],
  ['iban', 'GE29NB0000000101904917', 'GE29 NB00 0000 0101 9049 17'],
  ['checkbox', true, 'დიახ'],
  ['checkbox', false, 'არა'],
  ['select', 'well', 'ჭა'],
  ['select', 'gone-since', 'gone-since'],
  ['multiselect', ['well', 'tap'], 'ჭა, ონკანი'],
  ['geoPoint', { lat: 41.6938, lon: 44.8015 }, '41.6938, 44.8015'],
  ['text', 'ნინო', 'ნინო'],
];

test.each(shown)('%s %j', (type, value, text) => {
  expect(showAnswer(field(type), value, 'ka')).toBe(text);
});

test('labels are in the language asked for, in Georgian where nobody translated them', () => {
  expect(showAnswer(field('radio'), 'tap', 'ru')).toBe('Кран');
  expect(showAnswer(field('radio'), 'tap', 'hy')).toBe('ონკანი');
  expect(languages.map((language) => showAnswer(field('checkbox'), true, language))).toEqual([
    'დიახ',
    'Այո',
    'Bəli',
    'Да',
    'Yes',
  ]);
});

test('rows of a repeat, one per line', () => {
  const item = [
    { ...field('text'), id: 'name' },
    { ...field('date'), id: 'born' },
  ];
  const rows = [{ name: 'ნინო', born: '2001-02-03' }, { name: 'გია' }];
  expect(showAnswer({ ...field('repeat'), item }, rows, 'en')).toBe('Field: ნინო; Field: 03.02.2001\nField: გია');
});

test('every value of every form shows as some text', () => {
  const moment = { today: '2026-11-23', now: '2026-11-23T12:30' };
  for (const { fields } of assembleCatalogue().forms) {
    const everyValue = (values: Answers) => {
      for (const one of fields) {
        const value = values[one.id];
        if (value === undefined) continue;
        expect(showAnswer(one, value, 'ka')).toMatch(/\S/);
        expect(showAnswer(one, value, 'ka')).not.toMatch(/undefined|\[object|NaN/);
      }
    };
    fc.assert(
      fc.property(validAnswers(fields, moment), (raw) =>
        everyValue(checkAnswers(fields, raw, { ...moment, prefix: 'answers' }).values),
      ),
      { seed: 3, numRuns: 10 },
    );
  }
});
