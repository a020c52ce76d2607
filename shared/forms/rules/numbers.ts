// Amounts and counts. A comma and a point both mark decimals, spaces may group thousands, and nothing is guessed: what
// could be read in two ways (1,234.5) is refused.
import { cleanLine } from '../../text/clean.ts';
import type { Validation } from '../field.ts';
import type { Rule, RuleName, Verdict } from './rule.ts';

const written = /^[-−]?(\d{1,15}|\d{1,3}( \d{3}){1,4})([.,]\d{1,6})?$/;

/** The typed number in plain decimal text, or null. Values already checked come as numbers. */
function decimal(typed: string | number): string | null {
  const text = typeof typed === 'number' ? String(typed) : cleanLine(typed);
  return written.test(text) ? text.replace(/ /g, '').replace('−', '-').replace(',', '.') : null;
}

function bounded(number: number, { min, max }: Validation, value: string | number): Verdict {
  if (typeof min === 'number' && number < min) return { rule: 'min', limit: min };
  if (typeof max === 'number' && number > max) return { rule: 'max', limit: max };
  return { value };
}

function numeric(name: RuleName, fits: RegExp): Rule {
  return (typed, field) => {
    if (typeof typed !== 'string' && typeof typed !== 'number') return { rule: 'type' };
    const text = decimal(typed);
    if (text === null || !fits.test(text)) return { rule: name };
    // Adding zero turns -0 into 0, which JSON would do anyway.
    const number = Number(text) + 0;
    return bounded(number, field.validation, number);
  };
}

export const integer: Rule = numeric('integer', /^-?\d+$/);
export const number: Rule = numeric('number', /^/);

/** Lari and tetri; the value is decimal text with two places, so that no sum is ever a binary fraction. */
export const money: Rule = (typed, field) => {
  if (typeof typed !== 'string') return { rule: 'type' };
  const text = decimal(cleanLine(typed).replace(/ ?₾$/, ''));
  const [, sign = '', whole = '', places = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text ?? '') ?? [];
  if (whole === '') return { rule: 'money' };
  const plain = `${whole.replace(/^0+(?=\d)/, '')}.${places.padEnd(2, '0')}`;
  const value = plain === '0.00' ? plain : `${sign}${plain}`;
  return bounded(Number(value), field.validation, value);
};
