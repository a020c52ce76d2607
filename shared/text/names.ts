// How an applicant is called in lists, on the receipt and in the timeline. Works on drafts too, where anything may be
// missing or half typed; it never invents a name.
import type { Answers } from '../forms/answers.ts';

function typed(applicant: Answers, field: string): string {
  const value = applicant[field];
  return typeof value === 'string' ? value.trim() : '';
}

/** „გვარი სახელი“ of a person, or the organisation's name; '' while nothing is typed. */
export function applicantName(applicant: Answers): string {
  if (applicant['applicantKind'] === 'organisation') return typed(applicant, 'organisationName');
  return `${typed(applicant, 'lastName')} ${typed(applicant, 'firstName')}`.trim();
}
