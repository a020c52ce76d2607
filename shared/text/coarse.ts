// The coarse key: one spelling for all the ways a Georgian word is typed in Latin or without its finer letters. For
// finding only, never for deciding that two things are the same.
import { column } from './letters.ts';

const georgian = column('ka', 'coarse');

/** Letter groups first, the longest before the shorter; then single letters that stand for another sign. */
const groups: Readonly<Record<string, string>> = {
  tch: 'C',
  "ch'": 'C',
  ch: 'C',
  "ts'": 'c',
  ts: 'c',
  tz: 'c',
  dz: 'z',
  dj: 'j',
  zh: 'j',
  sh: 's',
  gh: 'g',
  kh: 'h',
  ph: 'p',
  th: 't',
  oo: 'u',
  ee: 'i',
  f: 'p',
  q: 'k',
  w: 'c',
  x: 'h',
  y: 'k',
};
const grouped = new RegExp(Object.keys(groups).join('|'), 'g');

/** The key of a word in either script; apostrophes and letter case do not count. */
export function coarseKey(word: string): string {
  return word
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(grouped, (group) => groups[group] ?? group)
    .replace(/'/g, '')
    .replace(/[ა-ჰ]/g, (letter) => georgian.get(letter) ?? letter);
}
