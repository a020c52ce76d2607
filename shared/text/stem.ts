// What stays of a Georgian word when its case ending goes: people type მიწა for მიწის and ბაღი for ბაღში. Good enough
// to find by, not a grammar: sounds lost inside a stem (წყალი, წყლის) stay lost.
import { coarseKey } from './coarse.ts';

const endings =
  'ებისთვის ებიდან ებთან ებზე ებში ების ებით ებად ები ებს ისთვის იდან სთან თან დან ზე ში ის ით ად ას მა ს ი ა ე ო უ'.split(
    ' ',
  );
const coarseEndings = [...new Set(endings.map(coarseKey))];
const shortest = 2;

function without(word: string, list: readonly string[]): string {
  const ending = list.find((one) => word.endsWith(one) && word.length - one.length >= shortest);
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** The word without the longest ending that leaves at least two letters. */
export function stemOf(georgian: string): string {
  return without(georgian, endings);
}

/** The same for a coarse key. */
export function coarseStem(key: string): string {
  return without(key, coarseEndings);
}
