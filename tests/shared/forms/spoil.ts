// Wrong answers for each field of a form, each with the one rule it breaks. Written from the meaning of the types and
// limits, not from the rules' code.
import type { Answer } from '../../../shared/forms/answers.ts';
import type { Field } from '../../../shared/forms/field.ts';
import type { Moment } from '../../../shared/forms/rules/rule.ts';

export type Spoiled = { readonly typed: unknown; readonly rule: string };

const wrong = (rule: string, ...typed: unknown[]): Spoiled[] => typed.map((one) => ({ typed: one, rule }));

function texts({ validation: { minLength = 0, maxLength, pattern } }: Field): Spoiled[] {
  return [
    ...wrong('type', 5, true, { a: 1 }, ['ა']),
    ...(minLength > 1 ? wrong('minLength', 'ა', ` ${'ა'.repeat(minLength - 1)} `) : []),
    ...(maxLength === undefined ? [] : wrong('maxLength', 'ა'.repeat(maxLength + 1), 'ა'.repeat(9_999 + maxLength))),
    ...(pattern === undefined ? [] : wrong('pattern', '!', 'ა!ბ')),
  ];
}

function amounts({ validation: { min, max } }: Field, name: string): Spoiled[] {
  return [
    ...wrong('type', true, {}, ['1']),
    ...wrong(name, 'ა', '1,2,3', '1.2.3', '12 34', '1e3', '0x10', 'NaN', 'Infinity', '--1', '1,234.5'),
    ...(typeof min === 'number' ? wrong('min', String(Math.ceil(min) - 1)) : []),
    ...(typeof max === 'number' ? wrong('max', String(Math.floor(max) + 1)) : []),
  ];
}

function yearsBack(today: string, years: number): string {
  return `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
}

function dates({ type, validation: { min, max, ageMinYears, ageMaxYears } }: Field, moment: Moment): Spoiled[] {
  const clock = type === 'datetime' ? ' 10:00' : '';
  const bad = [
    '31.02.2020',
    '29.02.2023',
    '00.01.2020',
    '1.13.2020',
    '2020-1-1',
    '01.01.20',
    '1.1.0020',
    'გუშინ',
    '01012020',
  ];
  return [
    ...wrong('type', 20200101, true, {}),
    ...wrong(
      type,
      ...bad.map((one) => one + clock),
      ...(clock === '' ? [] : ['01.01.2020', '01.01.2020 24:00', '01.01.2020 10:60']),
    ),
    ...(min === 'today' || min === 'now' ? wrong('past', yearsBack(moment.today, 1) + clock) : []),
    ...(max === 'today' || max === 'now' ? wrong('future', yearsBack(moment.today, -1) + clock) : []),
    ...(typeof min === 'string' && /^\d/.test(min) ? wrong('earliest', yearsBack(min, 1)) : []),
    ...(ageMinYears === undefined ? [] : wrong('ageMin', yearsBack(moment.today, ageMinYears - 1))),
    ...(ageMaxYears === undefined ? [] : wrong('ageMax', yearsBack(moment.today, ageMaxYears + 1))),
  ];
}

function papers({ validation: { maxItems, maxSizeMiB = 1, accept = [] } }: Field): Spoiled[] {
  const paper = { sha256: 'a'.repeat(64), name: 'ა.pdf', mediaType: accept[0] ?? 'application/pdf', size: 10 };
  return [
    ...wrong('type', 'paper', { ...paper }, ['x'], [{ ...paper, sha256: 'short' }], [{ ...paper, extra: 1 }]),
    ...wrong('paperType', [{ ...paper, mediaType: 'application/zip' }]),
    ...wrong('paperSize', [{ ...paper, size: maxSizeMiB * 1024 * 1024 + 1 }]),
    ...(maxItems === undefined
      ? []
      : wrong(
          'maxItems',
          Array.from({ length: maxItems + 1 }, () => paper),
        )),
  ];
}

function choicesOf({ options = [], validation: { minItems = 0 } }: Field): Spoiled[] {
  const values = options.map((option) => option.value);
  return [
    ...wrong('type', values[0], [1], {}),
    ...wrong('option', ['not offered'], [...values, 'x']),
    ...(minItems > 1 ? wrong('minItems', values.slice(0, 1)) : []),
  ];
}

/** Every way this field is spoiled here; rows of a repeat are spoiled column by column elsewhere. */
export function spoiled(field: Field, moment: Moment): Spoiled[] {
  // What somebody typed in the place of a computed value does not count.
  if (field.compute !== undefined) return [];
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'address':
    case 'settlement':
      return texts(field);
    case 'email':
      return wrong(
        'email',
        'a',
        'a@b',
        '@b.ge',
        'a@',
        'a b@c.ge',
        'a@b..ge',
        'a@-b.ge',
        'a@b.ge@c.ge',
        `${'a'.repeat(65)}@b.ge`,
      );
    case 'select':
    case 'radio':
      return [...wrong('type', 1, false, ['x']), ...wrong('option', 'not offered', 'toString', ' ა')];
    case 'multiselect':
      return choicesOf(field);
    case 'checkbox':
      return wrong('type', 'true', 1, ['true']);
    case 'integer':
      return [...amounts(field, 'integer'), ...wrong('integer', '1,5', '1.0', '1.000')];
    case 'number':
      return [...amounts(field, 'number'), ...wrong('number', '1.', ',5', '1,2345678')];
    case 'money':
      return [...amounts(field, 'money'), ...wrong('money', '1,234', '1.', '.5', '$5')];
    case 'date':
    case 'datetime':
      return dates(field, moment);
    case 'month':
      return [...wrong('type', 202001, {}), ...wrong('month', '13.2020', '2020-00', '2020', '01.02.2020', '1-2020')];
    case 'time':
      return [...wrong('type', 10, {}), ...wrong('time', '24:00', '10:60', '10', '1000', '10:0')];
    case 'personalNumber':
      return [...wrong('type', 99900000001), ...wrong('personalNumber', '9990000000', '999000000012', '9990000000a')];
    case 'phone':
      return [
        ...wrong('type', 599123456),
        ...wrong('phone', '59912345', '5991234567', '199123456', '+37455123456', 'ა'),
      ];
    case 'iban':
      return [
        ...wrong('type', 1),
        ...wrong('iban', 'GE29NB000000010190491', 'DE89370400440532013000', 'GE29N00000000101904917', 'ა'),
        ...wrong('ibanChecksum', 'GE28NB0000000101904917', 'GE29NB0000000101904971'),
      ];
    case 'cadastralCode':
      return [
        ...wrong('type', 1),
        ...wrong('cadastralCode', '72.16.21', '72-16-21-345', '7.16.21.345', '72.16.21.345.'),
      ];
    case 'geoPoint':
      return [
        ...wrong('type', 5, { lat: '41', lon: 44 }, { lat: 41 }),
        ...wrong('geoPoint', 'აქ', '41', '41 44 45', '41,1,44,1'),
        ...wrong('geoOutside', '91, 44', '41 181', { lat: -91, lon: 44 }),
      ];
    case 'file':
    case 'photo':
      return papers(field);
    case 'repeat':
      return wrong('type', 'rows', { a: 1 }, 3);
  }
}

/** What counts as no answer at all. */
export const blank: readonly (Answer | undefined)[] = [undefined, null, '', '  \u00A0\t', '\u200B', []];
