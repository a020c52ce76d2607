// Checked values as people read them: on the check page, the receipt and the timeline. Takes values, not what is still
// being typed; a value of an unexpected shape is shown raw rather than not at all.
import type { Language } from '../primitives.ts';
import { localText } from '../text/local.ts';
import { showDate, showMinute } from '../time/dates.ts';
import type { Answer, Answers } from './answers.ts';
import type { Field } from './field.ts';

const yes: Record<Language, string> = { ka: 'დიახ', hy: 'Այո', az: 'Bəli', ru: 'Да', en: 'Yes' };
const no: Record<Language, string> = { ka: 'არა', hy: 'Ոչ', az: 'Xeyr', ru: 'Нет', en: 'No' };

/** Decimal text with a comma, thousands grouped by a space that does not break. */
function decimalComma(decimal: string): string {
  const [whole = '', places] = decimal.split('.');
  const grouped = whole.replace(/(?<=\d)(?=(\d{3})+$)/g, '\u00A0');
  return places === undefined ? grouped : `${grouped},${places}`;
}

function optionLabel(field: Field, value: string, language: Language): string {
  const option = field.options?.find((candidate) => candidate.value === value);
  return option === undefined ? value : localText(option.label, language);
}

/** A stored telephone number in groups, as it is read out and dialled. */
export const showPhone = (phone: string): string =>
  phone.replace(/^\+995(\d{3})(\d{2})(\d{2})(\d{2})$/, '+995 $1 $2 $3 $4');

function showText(field: Field, value: string, language: Language): string {
  switch (field.type) {
    case 'select':
    case 'radio':
      return optionLabel(field, value, language);
    case 'money':
      return `${decimalComma(value)}\u00A0₾`;
    case 'date':
    case 'month':
      return showDate(value);
    case 'datetime':
      return showMinute(value);
    case 'phone':
      return showPhone(value);
    case 'iban':
      return value.replace(/(.{4})(?=.)/g, '$1 ');
    default:
      return value;
  }
}

/** One row of a repeat: `label: value`, parted by semicolons. */
export function showRow(columns: readonly Field[], row: Answers, language: Language): string {
  return columns
    .flatMap((column) => {
      const value = row[column.id];
      if (value === undefined) return [];
      return [`${localText(column.label, language)}: ${showAnswer(column, value, language)}`];
    })
    .join('; ');
}

/** One text for a checked value; papers by their names, rows of a repeat one per line. Missing labels are Georgian. */
export function showAnswer(field: Field, value: Answer, language: Language): string {
  if (value === null) return '';
  if (typeof value === 'string') return showText(field, value, language);
  if (typeof value === 'boolean') return (value ? yes : no)[language];
  if (typeof value === 'number') return decimalComma(String(value));
  if (!Array.isArray(value)) return `${value['lat']}, ${value['lon']}`;
  if (field.type === 'repeat') {
    return value.map((row) => showRow(field.item ?? [], row as Answers, language)).join('\n');
  }
  return value
    .map((one) => (typeof one === 'string' ? optionLabel(field, one, language) : String(one['name'] ?? '')))
    .join(', ');
}
