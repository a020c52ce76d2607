// The mark on a printed day book: digits like the receipt's, of another kind, so that one can never pass for the other. It
// names the desk, the day and the number of the sheet, and carries the hash of the text and the desk's signature.
import { bytesOf, digitsFor, digitsOf } from '../receipt/mark.ts';

export interface DayMark {
  /** As in desk numbers. */
  readonly center: number;
  readonly desk: number;
  /** The desk's own count of printed day books, from 1. */
  readonly sheet: number;
  /** `yyyy-mm-dd`. */
  readonly day: string;
  /** SHA-256 of the page's text, 32 bytes. */
  readonly hash: Uint8Array;
  /** Ed25519 by the device over `signedDayMark`, 64 bytes. */
  readonly signature: Uint8Array;
}

const kind = '2';
const [hashBytes, signatureBytes] = [32, 64];
const widths = { center: 3, desk: 2, sheet: 6 } as const;

/** The text that the device signs. */
export function signedDayMark({ center, desk, sheet, day, hash }: Omit<DayMark, 'signature'>): string {
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `sopeli-daybook-1\n${center}\n${desk}\n${sheet}\n${day}\n${hex}`;
}

/** The mark as 253 digits. */
export function writeDayMark({ center, desk, sheet, day, hash, signature }: DayMark): string {
  const named =
    String(center).padStart(widths.center, '0') +
    String(desk).padStart(widths.desk, '0') +
    String(sheet).padStart(widths.sheet, '0');
  return kind + named + day.replaceAll('-', '') + digitsOf(hash, hashBytes) + digitsOf(signature, signatureBytes);
}

const form = new RegExp(
  `^${kind}(\\d{3})(\\d{2})(\\d{6})(\\d{4})(\\d{2})(\\d{2})(\\d{${digitsFor(hashBytes)}})(\\d{${digitsFor(signatureBytes)}})$`,
);

/** A scanned mark; null for anything that is none. Gaps between digits do not count. */
export function readDayMark(scanned: string): DayMark | null {
  const [, center, desk, sheet, year, month, day, hash, signature] = form.exec(scanned.replace(/\s/g, '')) ?? [];
  if (hash === undefined || signature === undefined) return null;
  const [hashed, signed] = [bytesOf(hash, hashBytes), bytesOf(signature, signatureBytes)];
  const date = `${year}-${month}-${day}`;
  if (hashed === null || signed === null || Number.isNaN(Date.parse(date))) return null;
  return {
    center: Number(center),
    desk: Number(desk),
    sheet: Number(sheet),
    day: date,
    hash: hashed,
    signature: signed,
  };
}
