// Free text: words are kept as typed, only cleaned of what cannot be seen (see text/clean.ts).
import { cleanLine, cleanText } from '../../text/clean.ts';
import type { Validation } from '../field.ts';
import { fromText, type Rule, type Verdict } from './rule.ts';

/** Letters as people count them; `length` would count an emoji twice. */
function lengthOf(text: string): number {
  return [...text].length;
}

function within(value: string, validation: Validation, longest: number): Verdict {
  const max = validation.maxLength ?? longest;
  // Longer than any form allows: refused before anything walks over it letter by letter.
  if (value.length > max * 2) return { rule: 'maxLength', limit: max };
  const length = lengthOf(value);
  if (length > max) return { rule: 'maxLength', limit: max };
  if (validation.minLength !== undefined && length < validation.minLength) {
    return { rule: 'minLength', limit: validation.minLength };
  }
  // The catalogue check admits only anchored patterns that run in linear time.
  if (validation.pattern !== undefined && !new RegExp(validation.pattern, 'u').test(value)) return { rule: 'pattern' };
  return { value };
}

/** One line of at most 200 letters, unless the field says otherwise; also addresses and settlements. */
export const line: Rule = fromText((typed, field) => within(cleanLine(typed), field.validation, 200));

/** Several lines of at most 4000 letters, unless the field says otherwise. */
export const lines: Rule = fromText((typed, field) => within(cleanText(typed), field.validation, 4000));

const mailbox = /^[^\s@,;:<>()[\]\\"]{1,64}$/;
const domainLabel = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/** An address that can be written to: mailbox, one @, a domain of two or more labels. Kept as typed. */
export const email: Rule = fromText((typed, field) => {
  const value = cleanLine(typed);
  const [name = '', domain = '', ...rest] = value.length > 254 ? [] : value.split('@');
  const labels = domain.split('.');
  const sound =
    rest.length === 0 && mailbox.test(name) && labels.length > 1 && labels.every((l) => domainLabel.test(l));
  return sound ? within(value, field.validation, 120) : { rule: 'email' };
});
