// Georgian in Latin letters and back: the national system, and keys struck while the wrong layout was on.
import { column } from './letters.ts';

const strict = column('ka', 'strict');
const keys = column('key', 'ka');

/** The national romanization of 2002 with its apostrophes, in small letters; other signs stay. */
export function strictLatin(georgian: string): string {
  return georgian.replace(/[ა-ჰ]/g, (letter) => strict.get(letter) ?? letter);
}

/** The same without apostrophes, as names are written in English texts. */
export function plainLatin(georgian: string): string {
  return strictLatin(georgian).replace(/’/g, '');
}

/** Latin keys as the Georgian layout would have given them: shifted keys first, then the plain ones. */
export function fromKeys(latin: string): string {
  return latin.replace(/[A-Za-z]/g, (key) => keys.get(key) ?? keys.get(key.toLowerCase()) ?? key);
}
