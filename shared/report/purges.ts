// The record of what was erased, as a page: how many cases of which class, each by number with the rule that it went by,
// and the ends of both chains, so that the paper can be held against the desk and against central later.
import { formatDeskNumber } from '../cases/desk-number.ts';
import type { LocalText } from '../primitives.ts';
import { showInstant } from '../time/dates.ts';
import type { ReportPage } from './page.ts';
import { type ReportLanguage, reportWord } from './words.ts';

export interface RecordFacts {
  readonly language: ReportLanguage;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly center: LocalText | null;
  readonly classes: readonly { readonly name: LocalText; readonly cases: number }[];
  readonly auditHead: { readonly seq: number; readonly hash: string };
  readonly chainHead: { readonly epoch: number; readonly seq: number; readonly hash: string } | null;
  /** Where a chain does not fit; null: both are whole. */
  readonly brokenAt: number | null;
  readonly purges: readonly {
    readonly n: number;
    readonly deskNumber: string;
    readonly registrationNumber: string;
    readonly countedFrom: string;
    readonly days: number;
    readonly provenAt: string;
    readonly hash: string;
  }[];
}

/** The page; instants in Tbilisi. */
export function purgeRecord(facts: RecordFacts): ReportPage {
  const { language, purges, auditHead, chainHead, brokenAt } = facts;
  const word = (name: Parameters<typeof reportWord>[1], ...parts: (string | number)[]): string =>
    reportWord(language, name, ...parts);
  return {
    language,
    title: word('purges'),
    facts: [
      { label: word('madeAt'), value: showInstant(facts.madeAt) },
      { label: word('madeBy'), value: facts.madeBy },
      ...(facts.center === null ? [] : [{ label: word('center'), value: facts.center[language] }]),
      { label: word('total'), value: String(purges.length) },
      { label: word('chainWhole'), value: brokenAt === null ? word('whole') : word('broken', brokenAt) },
      { label: word('auditHead'), value: `№ ${auditHead.seq}, ${auditHead.hash}` },
      ...(chainHead === null
        ? []
        : [{ label: word('chainHead'), value: `№ ${chainHead.epoch}/${chainHead.seq}, ${chainHead.hash}` }]),
    ],
    sections: [
      ...facts.classes.map(({ name, cases }) => ({
        heading: word('class', name[language]),
        facts: [{ label: word('count'), value: String(cases) }],
        lines: [],
      })),
      {
        heading: word('cases'),
        facts: [],
        lines: purges.map(({ n, deskNumber, registrationNumber, countedFrom, days, provenAt, hash }) =>
          word(
            'purge',
            n,
            formatDeskNumber(deskNumber),
            registrationNumber,
            showInstant(countedFrom),
            days,
            showInstant(provenAt),
            hash,
          ),
        ),
      },
    ],
    notes: [word('proof')],
  };
}
