// What typed words may stand for: beginnings of skeletons and services, and more widely when that found little.
import { type WordChoices, wordsAround } from '../../db/find.ts';
import type { Reader } from '../../db/sqlite.ts';
import { servicesNamed } from '../../shared/catalogue/find.ts';
import { fromKeys } from '../../shared/text/latin.ts';
import { beginsNearly } from '../../shared/text/near.ts';
import { skeletonsOf, typedSkeletons, widerSkeletons } from '../../shared/text/skeleton.ts';
import { stemOf } from '../../shared/text/stem.ts';
import type { Packages } from './packages.ts';

const shortest = 2;
const mostNear = 40;

/** What a word may begin; nothing for single letters, which begin half of all names. */
const begunBy = (word: string): string[] =>
  typedSkeletons(word).filter(({ length }) => length >= shortest || word.length > shortest);

/** One choice for each word that is long enough to be looked for. Services that lists must not name are none. */
export function choicesOf(packages: Packages, words: readonly string[]): WordChoices {
  return words
    .map((word) => ({
      begun: begunBy(word),
      services: servicesNamed(packages.index(), word)
        .filter(({ sensitive, intake }) => !sensitive && intake === 'case-form')
        .map(({ id }) => id),
    }))
    .filter(({ begun }) => begun.length > 0);
}

/** The same words in other grammatical cases and with one slip of the finger. */
export function widerChoices(db: Reader, words: readonly string[], choices: WordChoices): WordChoices {
  const used = words.filter((word) => begunBy(word).length > 0);
  return choices.map(({ begun, services }, at) => {
    const word = used[at] ?? '';
    const stems = [word, fromKeys(word)].map(stemOf).filter(({ length }) => length > 2);
    const near = begun
      .filter(({ length }) => length > 3)
      .flatMap((typed) => wordsAround(db, typed).filter((known) => beginsNearly(known, typed)));
    const wider = [...begun, ...stems.flatMap(skeletonsOf), ...widerSkeletons(word), ...near.slice(0, mostNear)];
    return { begun: [...new Set(wider)].filter((one) => one.length >= shortest || begun.includes(one)), services };
  });
}
