// What a reading offers to the applicant's answers, in the form in which an operator would have typed it. Whatever its
// check digit does not bear out is not offered; the Georgian name never is, for the zone has Latin letters only.
import { showDate } from '../time/dates.ts';
import { birthDates, expiryDate } from './dates.ts';
import type { MrzReading } from './read.ts';

/** An answer that the document gives: field of the applicant, text as typed. */
export interface Offer {
  readonly field: string;
  readonly text: string;
}

const georgia = 'GEO';

/** Which of the catalogue's kinds of documents this is; 'other' wherever the zone does not say. */
function documentType({ format, issuer, nationality }: MrzReading): string {
  if (format === 'TD3') return 'passport';
  if (issuer !== georgia) return 'other';
  return nationality === georgia ? 'id-card' : 'residence-card';
}

/** The dates of birth to choose between; empty when the reading bears none out. `today` is `yyyy-mm-dd`. */
export function birthChoices({ checks, faults, birth }: MrzReading, today: string): string[] {
  const sound = checks.birth.verdict === 'right' && !faults.includes('birth') && !faults.includes('sign');
  return sound ? birthDates(birth, today) : [];
}

/** The last day of validity that the reading bears out, or null. */
export function borneExpiry({ checks, faults, expiry }: MrzReading, today: string): string | null {
  const sound = checks.expiry.verdict === 'right' && !faults.includes('expiry') && !faults.includes('sign');
  return sound ? expiryDate(expiry, today) : null;
}

/** The personal number that the optional data seem to hold; '' when there is none, more than one, or no proof. */
function personalNumber({ format, checks, elevens }: MrzReading): string {
  const { verdict } = format === 'TD3' ? checks.optional : checks.composite;
  return elevens.length === 1 && verdict === 'right' ? (elevens[0] ?? '') : '';
}

/** Everything offered, in the order of the form. `birth`: the date chosen where two were possible, else null. */
export function offersOf(reading: MrzReading, today: string, birth: string | null): Offer[] {
  const { checks, faults } = reading;
  const births = birthChoices(reading, today);
  const born = births.length === 1 ? births[0] : births.find((one) => one === birth);
  const expiry = borneExpiry(reading, today);
  const clean = !faults.includes('sign');
  const numbered = clean && checks.number.verdict === 'right' && reading.number !== '';
  // A name that may be cut is nobody's name; the operator types what the document prints in full.
  const named = clean && !faults.includes('names') && !reading.namesCut;
  const offers = {
    documentType: numbered && !faults.includes('code') ? documentType(reading) : '',
    documentNumber: numbered ? reading.number : '',
    personalNumber: clean ? personalNumber(reading) : '',
    lastNameLatin: named ? reading.surname : '',
    firstNameLatin: named ? reading.given : '',
    birthDate: born === undefined ? '' : showDate(born),
    documentSeen: numbered ? 'machine' : '',
    documentValidUntil: expiry === null ? '' : showDate(expiry),
  };
  return Object.entries(offers)
    .filter(([, text]) => text !== '')
    .map(([field, text]) => ({ field, text }));
}
