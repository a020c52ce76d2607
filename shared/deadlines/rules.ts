// The terms of administrative proceedings as data, each with the place it is known from and how certain that is. None is
// shown without its certainty. Article numbers are those of the General Administrative Code of Georgia (law No 2181 of
// 25 June 1999); those not seen in a public source are to be checked against the text in force before they are printed.
import type { TermLength } from './term.ts';

/** `public`: seen in a public source. `general-knowledge`: not checked against the text in force. `uncertain`: sources disagree or say nothing. */
export const ruleCertainties = ['public', 'general-knowledge', 'uncertain'] as const;

export interface DeadlineRule {
  readonly term: TermLength;
  /** Where the term is from. */
  readonly source: string;
  readonly certainty: (typeof ruleCertainties)[number];
  /** `most`: must be over by then. `least`: may not end before. */
  readonly bound: 'most' | 'least';
  /** Remark in English for those who keep the rules. */
  readonly note?: string;
}

const days = (value: number): TermLength => ({ value, unit: 'calendar-days' });
const months = (value: number): TermLength => ({ value, unit: 'months' });

export const deadlineRules = {
  /** The body checks the application against article 78. From filing. */
  'form-check': { term: days(3), source: 'art. 83; law.tsu.edu.ge', certainty: 'public', bound: 'most' },
  /** For the applicant to bring what is missing. From the request. */
  flaw: { term: days(5), source: 'art. 83; law.tsu.edu.ge', certainty: 'public', bound: 'least' },
  /** Once, on request. From the end of the term that was set. */
  'flaw-extension': { term: days(15), source: 'art. 83; law.tsu.edu.ge', certainty: 'public', bound: 'most' },
  /** Where no law says otherwise. From filing. */
  decision: { term: months(1), source: 'art. 100', certainty: 'public', bound: 'most' },
  'decision-without-third-parties': {
    term: { value: 15, unit: 'calendar-days' },
    source: 'the page of art. 100, which does not name the article',
    certainty: 'uncertain',
    bound: 'most',
    note: 'Only where a service says so; check the text in force.',
  },
  /** By a reasoned decision at the start of the proceedings. In all, from filing. */
  'decision-extended': { term: months(3), source: 'art. 100', certainty: 'general-knowledge', bound: 'most' },
  'extension-notice': { term: days(5), source: 'art. 100', certainty: 'general-knowledge', bound: 'most' },
  /** A wrong body passes the application on and tells the applicant. From filing. */
  forwarding: { term: days(5), source: 'art. 80', certainty: 'general-knowledge', bound: 'most' },
  /** Whether the ten days are working days is not settled by the sources seen; calendar days promise the citizen less. */
  'public-information': { term: days(10), source: 'art. 40; mestia.ge', certainty: 'uncertain', bound: 'most' },
  /** Written explanation of rights after a refusal of public information. */
  'refusal-explained': { term: days(3), source: 'art. 41', certainty: 'public', bound: 'most' },
  /** For the applicant. From the day the decision was made known to the applicant. */
  complaint: { term: months(1), source: 'napr.gov.ge/p/341, tsageri.gov.ge', certainty: 'public', bound: 'most' },
  /** From the complaint. */
  'complaint-decided': { term: months(1), source: 'art. 183; rustaveli.org.ge', certainty: 'public', bound: 'most' },
  'own-data': {
    term: { value: 10, unit: 'working-days' },
    source: 'law No 3144 of 14 June 2023',
    certainty: 'general-knowledge',
    bound: 'most',
  },
} as const satisfies Record<string, DeadlineRule>;
export type DeadlineRuleId = keyof typeof deadlineRules;
