// The code that IT hands over, and by which both sides know each other at their first meeting: `SSSS-SSSS-SSSS-MMMM-MMMM-MMMC`,
// twelve letters of chance, eleven that mark central's signing key, and one that tells a slip of the finger. A desk pins no
// key but the marked one, so whoever answers in central's place can only be found out. Pure text; hashing happens outside.
//
// The mark is derived from the key under this code's chance, `marking.rounds` times over: some 2^68 hashes for a forged key
// that has the same mark, for one code that works once. To central the whole code is one opaque word.

/** Letters and digits that are not taken for each other when read aloud or by hand; a prime count, for the check. */
export const codeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const chanceLength = 12;
const markLength = 11;

/** PBKDF2 (RFC 8018) with HMAC-SHA-256: password the public key as the wire writes it, salt `markSalt`. */
export const marking = { rounds: 20_000, bytes: 16, hash: 'sha256' } as const;
export const markSalt = (chance: string): string => `sopeli-enrolment-1\n${chance}`;

const letterAt = (value: number): string => codeAlphabet.charAt(value);

/** Weights from 1 up differ modulo the alphabet's length: one wrong letter and two that changed places are both seen. */
function checkLetter(letters: string): string {
  const sum = [...letters].reduce((total, letter, at) => total + (at + 1) * codeAlphabet.indexOf(letter), 0);
  return letterAt(sum % codeAlphabet.length);
}

function markFrom(derived: Uint8Array): string {
  const base = BigInt(codeAlphabet.length);
  let rest = derived.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return Array.from({ length: markLength }, () => {
    const letter = letterAt(Number(rest % base));
    rest /= base;
    return letter;
  }).join('');
}

/** The code of this chance (`chanceLength` letters) under the key from which `derived` was derived. */
export function enrolmentCode(chance: string, derived: Uint8Array): string {
  const letters = chance + markFrom(derived);
  return `${letters}${checkLetter(letters)}`.replace(/(.{4})(?=.)/g, '$1-');
}

/** What a text is: a code as it was handed out, with its chance; one with a slip in it; or a word without a mark. */
export type ReadCode =
  | { readonly kind: 'marked'; readonly chance: string }
  | { readonly kind: 'mistyped' }
  | { readonly kind: 'plain' };

export function readEnrolmentCode(code: string): ReadCode {
  if (!/^(?:[^-]{4}-){5}[^-]{4}$/.test(code)) return { kind: 'plain' };
  const letters = code.replaceAll('-', '');
  const known = [...letters].every((letter) => codeAlphabet.includes(letter));
  return known && checkLetter(letters.slice(0, -1)) === letters.at(-1)
    ? { kind: 'marked', chance: letters.slice(0, chanceLength) }
    : { kind: 'mistyped' };
}
