// The day book as a page: what was done, what is open, which numbers have no case. It lies open in a folder for years, so
// it names no applicant, and sensitive services by their neutral name only.
import { formatDeskNumber } from '../cases/desk-number.ts';
import type { CaseSummary } from '../contract/cases.ts';
import { contactKinds } from '../contract/contacts.ts';
import type { DayBook, OpenCases } from '../contract/daybook.ts';
import type { LocalText } from '../primitives.ts';
import { showDate, showInstant } from '../time/dates.ts';
import { type DayWord, dayWord } from './day-words.ts';
import type { ReportFact, ReportPage, ReportSection } from './page.ts';
import type { ReportLanguage } from './words.ts';

export interface DayBookFacts {
  readonly language: ReportLanguage;
  readonly book: DayBook;
  readonly practice: boolean;
  readonly center: LocalText;
  readonly desk: number;
  readonly sheet: number;
  /** Whose day it is; null: everybody's. */
  readonly operatorName: string | null;
  readonly madeAt: string;
  readonly madeBy: string;
}

type Word = (word: DayWord, ...parts: (string | number)[]) => string;

function caseLine(one: CaseSummary, language: ReportLanguage, word: Word): string {
  const said = [word(one.state, one.registrationNumber ?? ''), ...(one.withdrawn ? [word('withdrawn')] : [])];
  return [formatDeskNumber(one.deskNumber), showInstant(one.filedAt), one.serviceName[language], ...said].join(' · ');
}

function openSection(heading: string, { count, cases }: OpenCases, word: Word): ReportSection {
  const lines = cases.map(({ deskNumber, filedAt }) => `${formatDeskNumber(deskNumber)} · ${showInstant(filedAt)}`);
  const rest = count - cases.length;
  return {
    heading: `${heading}: ${count}`,
    facts: [],
    lines: [...(count === 0 ? [word('none')] : lines), ...(rest > 0 ? [word('more', rest)] : [])],
  };
}

function totals({ operators, operator }: DayBook, word: Word): ReportFact[] {
  const meant = operators.filter((one) => operator === null || one.operator === operator);
  return (['visits', 'cases', 'receipts', 'contacts'] as const).map((what) => ({
    label: word(what),
    value: String(meant.reduce((all, one) => all + one[what], 0)),
  }));
}

/** The page; instants in Tbilisi. */
export function dayBookPage(facts: DayBookFacts): ReportPage {
  const { language, book } = facts;
  const word: Word = (name, ...parts) => dayWord(language, name, ...parts);
  const rest = book.count - book.cases.length;
  return {
    language,
    title: `${facts.practice ? `${word('practice')} · ` : ''}${word('title')}, ${showDate(book.day)}`,
    facts: [
      { label: word('center'), value: facts.center[language] },
      { label: word('desk'), value: String(facts.desk) },
      { label: word('sheet'), value: String(facts.sheet) },
      { label: word('whose'), value: facts.operatorName ?? word('everybody') },
      { label: word('madeAt'), value: showInstant(facts.madeAt) },
      { label: word('madeBy'), value: facts.madeBy },
      ...totals(book, word),
    ],
    sections: [
      {
        heading: word('operators'),
        facts: [],
        lines: book.operators.map(({ name, visits, cases, receipts, contacts }) =>
          word('operatorLine', name, visits, cases, receipts, contacts),
        ),
      },
      {
        heading: word('services'),
        facts: book.services.map(({ name, cases }) => ({ label: name[language], value: String(cases) })),
        lines: book.services.length === 0 ? [word('none')] : [],
      },
      {
        heading: word('contacts'),
        facts: contactKinds.map((kind) => ({ label: word(kind), value: String(book.contacts[kind]) })),
        lines: [],
      },
      {
        heading: `${word('filed')}: ${book.count}`,
        facts: [],
        lines: [
          ...(book.count === 0 ? [word('none')] : book.cases.map((one) => caseLine(one, language, word))),
          ...(rest > 0 ? [word('more', rest)] : []),
        ],
      },
      openSection(word('unsent'), book.unsent, word),
      openSection(word('unregistered'), book.unregistered, word),
      {
        heading: word('voided'),
        facts: [],
        lines:
          book.voided.length === 0
            ? [word('none')]
            : book.voided.map(({ from, to, count, why, reason }) =>
                why === 'voided'
                  ? word('voidedForm', formatDeskNumber(from), reason)
                  : word(why, formatDeskNumber(from), formatDeskNumber(to), count),
              ),
      },
    ],
    notes: [word('noNames'), word('signature')],
  };
}
