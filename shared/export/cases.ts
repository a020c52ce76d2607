// What an export says of a case. Without names a person is a number that holds within this file only, so that cases of one
// person can be counted and nobody can be known again in another file.
import { formatDeskNumber } from '../cases/desk-number.ts';
import type { CaseState } from '../contract/cases.ts';
import type { LocalText } from '../primitives.ts';
import type { ReportLanguage } from '../report/words.ts';
import { type Cell, csvOf } from './csv.ts';

export interface ExportedCase {
  readonly deskNumber: string;
  /** `yyyy-mm-dd`. */
  readonly filedOn: string;
  readonly service: LocalText;
  readonly municipality: LocalText;
  readonly channel: 'system' | 'manual';
  readonly state: CaseState;
  readonly registrationNumber: string | null;
  /** As central sent it. */
  readonly status: string | null;
  /** Taken back by the applicant, whatever its state. */
  readonly withdrawn: boolean;
  readonly operator: string;
  readonly copies: number;
  /** Counted within the file, from 1. */
  readonly person: number;
  /** Null in an export without names. */
  readonly named: {
    readonly applicant: string;
    readonly personalNumber: string | null;
    readonly phone: string | null;
  } | null;
}

const headings = {
  ka: {
    deskNumber: 'საკონტროლო ნომერი',
    filedOn: 'წარდგენის თარიღი',
    service: 'სერვისი',
    municipality: 'მუნიციპალიტეტი',
    channel: 'გადაცემის გზა',
    state: 'მდგომარეობა',
    registrationNumber: 'სარეგისტრაციო ნომერი',
    status: 'სტატუსის კოდი',
    withdrawn: 'უკან გამოთხოვილია',
    yes: 'კი',
    operator: 'ოპერატორი',
    copies: 'დასტურის ასლი',
    person: 'პირი (ნომერი ამ ფაილში)',
    applicant: 'განმცხადებელი',
    personalNumber: 'პირადი ნომერი',
    phone: 'ტელეფონის ნომერი',
    system: 'ცენტრალური სისტემით',
    manual: 'ქაღალდით',
    queued: 'გასაგზავნია',
    delivered: 'მიღებულია, რეგისტრაციას ელის',
    registered: 'რეგისტრირებულია',
    refused: 'მიღებაზე უარია',
  },
  en: {
    deskNumber: 'Tracking number',
    filedOn: 'Filed on',
    service: 'Service',
    municipality: 'Municipality',
    channel: 'Route',
    state: 'State',
    registrationNumber: 'Registration number',
    status: 'Status code',
    withdrawn: 'Withdrawn',
    yes: 'yes',
    operator: 'Operator',
    copies: 'Copies of the receipt',
    person: 'Person (number in this file)',
    applicant: 'Applicant',
    personalNumber: 'Personal number',
    phone: 'Telephone',
    system: 'central system',
    manual: 'on paper',
    queued: 'to be sent',
    delivered: 'received, awaiting registration',
    registered: 'registered',
    refused: 'not accepted',
  },
} as const satisfies Record<ReportLanguage, Record<string, string>>;

const columns = [
  'deskNumber',
  'filedOn',
  'service',
  'municipality',
  'channel',
  'state',
  'registrationNumber',
  'status',
  'withdrawn',
  'operator',
  'copies',
  'person',
] as const;
const namedColumns = ['applicant', 'personalNumber', 'phone'] as const;

/** The cases as CSV for a spreadsheet (see `csvOf`), in words of the language. */
export function casesCsv(cases: readonly ExportedCase[], language: ReportLanguage, withNames: boolean): string {
  const words = headings[language];
  const row = (one: ExportedCase): Cell[] => [
    formatDeskNumber(one.deskNumber),
    { day: one.filedOn },
    one.service[language],
    one.municipality[language],
    words[one.channel],
    words[one.state],
    one.registrationNumber,
    one.status,
    one.withdrawn ? words.yes : null,
    one.operator,
    one.copies,
    one.person,
    ...(withNames ? [one.named?.applicant ?? '', one.named?.personalNumber ?? null, one.named?.phone ?? null] : []),
  ];
  const shown = [...columns, ...(withNames ? namedColumns : [])].map((column) => words[column]);
  return csvOf(shown, cases.map(row));
}

/** The cases as JSON for programs: values as the desk keeps them, keys in English whatever the language. */
export function casesJson(cases: readonly ExportedCase[]): string {
  const flat = cases.map(({ named, ...one }) => ({ ...one, ...(named ?? {}) }));
  return `${JSON.stringify({ format: 'sopeli-cases', version: 1, cases: flat }, null, 1)}\n`;
}
