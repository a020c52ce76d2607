// Two papers that somebody signs: the list that goes along with cases on paper, and the slip of a decision handed over.
import type { Act } from '../cases/acts.ts';
import { formatDeskNumber } from '../cases/desk-number.ts';
import type { LocalText } from '../primitives.ts';
import { showDate, showInstant } from '../time/dates.ts';
import type { ReportPage } from './page.ts';
import { type ReportLanguage, reportWord } from './words.ts';

interface Made {
  readonly language: ReportLanguage;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly center: LocalText | null;
}

export interface TransferFacts extends Made {
  readonly municipality: LocalText;
  readonly cases: readonly {
    readonly deskNumber: string;
    readonly applicant: string;
    readonly service: LocalText;
    /** `yyyy-mm-dd`. */
    readonly filedOn: string;
    readonly papers: number;
  }[];
}

type Word = Parameters<typeof reportWord>[1];
const speaking =
  (language: ReportLanguage) =>
  (name: Word, ...parts: (string | number)[]): string =>
    reportWord(language, name, ...parts);
const place = '\u00a0';

function madeFacts({ language, madeAt, madeBy, center }: Made): ReportPage['facts'] {
  const word = speaking(language);
  return [
    { label: word('madeAt'), value: showInstant(madeAt) },
    { label: word('madeBy'), value: madeBy },
    ...(center === null ? [] : [{ label: word('center'), value: center[language] }]),
  ];
}

/** Whoever takes the papers signs for them. */
export function transferList(facts: TransferFacts): ReportPage {
  const { language, municipality, cases } = facts;
  const word = speaking(language);
  return {
    language,
    title: word('transfer'),
    facts: [
      { label: word('receiver'), value: municipality[language] },
      ...madeFacts(facts),
      { label: word('count'), value: String(cases.length) },
    ],
    sections: cases.map(({ deskNumber, applicant, service, filedOn, papers }, at) => ({
      heading: `${at + 1}. ${formatDeskNumber(deskNumber)}`,
      facts: [
        { label: word('applicant'), value: applicant },
        { label: word('service'), value: service[language] },
        { label: word('filed'), value: showDate(filedOn) },
        { label: word('attached'), value: String(papers) },
        { label: word('theirNumber'), value: place },
      ],
      lines: [],
    })),
    signatures: [word('gave'), word('took'), word('tookWhen')],
    notes: [],
  };
}

export interface DecisionFacts extends Made {
  readonly deskNumber: string;
  readonly registrationNumber: string | null;
  readonly applicant: string;
  readonly service: LocalText;
  readonly act: Extract<Act, { kind: 'decision-handed' }>;
  /** `yyyy-mm-dd`. */
  readonly on: string;
  /** Until when a complaint may be filed; null: not known. */
  readonly complainUntil: string | null;
}

export function decisionSlip(facts: DecisionFacts): ReportPage {
  const { language, act } = facts;
  const word = speaking(language);
  return {
    language,
    title: word('handed'),
    facts: [
      { label: word('desk'), value: formatDeskNumber(facts.deskNumber) },
      ...(facts.registrationNumber === null ? [] : [{ label: word('registration'), value: facts.registrationNumber }]),
      { label: word('applicant'), value: facts.applicant },
      { label: word('service'), value: facts.service[language] },
      { label: word('handedOn'), value: showDate(facts.on) },
      { label: word('handedTo'), value: `${act.name} (${word(`to-${act.to}`)})` },
      { label: word('proofSeen'), value: act.proof },
      ...(act.note.trim() === '' ? [] : [{ label: word('remark'), value: act.note }]),
      ...(facts.complainUntil === null ? [] : [{ label: word('complainUntil'), value: showDate(facts.complainUntil) }]),
      ...madeFacts(facts),
    ],
    sections: [],
    signatures: [word('gave'), word('took')],
    notes: [word('complain')],
  };
}
