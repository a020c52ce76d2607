// What words are looked up by: one short ASCII spelling for all alphabets, layouts and homely romanizations of a word.
// Many words share one, so it finds candidates; which of them comes first is for the real letters to say.
import { coarseKey } from './coarse.ts';
import { asGeorgian } from './foreign.ts';
import { fromKeys } from './latin.ts';

const bare = (word: string): string =>
  coarseKey(asGeorgian(word.toLowerCase()))
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/(.)\1+/g, '$1');

/** The Latin y is the key of ყ, and an i in names of other languages. */
const readings = (word: string): string[] => (/y/i.test(word) ? [word, word.replace(/y/gi, 'i')] : [word]);
const distinct = (skeletons: readonly string[]): string[] => [...new Set(skeletons)].filter((one) => one !== '');

/** Every skeleton a stored word is looked up by: one for most words. Only `a`–`z` and digits. */
export function skeletonsOf(word: string): string[] {
  return distinct(readings(word).map(bare));
}

/**
 * Every skeleton that may be meant by what was typed: as it stands, and as keys of the Georgian layout. Beginnings of
 * words give beginnings of skeletons, except inside a group like `ts` (see `widerSkeletons`).
 */
export function typedSkeletons(word: string): string[] {
  return distinct([...readings(word), fromKeys(word), fromKeys(word.toLowerCase())].map(bare));
}

/** Latin letters that may be the first half of a group. */
const halfGroup = /[a-z][cdegkopstz]['’]?$/i;

/** Shorter readings for when nothing was found: the last letter may begin a group that is not typed to its end. */
export function widerSkeletons(word: string): string[] {
  return halfGroup.test(word) ? distinct([bare(word.replace(/.['’]?$/u, ''))]).filter(({ length }) => length > 1) : [];
}
