// Which limits each field type understands. A limit that no rule reads would be a promise nobody keeps, so a catalogue
// that sets one is refused.
import type { FieldType, Validation } from './field.ts';

type Limit = keyof Validation;

const text: readonly Limit[] = ['minLength', 'maxLength', 'pattern', 'sensitive'];
const amount: readonly Limit[] = ['min', 'max', 'lessOrEqual', 'sensitive'];
const calendar: readonly Limit[] = ['min', 'max', 'after', 'sensitive'];
const papers: readonly Limit[] = ['minItems', 'maxItems', 'maxSizeMiB', 'accept', 'sensitive'];
const none: readonly Limit[] = ['sensitive'];

export const limitsOf: Record<FieldType, readonly Limit[]> = {
  text,
  textarea: ['minLength', 'maxLength', 'sensitive'],
  address: text,
  settlement: [...text, 'source', 'freeTextAllowed'],
  email: ['maxLength', 'sensitive'],
  select: none,
  radio: none,
  multiselect: ['minItems', 'maxItems', 'sensitive'],
  checkbox: none,
  integer: amount,
  number: amount,
  money: [...amount, 'currency'],
  date: [...calendar, 'ageMinYears', 'ageMaxYears'],
  datetime: calendar,
  month: calendar,
  time: calendar,
  personalNumber: none,
  phone: none,
  iban: none,
  cadastralCode: none,
  geoPoint: ['latMin', 'latMax', 'lonMin', 'lonMax', 'sensitive'],
  file: papers,
  photo: papers,
  repeat: ['minItems', 'maxItems', 'sensitive'],
};

const numeric = new Set<FieldType>(['integer', 'number', 'money']);

/** Bounds by type: numbers for amounts; `today`, `now` or the type's own stored form for dates and times. */
const boundForm: Partial<Record<FieldType, RegExp>> = {
  date: /^(today|\d{4}-\d{2}-\d{2})$/,
  datetime: /^(now|\d{4}-\d{2}-\d{2}T\d{2}:\d{2})$/,
  month: /^(today|\d{4}-\d{2})$/,
  time: /^(now|\d{2}:\d{2})$/,
};

/** Whether `min` or `max` of a field is of a form its rule reads. */
export function boundFits(type: FieldType, bound: string | number): boolean {
  if (numeric.has(type)) return typeof bound === 'number';
  return typeof bound === 'string' && (boundForm[type]?.test(bound) ?? false);
}
