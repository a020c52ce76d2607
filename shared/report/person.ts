// Everything this desk holds on a person, as a page for that person (right of access, law No 3144; the article is to be
// confirmed before it is cited). Leaves nothing out: answers, papers, prints, central's words, and who looked.
import type { ActKind } from '../cases/acts.ts';
import { formatDeskNumber } from '../cases/desk-number.ts';
import type { Role } from '../cases/roles.ts';
import type { SamePerson } from '../contract/persons.ts';
import type { LocalText } from '../primitives.ts';
import { showInstant } from '../time/dates.ts';
import type { ReportFact, ReportPage, ReportSection } from './page.ts';
import { type ReportLanguage, reportWord } from './words.ts';

export interface HeldCase {
  readonly deskNumber: string;
  readonly service: LocalText;
  /** Empty: named elsewhere in the answers only. */
  readonly roles: readonly Role[];
  readonly filedAt: string;
  readonly registrationNumber: string | null;
  /** First instant at which it may be erased; null: not known yet. */
  readonly due: string | null;
  readonly held: boolean;
  readonly answers: readonly ReportFact[];
  readonly papers: readonly { readonly name: string; readonly size: number }[];
  readonly prints: readonly { readonly at: string; readonly copy: string }[];
  /** Corrections and withdrawal: why, who asked, and what was said before. */
  readonly changes: readonly { readonly at: string; readonly what: 'corrected' | 'withdrawn'; readonly note: string }[];
  /** What was noted at the desk after it was filed. */
  readonly noted: readonly { readonly at: string; readonly what: ActKind; readonly note: string }[];
  /** What operators told each other about it. */
  readonly notes: readonly { readonly at: string; readonly words: string }[];
  /** Cases of which operators say that their applicant is this one's. */
  readonly joined: readonly Pick<SamePerson, 'at' | 'deskNumber' | 'reason'>[];
  readonly heard: readonly { readonly at: string; readonly what: string; readonly note: string }[];
}
export interface HeldDraft {
  readonly service: LocalText;
  readonly savedAt: string;
  readonly answers: readonly ReportFact[];
}
export interface PersonFacts {
  readonly language: ReportLanguage;
  readonly person: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly cases: readonly HeldCase[];
  readonly drafts: readonly HeldDraft[];
  readonly log: readonly {
    readonly at: string;
    readonly act: 'viewed' | 'changed' | 'printedOut';
    readonly call: string;
    readonly operator: string;
  }[];
}

function caseSection(one: HeldCase, language: ReportLanguage): ReportSection {
  const word = (name: Parameters<typeof reportWord>[1], ...parts: (string | number)[]): string =>
    reportWord(language, name, ...parts);
  const forget = one.held ? word('held') : one.due === null ? null : showInstant(one.due);
  return {
    heading: word('case', formatDeskNumber(one.deskNumber)),
    facts: [
      { label: word('service'), value: one.service[language] },
      ...(one.roles.length === 0
        ? []
        : [{ label: word('role'), value: one.roles.map((role) => word(role)).join(', ') }]),
      { label: word('filed'), value: showInstant(one.filedAt) },
      ...(one.registrationNumber === null ? [] : [{ label: word('registration'), value: one.registrationNumber }]),
      ...(forget === null ? [] : [{ label: word('forget'), value: forget }]),
      ...one.answers,
    ],
    lines: [
      ...(one.roles.length === 0 ? [word('named')] : []),
      ...one.papers.map(({ name, size }) => word('paper', name, size)),
      ...one.prints.map(({ at, copy }) => word('printed', showInstant(at), copy)),
      ...one.changes.map(({ at, what, note }) => word('noted', showInstant(at), word(what), note)),
      ...one.noted.map(({ at, what, note }) => word('noted', showInstant(at), word(what), note)),
      ...one.notes.map(({ at, words }) => word('note', showInstant(at), words)),
      ...one.joined.map(({ at, deskNumber, reason }) =>
        word('joined', showInstant(at), formatDeskNumber(deskNumber), word(reason)),
      ),
      ...one.heard.map(({ at, what, note }) => word('heard', showInstant(at), what, note).trim()),
    ],
  };
}

/** The page; instants in Tbilisi. */
export function personReport(facts: PersonFacts): ReportPage {
  const { language, cases, drafts, log } = facts;
  const word = (name: Parameters<typeof reportWord>[1], ...parts: (string | number)[]): string =>
    reportWord(language, name, ...parts);
  return {
    language,
    title: word('person'),
    facts: [
      { label: word('asked'), value: facts.person },
      { label: word('madeAt'), value: showInstant(facts.madeAt) },
      { label: word('madeBy'), value: facts.madeBy },
      { label: word('cases'), value: String(cases.length) },
      { label: word('drafts'), value: String(drafts.length) },
    ],
    sections: [
      ...cases.map((one) => caseSection(one, language)),
      ...drafts.map(({ service, savedAt, answers }) => ({
        heading: word('draft', service[language]),
        facts: [{ label: word('saved'), value: showInstant(savedAt) }, ...answers],
        lines: [],
      })),
      ...(log.length === 0
        ? []
        : [
            {
              heading: word('log'),
              facts: [],
              lines: log.map(({ at, act, call, operator }) =>
                word('done', showInstant(at), `${word(act)} (${call})`, operator),
              ),
            },
          ]),
    ],
    notes: [...(cases.length + drafts.length === 0 ? [word('nothing')] : []), word('copies'), word('central')],
  };
}
