// Answers of an applicant's earlier cases that hold for this application too, so that nobody is asked twice: what is asked
// in the same words and is a fact about person or household. What is about the request itself (free text, dates, papers,
// statements) is asked anew, and so are choices, unless the same service is asked for again.
import { languages } from '../primitives.ts';
import type { Answer, Answers } from './answers.ts';
import type { Field, FieldType } from './field.ts';
import { showAnswer } from './show.ts';

const facts: ReadonlySet<FieldType> = new Set([
  ...(['iban', 'settlement', 'address', 'cadastralCode', 'personalNumber', 'integer', 'number', 'repeat'] as const),
]);
const alike: ReadonlySet<FieldType> = new Set([...facts, 'select', 'radio', 'multiselect', 'month', 'money']);

/** As an operator would type it; null for papers and statements. */
function typedAgain(field: Field, value: Answer | undefined): Answer {
  if (value === undefined || value === null || typeof value === 'boolean') return null;
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'string') {
    return ['date', 'month', 'datetime'].includes(field.type) ? showAnswer(field, value, 'ka') : value;
  }
  if (!Array.isArray(value) || field.type === 'file' || field.type === 'photo') return null;
  if (field.type !== 'repeat') return value;
  return value.map((row) => {
    const cells = (field.item ?? []).flatMap((column) => {
      const again = typedAgain(column, (row as Answers)[column.id]);
      return again === null ? [] : [[column.id, again] as const];
    });
    return Object.fromEntries(cells);
  });
}

const translated: ReadonlySet<string> = new Set(languages.filter((language) => language !== 'ka'));
/** What is asked, in Georgian: a catalogue that adds a translation asks the same. */
const asked = ({ options, item }: Field): string =>
  JSON.stringify([options, item], (key, value: unknown) => (translated.has(key) ? undefined : value));

const sameQuestion = (one: Field, other: Field): boolean =>
  one.id === other.id && one.type === other.type && one.label.ka === other.label.ka && asked(one) === asked(other);

/** What holds for everybody of a household. */
const places: ReadonlySet<FieldType> = new Set(['settlement', 'address'] as const);

export interface Earlier {
  readonly service: string;
  readonly fields: readonly Field[];
  /** As checked and filed. */
  readonly answers: Answers;
  /** It is a case of somebody else of the family. */
  readonly family: boolean;
}

/** What may be carried over from one earlier case into a draft of `service` with these fields, as it would be typed. */
export function carriedAnswers(service: string, fields: readonly Field[], earlier: Earlier): Answers {
  const fit = earlier.family ? places : earlier.service === service ? alike : facts;
  const carried = fields.flatMap((field) => {
    if (!fit.has(field.type)) return [];
    const before = earlier.fields.find((one) => sameQuestion(one, field));
    const again = before === undefined ? null : typedAgain(field, earlier.answers[field.id]);
    return again === null ? [] : [[field.id, again] as const];
  });
  return Object.fromEntries(carried);
}
