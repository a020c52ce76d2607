// Georgian spellings that a Latin one may stand for. Passports leave out the mark of the ejectives, so T may be თ or ტ: only
// the printed Georgian side of the document tells. These are offers to choose from, never an answer.
import { letters } from './letters.ts';

const most = 8;

/** Georgian letters by their Latin without apostrophes, the commoner first; two Latin letters before one. */
const readings = new Map<string, string[]>();
for (const { ka, strict } of letters) {
  const plain = strict.replace('’', '');
  readings.set(plain, [...(readings.get(plain) ?? []), ka]);
}
/** Where the ejective is the commoner letter in names. */
for (const plain of ['k', 'ch']) readings.get(plain)?.reverse();

function parts(latin: string): string[][] | null {
  const found: string[][] = [];
  for (let at = 0; at < latin.length; ) {
    const sign = latin[at] ?? '';
    const two = readings.get(latin.slice(at, at + 2));
    const one = /[ -]/.test(sign) ? [sign] : readings.get(sign);
    const next = two ?? one;
    if (next === undefined) return null;
    found.push(next);
    at += two === undefined ? 1 : 2;
  }
  return found;
}

/** Up to eight spellings, the likeliest first; none for a text with signs that Georgian names do not come from. */
export function georgianGuesses(latin: string): string[] {
  const found = parts(latin.trim().toLowerCase());
  if (found === null || found.length === 0) return [];
  let guesses: { text: string; rare: number }[] = [{ text: '', rare: 0 }];
  for (const choices of found) {
    guesses = guesses
      .flatMap(({ text, rare }) => choices.map((letter, at) => ({ text: text + letter, rare: rare + at })))
      .sort((one, other) => one.rare - other.rare)
      .slice(0, 64);
  }
  return guesses.slice(0, most).map(({ text }) => text);
}
