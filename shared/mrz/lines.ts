// What a keyboard-wedge scanner or a person typed, as lines of the zone. Only the layout and the letter size are undone:
// those are how keys arrive. A sign is never taken for another that looks like it; that is for the check digits to catch.
import { column } from '../text/letters.ts';

const georgianKeys = column('ka', 'key');
const russianRows = ['йцукенгшщз', 'фывапролд', 'ячсмитьб'];
const latinRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm<'];
const russianKeys = new Map(
  russianRows.flatMap((row, at) =>
    [...row].map((letter, place) => [letter, latinRows[at]?.[place] ?? letter] as const),
  ),
);

/** The sign of the key that was struck, whichever of Georgian (QWERTY), Russian or Latin layout was on, in capitals. */
function keyOf(sign: string): string {
  const key = georgianKeys.get(sign) ?? russianKeys.get(sign.toLowerCase()) ?? sign;
  return /^[a-z]$/.test(key) ? String.fromCharCode(key.charCodeAt(0) - 32) : key;
}

const wholes: Readonly<Record<number, number>> = { 90: 30, 72: 36, 88: 44 };

/** Lines without blanks and without empty lines; a scanner that ends no line is cut by the length of the whole. */
export function mrzLines(typed: string): string[] {
  const lines = typed
    .split(/\r\n|\r|\n/)
    .map((line) => [...line.replace(/\s/g, '')].map(keyOf).join(''))
    .filter((line) => line !== '');
  const [only = ''] = lines;
  const length = lines.length === 1 ? wholes[only.length] : undefined;
  return length === undefined ? lines : (only.match(new RegExp(`.{${length}}`, 'gs')) ?? []);
}
