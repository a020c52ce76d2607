// Takes apart what was typed into the search box: words by their letters, and numbers, however they were grouped.
import { cleanLine } from './clean.ts';
import { wordsOf } from './meet.ts';

export interface Asked {
  /** Words without digits, as typed. */
  readonly words: readonly string[];
  /** The parts with digits as typed, in their order with single spaces: `REG-2026/77`, `001 02 26 000123 45`. */
  readonly number: string;
  /** The digits of those parts, joined. */
  readonly digits: string;
}

const mostWords = 6;

/** What is asked for. Nothing at all when only single letters and digits were typed so far. */
export function askedIn(text: string): Asked {
  const parts = cleanLine(text).split(/\s+/);
  const numbers = parts.filter((part) => /\d/.test(part));
  const words = wordsOf(parts.filter((part) => !/\d/.test(part)).join(' '));
  return {
    words: words.slice(0, mostWords),
    number: numbers.join(' '),
    digits: numbers.join('').replace(/\D/g, ''),
  };
}
