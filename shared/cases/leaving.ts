// A group application loses one of its further applicants: who can leave, what the application is without this one, and how
// a version by which somebody left is told from any other correction. Pure; the application itself stays.
import type { Answers } from '../forms/answers.ts';
import { applicantName } from '../text/names.ts';
import type { ChangedField } from './changed.ts';

const group = 'furtherApplicants';
/** What an application has only as long as several apply together. */
const ofGroup: readonly string[] = ['together', 'signatureSheet'];

const rowsOf = (value: unknown): Answers[] => (Array.isArray(value) ? (value as Answers[]) : []);

/** „გვარი სახელი“ of each further applicant, in the order of the application. */
export function furtherApplicants(applicant: Answers): string[] {
  return rowsOf(applicant[group]).map(applicantName);
}

/** The applicant's part without the further applicant at `place`, from 0; with the last of them it is a group no more. Null: nobody is there. */
export function withoutFurther(applicant: Answers, place: number): Answers | null {
  const rows = rowsOf(applicant[group]);
  if (rows[place] === undefined) return null;
  const left = rows.filter((_, at) => at !== place);
  if (left.length > 0) return { ...applicant, [group]: left };
  const kept = Object.entries(applicant).filter(([field]) => field !== group && !ofGroup.includes(field));
  return { ...Object.fromEntries(kept), together: false };
}

/** Who left by a version that differs in nothing else: „გვარი სახელი“; null for any other correction. */
export function leaverOf(changed: readonly ChangedField[]): string | null {
  const [first] = changed.filter(({ field }) => field === group);
  const others = changed.filter(({ field }) => field !== group);
  if (first === undefined || changed.some(({ part }) => part !== 'applicant')) return null;
  const [before, after] = [rowsOf(first.before), rowsOf(first.after)];
  if (before.length !== after.length + 1) return null;
  if (others.some(({ field }) => after.length > 0 || !ofGroup.includes(field))) return null;
  const spelt = after.map((row) => JSON.stringify(row));
  const place = before.findIndex((row, at) => JSON.stringify(row) !== spelt[at]);
  const stays = before.toSpliced(place, 1).every((row, at) => JSON.stringify(row) === spelt[at]);
  const gone = before[place];
  return stays && gone !== undefined ? applicantName(gone) : null;
}
