// How well a typed word meets a stored one, whatever keyboard it was typed on. The real letters weigh most, then
// romanizations, then the same word in another case, then the coarse key.
import { cleanLine } from './clean.ts';
import { coarseKey } from './coarse.ts';
import { fromKeys, plainLatin, strictLatin } from './latin.ts';
import { coarseStem, stemOf } from './stem.ts';

/** A stored word with every form it may be met by. */
export type StoredWord = {
  readonly letters: string;
  readonly strict: string;
  readonly plain: string;
  readonly stem: string;
  readonly coarse: string;
  readonly coarseStem: string;
};
/** A typed word with every way to read it. */
export type TypedWord = {
  readonly letters: readonly string[];
  readonly latin: string;
  readonly stems: readonly string[];
  readonly coarse: readonly string[];
  readonly coarseStems: readonly string[];
};

/** Words of a text in their order; letter case is kept, as it tells keys apart. Apostrophes belong to the word. */
export function wordsOf(text: string): string[] {
  return cleanLine(text).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’‘ʼ`´]*/gu) ?? [];
}

export function storedWord(word: string): StoredWord {
  const letters = word.toLowerCase();
  const coarse = coarseKey(letters);
  return {
    letters,
    strict: strictLatin(letters),
    plain: plainLatin(letters),
    stem: stemOf(letters),
    coarse,
    coarseStem: coarseStem(coarse),
  };
}

export function typedWord(word: string): TypedWord {
  const lower = word.toLowerCase();
  const letters = [...new Set([lower, fromKeys(word), fromKeys(lower)])];
  const coarse = [...new Set(letters.map(coarseKey))];
  return {
    letters,
    latin: lower.replace(/['‘ʼ`´]/g, '’'),
    stems: [...new Set(letters.map(stemOf))],
    coarse,
    coarseStems: [...new Set(coarse.map(coarseStem))],
  };
}

/** Signs that the word begins with in any of its forms: words that share none cannot meet. */
export function initials({ letters, strict, coarse }: StoredWord): Set<string> {
  return new Set([letters, strict, coarse].map((form) => form.charAt(0)));
}

/** The same of a typed word. */
export function typedInitials({ letters, latin, coarse }: TypedWord): Set<string> {
  return new Set([...letters, latin, ...coarse].map((form) => form.charAt(0)));
}

/** The word whole, or begun: the more of it is typed, the surer. */
function reach(stored: string, typed: string, whole: number): number {
  if (!stored.startsWith(typed)) return 0;
  return stored.length === typed.length ? whole : whole * (0.6 + (0.2 * typed.length) / stored.length);
}

function most(typed: readonly string[], level: (form: string) => number): number {
  return typed.reduce((best, form) => Math.max(best, level(form)), 0);
}

/** 0 when they do not meet, up to 100 when letter for letter the same. */
export function meet(stored: StoredWord, typed: TypedWord): number {
  const byLetters = most(typed.letters, (form) => reach(stored.letters, form, 100));
  const byLatin = Math.max(reach(stored.strict, typed.latin, 98), reach(stored.plain, typed.latin, 90));
  const otherCase = most(typed.stems, (stem) => (stem === stored.stem ? 75 : 0));
  const real = Math.max(byLetters, byLatin, otherCase);
  if (real > 0) return real;
  // A short coarse key stands for too many words.
  const coarse = most(typed.coarse, (key) => (key.length > 2 ? reach(stored.coarse, key, 60) : 0));
  const coarseCase = most(typed.coarseStems, (stem) => (stem.length > 1 && stem === stored.coarseStem ? 45 : 0));
  if (coarse > 0 || coarseCase > 0) return Math.max(coarse, coarseCase);
  return most(typed.coarseStems, (stem) => (stem.length > 2 && stored.coarse.startsWith(stem) ? 25 : 0));
}
