// Which rule reads which field type. A new type does not compile until it has a line here.
import type { FieldType } from '../field.ts';
import { checkbox, choice, choices } from './choices.ts';
import { date, datetime, month, time } from './dates.ts';
import { cadastralCode, iban, personalNumber, phone } from './identifiers.ts';
import { integer, money, number } from './numbers.ts';
import { papers } from './papers.ts';
import { geoPoint } from './places.ts';
import type { Rule } from './rule.ts';
import { email, line, lines } from './text.ts';

/** Every type but `repeat`, which is made of fields itself (see check.ts). */
export const rules: Record<Exclude<FieldType, 'repeat'>, Rule> = {
  text: line,
  textarea: lines,
  address: line,
  settlement: line,
  email,
  select: choice,
  radio: choice,
  multiselect: choices,
  checkbox,
  integer,
  number,
  money,
  date,
  datetime,
  month,
  time,
  personalNumber,
  phone,
  iban,
  cadastralCode,
  geoPoint,
  file: papers,
  photo: papers,
};
