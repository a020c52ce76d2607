// The mark on a receipt: digits only, in a QR code. It names the case and the copy, carries the hash of the printed text and
// the desk's signature over all of it, so that nobody needs a line to tell a genuine sheet from an altered one.
import { isDeskNumber } from '../cases/desk-number.ts';

export interface ReceiptMark {
  readonly deskNumber: string;
  readonly copy: number;
  /** SHA-256 of the sheet's text (`sheet.ts`), 32 bytes. */
  readonly hash: Uint8Array;
  /** Ed25519 by the device over `signedMark`, 64 bytes. */
  readonly signature: Uint8Array;
}

const version = '1';
const copyDigits = 4;
const hashBytes = 32;
const signatureBytes = 64;
/** Digits that hold so many bytes. */
export const digitsFor = (bytes: number): number => (256n ** BigInt(bytes) - 1n).toString().length;

/** Bytes as so many digits as any `length` bytes need. */
export function digitsOf(bytes: Uint8Array, length: number): string {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return BigInt(`0x${hex}`).toString().padStart(digitsFor(length), '0');
}

/** The bytes again; null for digits that are none. */
export function bytesOf(digits: string, length: number): Uint8Array | null {
  const hex = BigInt(digits)
    .toString(16)
    .padStart(length * 2, '0');
  if (hex.length > length * 2) return null;
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

/** The text that the device signs. */
export function signedMark({ deskNumber, copy, hash }: Omit<ReceiptMark, 'signature'>): string {
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `sopeli-receipt-${version}\n${deskNumber}\n${copy}\n${hex}`;
}

/** The mark as 253 digits. */
export function writeMark({ deskNumber, copy, hash, signature }: ReceiptMark): string {
  const counted = String(copy).padStart(copyDigits, '0');
  return version + deskNumber + counted + digitsOf(hash, hashBytes) + digitsOf(signature, signatureBytes);
}

const form = new RegExp(
  `^${version}(\\d{15})(\\d{${copyDigits}})(\\d{${digitsFor(hashBytes)}})(\\d{${digitsFor(signatureBytes)}})$`,
);

/** A scanned mark; null for anything that is none. Gaps between digits do not count. */
export function readMark(scanned: string): ReceiptMark | null {
  const [, deskNumber, copy, hash, signature] = form.exec(scanned.replace(/\s/g, '')) ?? [];
  if (deskNumber === undefined || copy === undefined || hash === undefined || signature === undefined) return null;
  const [hashed, signed] = [bytesOf(hash, hashBytes), bytesOf(signature, signatureBytes)];
  if (!isDeskNumber(deskNumber) || hashed === null || signed === null) return null;
  return { deskNumber, copy: Number(copy), hash: hashed, signature: signed };
}
