// A paper against its own mark, with nothing but the public key of the desk that printed it: for whoever has no desk at hand.
import { readDayMark, signedDayMark } from '../report/day-mark.ts';
import { readMark, signedMark } from './mark.ts';
import { typedSheet } from './sheet.ts';

export interface SheetProofs {
  /** SHA-256 of UTF-8 text. */
  readonly hash: (text: string) => Uint8Array;
  /** Ed25519 by the desk's device. */
  readonly verify: (text: string, signature: Uint8Array) => boolean;
}

interface Signed {
  readonly hash: Uint8Array;
  readonly signature: Uint8Array;
  /** What the desk signed. */
  readonly text: string;
}

/** A mark of either kind; the texts begin differently, so that neither passes for the other. */
function signedBy(scanned: string): Signed | null {
  const receipt = readMark(scanned);
  if (receipt !== null) return { ...receipt, text: signedMark(receipt) };
  const dayBook = readDayMark(scanned);
  return dayBook === null ? null : { ...dayBook, text: signedDayMark(dayBook) };
}

/**
 * genuine: the desk signed this very text · altered: it signed another one · forged: it did not sign the mark · unreadable:
 * not the mark of a receipt or a day book. `typed` is the paper's text, one line a field (`sheetText`).
 */
export function judgeSheet(
  scanned: string,
  typed: string,
  { hash, verify }: SheetProofs,
): 'genuine' | 'altered' | 'forged' | 'unreadable' {
  const mark = signedBy(scanned);
  if (mark === null) return 'unreadable';
  if (!verify(mark.text, mark.signature)) return 'forged';
  const hashed = hash(typedSheet(typed));
  return hashed.length === mark.hash.length && hashed.every((byte, at) => byte === mark.hash[at])
    ? 'genuine'
    : 'altered';
}
