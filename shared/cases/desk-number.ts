// The number a citizen takes home, given offline and unique everywhere: center (3), desk (2), year (2), serial (6) and
// two check digits of ISO/IEC 7064 MOD 97-10. Digits only, so that it survives a phone call in any language.
import { z } from 'zod';

export const deskNumberPattern = /^\d{15}$/;

function mod97(digits: string): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

/** True for 15 digits whose check digits fit (ISO/IEC 7064 MOD 97-10: the whole number is 1 modulo 97). */
export function isDeskNumber(text: string): boolean {
  return deskNumberPattern.test(text) && mod97(text) === 1;
}

export const deskNumberSchema = z.string().refine(isDeskNumber);

/**
 * Builds the number. `center` 1–999, `desk` 1–99 (given once by central at enrolment and never given again), `year` the
 * calendar year of filing, `serial` 1–999999 rising per desk and year. Throws on anything else: that is a bug.
 */
export function deskNumber(part: { center: number; desk: number; year: number; serial: number }): string {
  const block = (value: number, width: number, max: number): string => {
    if (!Number.isInteger(value) || value < 0 || value > max)
      throw new RangeError(`desk number part ${value} over ${max}`);
    return String(value).padStart(width, '0');
  };
  const body =
    block(part.center, 3, 999) +
    block(part.desk, 2, 99) +
    block(part.year % 100, 2, 99) +
    block(part.serial, 6, 999_999);
  const check = 98 - mod97(`${body}00`);
  return body + String(check).padStart(2, '0');
}

/** The center and desk that gave the number. */
export function deskOfNumber(number: string): { readonly center: number; readonly desk: number } {
  return { center: Number(number.slice(0, 3)), desk: Number(number.slice(3, 5)) };
}

/** Groups for reading aloud: `001 02 26 000123 45`. */
export function formatDeskNumber(number: string): string {
  return number.replace(/^(\d{3})(\d{2})(\d{2})(\d{6})(\d{2})$/, '$1 $2 $3 $4 $5');
}
