// Which of the candidates comes first. The real letters weigh most, then romanizations, then skeletons, then slips of
// the finger; what was met outside the name counts as met, but less.
import { meet, type StoredWord, storedWord, typedWord, wordsOf } from '../../shared/text/meet.ts';
import { beginsNearly } from '../../shared/text/near.ts';
import { skeletonsOf, typedSkeletons } from '../../shared/text/skeleton.ts';

/** How well a name meets the typed words, 0–100, and whether it meets all of them by itself. */
export type Rank = (name: string) => { readonly level: number; readonly whole: boolean };

/** Words of names, prepared once, as many names share them. */
export type KnownWords = Map<string, KnownWord>;
const mostKnown = 5000;

interface KnownWord {
  readonly stored: StoredWord;
  readonly skeletons: readonly string[];
}

/** Met, but not in the name: in a village, a representative, a service. */
const elsewhere = 15;
const bySkeleton = 30;
const bySlip = 20;

/** A rank for these typed words; `prepared` may be kept from one search to the next. */
export function rankBy(words: readonly string[], prepared: KnownWords): Rank {
  const typed = words.map((word) => ({ typed: typedWord(word), skeletons: typedSkeletons(word) }));
  if (prepared.size > mostKnown) prepared.clear();
  const known = (word: string): KnownWord => {
    const before = prepared.get(word);
    if (before !== undefined) return before;
    const fresh = { stored: storedWord(word), skeletons: skeletonsOf(word) };
    prepared.set(word, fresh);
    return fresh;
  };
  const level = (one: (typeof typed)[number], { stored, skeletons }: KnownWord): number => {
    const met = meet(stored, one.typed);
    if (met > bySkeleton) return met;
    if (one.skeletons.some((begun) => skeletons.some((whole) => whole.startsWith(begun)))) return bySkeleton;
    return one.skeletons.some((begun) => begun.length > 3 && skeletons.some((whole) => beginsNearly(whole, begun)))
      ? bySlip
      : 0;
  };
  const judged = new Map<string, number[]>();
  const levels = (word: string): number[] => {
    const before = judged.get(word);
    if (before !== undefined) return before;
    const part = known(word);
    const fresh = typed.map((one) => level(one, part));
    judged.set(word, fresh);
    return fresh;
  };
  return (name) => {
    const parts = wordsOf(name).map(levels);
    const best = typed.map((_, at) => parts.reduce((most, part) => Math.max(most, part[at] ?? 0), 0));
    const sum = best.reduce((total, one) => total + (one === 0 ? elsewhere : one), 0);
    return { level: typed.length === 0 ? 0 : sum / typed.length, whole: !best.includes(0) };
  };
}
