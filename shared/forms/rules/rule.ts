// What every rule of a field type is: from what was typed to a value, or to the first thing that is wrong with it.
// Rules never throw, whatever they are given, and never see an unanswered field.
import type { Answer } from '../answers.ts';
import type { Field } from '../field.ts';

/** Every rule a field can break; the locales word each as `field.<rule>`. A shipped name keeps its meaning. */
export const ruleNames = [
  // any field
  'required',
  'unknown',
  'type',
  // text
  'minLength',
  'maxLength',
  'pattern',
  'email',
  // numbers of persons, phones, accounts, plots
  'personalNumber',
  'phone',
  'iban',
  'ibanChecksum',
  'cadastralCode',
  // numbers; limit: the bound
  'integer',
  'number',
  'money',
  'min',
  'max',
  'lessOrEqual',
  // dates and times; limit: the bound as shown, dd.mm.yyyy
  'date',
  'datetime',
  'month',
  'time',
  'earliest',
  'latest',
  'past',
  'future',
  'after',
  'ageMin',
  'ageMax',
  // places
  'geoPoint',
  'geoOutside',
  // choices, papers, rows; limit: how many, or MiB
  'option',
  'minItems',
  'maxItems',
  'paperType',
  'paperSize',
  // numbers of paper forms, known to the desk alone
  'deskNumber',
  'padUnknown',
  'padUsed',
  'padVoided',
] as const;
export type RuleName = (typeof ruleNames)[number];

/** `today` is yyyy-mm-dd, `now` yyyy-mm-ddThh:mm, both in Tbilisi. */
export type Moment = {
  readonly today: string;
  readonly now: string;
  /** Age from which a minor may file for this service alone; absent: from 18. */
  readonly aloneFrom?: number;
};

/** A field or a column of a repeat. */
export type PlainField = Omit<Field, 'item'>;

export type Broken = { readonly rule: RuleName; readonly limit?: string | number };
export type Verdict = { readonly value: Answer } | Broken;
export type Rule = (typed: unknown, field: PlainField, moment: Moment) => Verdict;

/** The rule for types that are read from text: anything but a string breaks `type`. */
export function fromText(read: (typed: string, field: PlainField, moment: Moment) => Verdict): Rule {
  return (typed, field, moment) => (typeof typed === 'string' ? read(typed, field, moment) : { rule: 'type' });
}
