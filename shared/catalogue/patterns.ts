// Patterns come with the catalogue and run on every keystroke's check, so a slow one could hang a desk. Only a small
// part of the regular expression language is let in, in which nothing can be matched in many ways.

/** A repeated group could be walked in exponentially many ways; only single signs and classes may repeat. */
const repeatedGroup = /\)[*+?{]/;
/** Backreferences and lookarounds; `(?:` stays allowed. */
const beyondRegular = /\\[1-9k]|\(\?[^:]/;
/** `*`, `+` and `{n,}` outside classes and escapes. */
const unbounded = /[*+]|\{\d+,\}/;
const mostVariable = 3;

/** Why this pattern may not be used, or null. Classes and escaped signs are looked past: `[*+]` repeats nothing. */
export function patternFault(pattern: string): string | null {
  try {
    new RegExp(pattern, 'u');
  } catch {
    return 'is not a regular expression';
  }
  if (beyondRegular.test(pattern)) return 'looks around or back';
  const bare = pattern.replace(/\\./gu, 'x').replace(/\[[^\]]*\]/gu, 'x');
  if (!/^\^.*\$$/u.test(pattern) || /^[^(]*\|/.test(bare)) return 'is not anchored at both ends';
  if (repeatedGroup.test(bare)) return 'repeats a group';
  if (unbounded.test(bare)) return 'repeats without limit';
  if ((bare.match(/\?(?!:)|\{\d+,\d+\}/g) ?? []).length > mostVariable) return 'repeats too many parts';
  return null;
}
