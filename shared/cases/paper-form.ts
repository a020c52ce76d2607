// A paper form that was filled in while the desk could not work, and is typed in later: the number printed on it, the day and
// time written on it, and its pages. The questions are the same at every desk, so they are not data of the catalogue.
import type { Answers, PaperRef } from '../forms/answers.ts';
import { checkAnswers } from '../forms/check.ts';
import type { Field } from '../forms/field.ts';
import type { Moment } from '../forms/rules/rule.ts';
import type { FieldError } from '../problems.ts';
import { isDeskNumber } from './desk-number.ts';

export const paperFormFields: readonly Field[] = [
  {
    id: 'number',
    type: 'text',
    label: { ka: 'ბლანკის ნომერი', en: 'Number of the paper form' },
    help: { ka: 'ბლანკზე დაბეჭდილი 15 ციფრი', en: 'The 15 digits printed on it' },
    required: true,
    validation: { maxLength: 40 },
  },
  {
    id: 'on',
    type: 'date',
    label: { ka: 'ბლანკზე მითითებული თარიღი', en: 'Date written on it' },
    help: {
      ka: 'განცხადება ამ დღეს ჩაითვლება წარდგენილად, ვადებიც ამ დღიდან აითვლება.',
      en: 'The application counts as filed on this day, and terms run from it.',
    },
    required: true,
    validation: { max: 'today' },
  },
  {
    id: 'time',
    type: 'time',
    label: { ka: 'ბლანკზე მითითებული დრო', en: 'Time written on it' },
    required: false,
    validation: {},
  },
  {
    id: 'scans',
    type: 'file',
    label: { ka: 'ბლანკის ფოტო ან სკანირებული ასლი', en: 'Photo or scan of the paper form' },
    required: true,
    validation: {
      minItems: 1,
      maxItems: 10,
      maxSizeMiB: 10,
      accept: ['application/pdf', 'image/jpeg', 'image/png'],
    },
  },
];

export interface PaperForm {
  readonly number: string;
  /** `yyyy-mm-dd`. */
  readonly on: string;
  /** `hh:mm` or null. */
  readonly time: string | null;
  readonly scans: readonly PaperRef[];
}

const at = (id: string, rule: string, limit?: string): FieldError => ({
  path: `paperForm.${id}`,
  rule,
  ...(limit === undefined ? {} : { limit }),
});
const textOf = (values: Answers, id: string): string | null => {
  const value = values[id];
  return typeof value === 'string' ? value : null;
};

/** `values` has what passed, as `checkAnswers` stores it; `form` all of it, or null while something does not pass. */
export interface CheckedPaperForm {
  readonly values: Answers;
  readonly errors: readonly FieldError[];
  readonly form: PaperForm | null;
}

/** Checks what was typed off the paper, as far as that can be told without the desk's pads. A time of today is not ahead. */
export function checkPaperForm(raw: Answers, moment: Moment): CheckedPaperForm {
  const checked = checkAnswers(paperFormFields, raw, { ...moment, prefix: 'paperForm' });
  const { values } = checked;
  const errors = [...checked.errors];
  const number = textOf(values, 'number')?.replace(/\s/g, '') ?? null;
  const [on, time] = [textOf(values, 'on'), textOf(values, 'time')];
  if (number !== null && !isDeskNumber(number)) errors.push(at('number', 'deskNumber'));
  if (on !== null && time !== null && `${on}T${time}` > moment.now) errors.push(at('time', 'future'));
  if (errors.length > 0 || number === null || on === null) return { values, errors, form: null };
  const scans = Array.isArray(values['scans']) ? (values['scans'] as PaperRef[]) : [];
  return { values, errors, form: { number, on, time, scans } };
}

/** What the desk knows of a number on its pads. */
export interface KnownNumber {
  /** `yyyy-mm-dd`: earlier than that nobody can have filled the form in. */
  readonly reservedOn: string;
  readonly used: boolean;
  readonly voided: boolean;
}

/** What only the desk's pads tell; `null`: none of them has the number. `dd.mm.yyyy` by `show`. */
export function padErrors(form: PaperForm, known: KnownNumber | null, show: (day: string) => string): FieldError[] {
  if (known === null) return [at('number', 'padUnknown')];
  if (known.used) return [at('number', 'padUsed')];
  if (known.voided) return [at('number', 'padVoided')];
  return form.on < known.reservedOn ? [at('on', 'earliest', show(known.reservedOn))] : [];
}
