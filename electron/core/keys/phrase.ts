// One-time passphrases: digits only, because they are read out over a telephone and typed on a Georgian keyboard.
import type { Random } from '../ports.ts';

const groups = 6;
const digits = 4;

/** Six groups of four digits (80 bits), `1234 5678 …`. */
export function makePhrase(random: Random): string {
  const group = (): string => {
    const number = Array.from(random.bytes(6)).reduce((sum, byte) => sum * 256 + byte, 0) % 10 ** digits;
    return String(number).padStart(digits, '0');
  };
  return Array.from({ length: groups }, group).join(' ');
}

/** As it is derived from: one form of composed letters, and of digits only the digits, however they were grouped. */
export function normalPhrase(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  return /^[\d\s-]+$/.test(text) ? text.replace(/\D/g, '') : text;
}
