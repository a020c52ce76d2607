// A paper against its own mark, with nothing but the public key of the desk that printed it: for whoever has no desk at hand.
import { readMark, signedMark } from './mark.ts';
import { typedSheet } from './sheet.ts';

export interface SheetProofs {
  /** SHA-256 of UTF-8 text. */
  readonly hash: (text: string) => Uint8Array;
  /** Ed25519 by the desk's device. */
  readonly verify: (text: string, signature: Uint8Array) => boolean;
}

/**
 * genuine: the desk signed this very text · altered: it signed another one · forged: it did not sign the mark · unreadable:
 * not the mark of a receipt. `typed` is the paper's text, one line a field (`sheetText`).
 */
export function judgeSheet(
  scanned: string,
  typed: string,
  { hash, verify }: SheetProofs,
): 'genuine' | 'altered' | 'forged' | 'unreadable' {
  const mark = readMark(scanned);
  if (mark === null) return 'unreadable';
  if (!verify(signedMark(mark), mark.signature)) return 'forged';
  const hashed = hash(typedSheet(typed));
  return hashed.length === mark.hash.length && hashed.every((byte, at) => byte === mark.hash[at])
    ? 'genuine'
    : 'altered';
}
