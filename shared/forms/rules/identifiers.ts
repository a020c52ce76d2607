// Numbers that stand for a person, a line, an account or a plot. They are text, never numbers: leading zeros count.
import { cleanLine } from '../../text/clean.ts';
import { fromText, type Rule } from './rule.ts';

function compact(typed: string, separators: RegExp): string {
  return cleanLine(typed).slice(0, 100).replace(separators, '');
}

/** 11 digits. No checksum exists that is known to hold for all issued numbers, so none is applied. */
export const personalNumber: Rule = fromText((typed) => {
  const value = compact(typed, / /g);
  return /^\d{11}$/.test(value) ? { value } : { rule: 'personalNumber' };
});

/** A Georgian number with or without +995, 00995 or 995; the value is always `+995` and nine digits. */
export const phone: Rule = fromText((typed) => {
  const national = compact(typed, /[ ()./-]/g).replace(/^(\+|00)?995(?=\d{9}$)/, '');
  return /^[2-9]\d{8}$/.test(national) ? { value: `+995${national}` } : { rule: 'phone' };
});

/** ASCII letters only: Georgian has no capitals and must never meet a general upper-casing. */
function capitals(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 32));
}

/** ISO 13616: country and check digits to the end, letters as 10…35, the whole modulo 97 is 1. */
function mod97(iban: string): number {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of Number.parseInt(sign, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest;
}

/** A Georgian account: GE, two check digits, two letters of the bank, 16 digits. The value has no spaces. */
export const iban: Rule = fromText((typed) => {
  const value = capitals(compact(typed, /[ -]/g));
  if (!/^GE\d{2}[A-Z]{2}\d{16}$/.test(value)) return { rule: 'iban' };
  return mod97(value) === 1 ? { value } : { rule: 'ibanChecksum' };
});

/** Zone, sector, quarter, plot, then up to six parts for buildings and rooms: `72.16.21.345`. */
export const cadastralCode: Rule = fromText((typed) => {
  const value = compact(typed, / /g);
  return /^\d{2}\.\d{2}\.\d{2}\.\d{3}(\.\d{2,3}){0,6}$/.test(value) ? { value } : { rule: 'cadastralCode' };
});
