// Which of the candidates comes first. The real letters weigh most, then romanizations, then skeletons, then slips of
// the finger; what was met outside the name counts as met, but less.
import { meet, type StoredWord, storedWord, typedWord, wordsOf } from '../../shared/text/meet.ts';
import { beginsNearly } from '../../shared/text/near.ts';
import { skeletonsOf, typedSkeletons } from '../../shared/text/skeleton.ts';

/** How well a name meets the typed words, 0–100. */
export type Rank = (name: string) => number;

interface KnownWord {
  readonly stored: StoredWord;
  readonly skeletons: readonly string[];
}

/** Met, but not in the name: in a village, a representative, a service. */
const elsewhere = 15;
const bySkeleton = 30;
const bySlip = 20;

/** A rank for these typed words; words of names are prepared once, as many names share them. */
export function rankBy(words: readonly string[]): Rank {
  const typed = words.map((word) => ({ typed: typedWord(word), skeletons: typedSkeletons(word) }));
  const prepared = new Map<string, KnownWord>();
  const known = (word: string): KnownWord => {
    const found = prepared.get(word) ?? { stored: storedWord(word), skeletons: skeletonsOf(word) };
    prepared.set(word, found);
    return found;
  };
  const level = (one: (typeof typed)[number], { stored, skeletons }: KnownWord): number => {
    const met = meet(stored, one.typed);
    if (met > bySkeleton) return met;
    if (one.skeletons.some((begun) => skeletons.some((whole) => whole.startsWith(begun)))) return bySkeleton;
    return one.skeletons.some((begun) => begun.length > 3 && skeletons.some((whole) => beginsNearly(whole, begun)))
      ? bySlip
      : 0;
  };
  return (name) => {
    const parts = wordsOf(name).map(known);
    const sum = typed.reduce((total, one) => {
      const best = parts.reduce((most, part) => Math.max(most, level(one, part)), 0);
      return total + (best === 0 ? elsewhere : best);
    }, 0);
    return typed.length === 0 ? 0 : sum / typed.length;
  };
}
