// Which parts of a shown text were meant by what was typed: for marking them on the screen, nothing else.
import { askedIn } from './asked.ts';
import { beginsNearly } from './near.ts';
import { skeletonsOf, typedSkeletons } from './skeleton.ts';

export interface Mark {
  readonly from: number;
  readonly to: number;
}

const wordPattern = /[\p{L}\p{M}'’‘ʼ`´]+/gu;

/** How many letters of the word stand for the typed skeleton; 0 when they do not meet. */
function met(word: string, typed: readonly string[]): number {
  const whole = skeletonsOf(word);
  const begun = typed.filter((one) => whole.some((skeleton) => skeleton.startsWith(one)));
  if (begun.length === 0) {
    return typed.some((one) => one.length > 3 && whole.some((skeleton) => beginsNearly(skeleton, one)))
      ? word.length
      : 0;
  }
  for (let letters = 1; letters < word.length; letters += 1) {
    const part = skeletonsOf(word.slice(0, letters));
    if (begun.some((one) => part.some((skeleton) => skeleton.startsWith(one)))) return letters;
  }
  return word.length;
}

/** Words marked before, as the rows of a page share many. */
type Judged = Map<string, number>;

function wordMarks(shown: string, typed: readonly (readonly string[])[], judged: Judged): Mark[] {
  return [...shown.matchAll(wordPattern)].flatMap(({ 0: word, index }) => {
    const letters = judged.get(word) ?? Math.max(0, ...typed.map((one) => met(word, one)));
    judged.set(word, letters);
    return letters > 0 ? [{ from: index, to: index + letters }] : [];
  });
}

/** Digits typed in any grouping, found in a text with any grouping: its tail first, else its beginning, else inside. */
function digitMarks(shown: string, digits: string): Mark[] {
  if (digits.length < 3) return [];
  const places = [...shown.matchAll(/\d/g)].map(({ index }) => index);
  const all = shown.replace(/\D/g, '');
  const at = all.endsWith(digits) ? all.length - digits.length : all.indexOf(digits);
  const [from, last] = [places[at], places[at + digits.length - 1]];
  return from === undefined || last === undefined ? [] : [{ from, to: last + 1 }];
}

/** Takes apart what was typed once; answers what marks any shown text, in its order, not overlapping. */
export function marksOf(text: string): (shown: string) => Mark[] {
  const { words, digits } = askedIn(text);
  const typed = words.map(typedSkeletons);
  const judged: Judged = new Map();
  return (shown) =>
    [...wordMarks(shown, typed, judged), ...digitMarks(shown, digits)].sort((one, other) => one.from - other.from);
}

/** Marks of one text. */
export const marksIn = (shown: string, text: string): Mark[] => marksOf(text)(shown);
