// The page's words: Georgian, with English beside it for who looks on.
import { caseStatuses } from '../../../shared/protocol/exchange.ts';

export type Words = readonly [ka: string, en: string];

export const words = {
  title: ['ცენტრალური სისტემა', 'Central system'],
  standIn: ['სავარჯიშო ვერსია', 'practice stand-in'],
  desks: ['მოწყობილობები', 'Desks'],
  noDesks: ['ჯერ არც ერთი მოწყობილობა არ არის ჩართული.', 'No desk is enrolled yet.'],
  center: ['საზოგადოებრივი ცენტრი', 'Community center'],
  desk: ['მოწყობილობა', 'Desk'],
  seen: ['ბოლო კავშირი', 'Last contact'],
  never: ['ჯერ არ ყოფილა', 'never'],
  entries: ['მიღებული ჩანაწერები', 'Entries received'],
  revoked: ['გამორთულია', 'revoked'],
  cases: ['განცხადებები', 'Cases'],
  noCases: ['განცხადება ჯერ არ მიუღია.', 'No case was received yet.'],
  deskNumber: ['საკონტროლო ნომერი', 'Desk number'],
  service: ['სერვისი', 'Service'],
  applicant: ['განმცხადებელი', 'Applicant'],
  registrationNumber: ['სარეგისტრაციო ნომერი', 'Registration number'],
  status: ['სტატუსი', 'Status'],
  decision: ['გადაწყვეტილება', 'Decision'],
  note: ['შენიშვნა', 'Note'],
  decide: ['დადასტურება', 'Confirm'],
} as const satisfies Record<string, Words>;

const statuses: Readonly<Record<string, Words>> = {
  waiting: ['რეგისტრაციის მოლოდინში', 'Waiting'],
  registered: ['რეგისტრირებულია', 'Registered'],
  refused: ['არ დაკმაყოფილდა', 'Refused'],
  'in-review': ['განხილვაშია', 'Under review'],
  flaw: ['ხარვეზშია', 'Flaw to be fixed'],
  suspended: ['შეჩერებულია', 'Suspended'],
  forwarded: ['გადაგზავნილია', 'Forwarded'],
  satisfied: ['დაკმაყოფილებულია', 'Granted'],
  'partly-satisfied': ['ნაწილობრივ დაკმაყოფილებულია', 'Partly granted'],
  'left-unconsidered': ['განუხილველად დატოვებულია', 'Left without consideration'],
  ready: ['მზად არის ჩასაბარებლად', 'Ready for handing over'],
  'handed-over': ['ჩაბარებულია', 'Handed over'],
  completed: ['დასრულებულია', 'Completed'],
};

/** A status in words; an unknown one as it is. */
export function statusWords(status: string): Words {
  return statuses[status] ?? [status, status];
}

/** What can be chosen as a decision. */
export const choices: readonly (readonly [status: string, words: Words])[] = caseStatuses.map((status) => [
  status,
  statusWords(status),
]);

/** A case that central did not register: not the authority's refusal on the merits. */
export const notTaken: Words = ['არ დარეგისტრირდა', 'Not registered'];
