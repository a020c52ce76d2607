// What a receipt says, decided from the committed case alone. It never says "registered" unless central's answer is
// stored, and names a sensitive service only because the paper goes to the applicant.
import { z } from 'zod';
import { changeRule, fieldOf } from '../cases/changed.ts';
import { copiesOf, type Original } from '../cases/documents.ts';
import { filedText } from '../cases/filed.ts';
import { leaverOf } from '../cases/leaving.ts';
import type { NoticeRecord } from '../cases/notices.ts';
import { isUnproven } from '../cases/roles.ts';
import type { Notice } from '../catalogue/schema.ts';
import {
  type CaseChange,
  type CaseView,
  type PrintReason,
  printReasonSchema,
  type ReceiptSize,
} from '../contract/cases.ts';
import type { Deadline } from '../deadlines/course.ts';
import type { Answer, Answers, PaperRef } from '../forms/answers.ts';
import type { Field } from '../forms/field.ts';
import { showAnswer, showRow } from '../forms/show.ts';
import type { Language, LocalText } from '../primitives.ts';
import { applicantName } from '../text/names.ts';
import { showDate, showInstant } from '../time/dates.ts';
import { receiptWords } from './words.ts';

/** What a receipt says beyond the version of the case: it grows while the paper stays as it was. Texts in final form. */
export const receiptSaidSchema = z.strictObject({
  /** Version of the case that it is of. */
  version: z.number().int().positive(),
  registration: z.strictObject({ number: z.string(), at: z.string().nullable() }).nullable(),
  refused: z.boolean(),
  /** When the decision is due, by the act it is counted from; dd.mm.yyyy. */
  due: z.array(z.strictObject({ counted: z.enum(['filed', 'registered']), on: z.string() })),
  /** Of a correction or withdrawal: what was proven of it then; `late`: it came after a decision, which stands. */
  change: z.enum(['saved', 'taken', 'late', 'refused', 'manual']).optional(),
  /** One of several applicants left by that version; slips from before this was told apart lack it and stay as they were. */
  left: z.literal(true).optional(),
  /** Why one more copy was printed, where that was said. */
  reason: printReasonSchema.optional(),
});
export type ReceiptSaid = z.infer<typeof receiptSaidSchema>;

export interface ReceiptFacts {
  readonly view: CaseView;
  readonly said: ReceiptSaid;
  readonly centerName: LocalText;
  readonly practice: boolean;
  /** Number of this print, from 1. */
  readonly copy: number;
  readonly size: ReceiptSize;
}

/** One text in Georgian, and in the second language where that differs. */
export interface Bilingual {
  readonly ka: string;
  readonly second: string | null;
}
export interface ReceiptLine {
  readonly label: Bilingual;
  readonly value: Bilingual;
}

export interface ReceiptModel {
  readonly language: Exclude<Language, 'ka'> | null;
  readonly size: ReceiptSize;
  readonly practice: boolean;
  readonly copy: number;
  /** Why it is not the only one; null where nobody said so. */
  readonly copyReason: PrintReason | null;
  readonly deskNumber: string;
  readonly center: Bilingual;
  readonly service: Bilingual;
  readonly applicant: string;
  /** No document proves who the applicant is. */
  readonly unproven: boolean;
  readonly filedAt: string;
  /** When a paper form was typed in; null: it was told at the desk. */
  readonly enteredAt: string | null;
  readonly municipality: Bilingual;
  readonly channel: 'system' | 'manual';
  readonly registration: ReceiptSaid['registration'];
  readonly refused: boolean;
  readonly due: ReceiptSaid['due'];
  readonly lines: readonly ReceiptLine[];
  /** Papers that the service asks for, as far as something was noted; `copies`: hashes. */
  readonly documents: readonly {
    readonly name: Bilingual;
    readonly original: Original | null;
    readonly copies: readonly string[];
  }[];
  /** All others. */
  readonly papers: readonly { readonly name: string; readonly hash: string }[];
  readonly operator: string;
  /** Of the version that it is of; null for the first. */
  readonly change: ReceiptChange | null;
}

/** A correction, withdrawal or leaving on its slip. */
export interface ReceiptChange {
  readonly kind: CaseChange['kind'] | 'left';
  readonly version: number;
  readonly at: string;
  readonly reason: string;
  /** Null for a correction. */
  readonly askedBy: CaseChange['askedBy'];
  /** What was answered before and is answered now; an empty text: nothing. */
  readonly changed: readonly { readonly label: Bilingual; readonly before: Bilingual; readonly after: Bilingual }[];
  /** Who left, of several who applied together; null for any other change. */
  readonly left: string | null;
  readonly standing: NonNullable<ReceiptSaid['change']>;
}

type Second = ReceiptModel['language'];

/** Both wordings of a catalogue text; without a translation Georgian stands alone. */
export function bilingual(text: LocalText, second: Second): Bilingual {
  const other = second === null ? undefined : text[second];
  return { ka: text.ka, second: other === undefined || other === text.ka ? null : other };
}

function shown(field: Field, value: Answer, second: Second): Bilingual {
  const ka = showAnswer(field, value, 'ka');
  const other = second === null ? ka : showAnswer(field, value, second);
  return { ka, second: other === ka ? null : other };
}

/** A row in one line: a page of signatures must not become twenty pages. */
function shownRow(columns: readonly Field[], row: Answers, second: Second): Bilingual {
  const ka = showRow(columns, row, 'ka');
  const other = second === null ? ka : showRow(columns, row, second);
  return { ka, second: other === ka ? null : other };
}

function isRows(field: Field, value: Answer): value is Answers[] {
  return field.type === 'repeat' && Array.isArray(value);
}

/** Every answer given, labelled; papers are left out, they have a list of their own. */
export function linesOf(fields: readonly Field[], answers: Answers, second: Second): ReceiptLine[] {
  return fields.flatMap((field): ReceiptLine[] => {
    const value = answers[field.id];
    // Papers have a list of their own, with their hashes.
    if (value === undefined || value === null || field.type === 'file' || field.type === 'photo') return [];
    const label = bilingual(field.label, second);
    if (!isRows(field, value)) return [{ label, value: shown(field, value, second) }];
    return value.map((row, at) => ({
      label: { ka: `${label.ka} ${at + 1}`, second: label.second === null ? null : `${label.second} ${at + 1}` },
      value: shownRow(field.item ?? [], row, second),
    }));
  });
}

/** What was told and agreed to, a line each: which text, in which language, when. */
export function noticeLines(
  records: readonly NoticeRecord[],
  notices: readonly Notice[],
  second: Second,
): ReceiptLine[] {
  return records.flatMap(({ notice, act, text, language, at }): ReceiptLine[] => {
    const name = notices.find(({ id }) => id === notice)?.name;
    if (name === undefined) return [];
    const when = (said: string): string => `${said}, ${showInstant(at)}`;
    const taken = bilingual(receiptWords.withdrawn, second);
    const value =
      act === 'withdrawn'
        ? { ka: when(taken.ka), second: taken.second === null ? null : when(taken.second) }
        : { ka: when(`№ ${text}/${language}`), second: null };
    return [{ label: bilingual(name, second), value }];
  });
}

/** Fields whose answer a record says better. */
function withoutStated({ applicantFields, notices, content }: CaseView): Field[] {
  const recorded = new Set((content.notices ?? []).map(({ notice }) => notice));
  const stated = notices.filter(({ id }) => recorded.has(id)).map(({ field }) => field);
  return applicantFields.filter(({ id }) => !stated.includes(id));
}

function registrationOf(view: CaseView): ReceiptModel['registration'] {
  const number = view.summary.registrationNumber;
  if (view.summary.state !== 'registered' || number === null) return null;
  const event = view.timeline.findLast((entry) => entry.kind === 'registered');
  return { number, at: event === undefined ? null : showInstant(event.at) };
}

/** A last day is promised on paper only while it runs and when the term is more than a sample value. */
function dueOf(deadlines: readonly Deadline[]): ReceiptModel['due'] {
  return deadlines.flatMap(({ rule, counted, due, state, basis }) =>
    rule === 'decision' &&
    (counted === 'filed' || counted === 'registered') &&
    due !== null &&
    state === 'running' &&
    basis !== 'illustrative'
      ? [{ counted, on: showDate(due) }]
      : [],
  );
}

function changeSaid({ changes, summary }: CaseView): Pick<ReceiptSaid, 'change' | 'left'> {
  const change = changes.at(-1);
  if (change === undefined) return {};
  const { standing } = change;
  const left = leaverOf(change.changed) === null ? {} : { left: true as const };
  if (standing === 'taken' || standing === 'late' || standing === 'refused' || standing === 'manual')
    return { change: standing, ...left };
  return { change: changeRule(summary) === 'decided' ? 'late' : 'saved', ...left };
}

function receiptChange(view: CaseView, said: ReceiptSaid, second: Second): ReceiptChange | null {
  const change = view.changes.at(-1);
  if (change === undefined) return null;
  const { version, reason, askedBy } = change;
  const left = said.left === true ? leaverOf(change.changed) : null;
  const told = left === null ? change.changed : [];
  return {
    ...{ kind: left === null ? change.kind : 'left', version, reason, askedBy, left, standing: said.change ?? 'saved' },
    at: showInstant(change.at),
    changed: told.flatMap((one) => {
      const field = fieldOf(view, one);
      if (field === null) return [];
      return {
        label: bilingual(field.label, second),
        before: shown(field, one.before, second),
        after: shown(field, one.after, second),
      };
    }),
  };
}

/** What a receipt printed now says beyond the case's version. */
export function receiptSaid(view: CaseView, deadlines: readonly Deadline[]): ReceiptSaid {
  return {
    version: view.version,
    ...changeSaid(view),
    registration: registrationOf(view),
    refused: view.summary.state === 'refused',
    due: dueOf(deadlines),
  };
}

const shortHash = ({ sha256 }: PaperRef): string => sha256.slice(0, 12);

/**
 * Everything printed, as text in its final form (dates dd.mm.yyyy hh:mm in Tbilisi), not yet escaped. `view` is of the
 * version that `said` names. The slip of a withdrawal does not repeat what was applied for; that of somebody who leaves says nothing of the others.
 */
export function receiptModel(facts: ReceiptFacts): ReceiptModel {
  const { view } = facts;
  const { content, summary } = view;
  const second = content.receiptLanguage === 'ka' ? null : content.receiptLanguage;
  const copied = copiesOf(content.documents).map(({ sha256 }) => sha256);
  const change = receiptChange(view, facts.said, second);
  const withdrawn = change?.kind === 'withdrawn';
  return {
    language: second,
    size: facts.size,
    practice: facts.practice,
    copy: facts.copy,
    copyReason: facts.said.reason ?? null,
    deskNumber: summary.deskNumber,
    center: bilingual(facts.centerName, second),
    service: bilingual(summary.serviceName, second),
    applicant: applicantName(content.applicant),
    unproven: isUnproven(content.applicant),
    filedAt: filedText(content),
    enteredAt: content.paperForm === undefined ? null : showInstant(content.filedAt.wall),
    municipality: bilingual(view.municipalityName, second),
    channel: content.route.channel,
    registration: facts.said.registration,
    due: facts.said.due,
    refused: facts.said.refused,
    lines: withdrawn
      ? []
      : [
          ...(change?.kind === 'left'
            ? []
            : [
                ...linesOf(withoutStated(view), content.applicant, second),
                ...noticeLines(content.notices ?? [], view.notices, second),
              ]),
          ...linesOf(view.form.fields, content.answers, second),
        ],
    documents: (withdrawn ? [] : (content.documents ?? [])).map(({ document, original, copies }) => {
      const name = view.documents.find(({ id }) => id === document)?.name ?? { ka: document, en: document };
      return { name: bilingual(name, second), original: original ?? null, copies: copies.map(shortHash) };
    }),
    papers: (withdrawn ? [] : content.papers)
      .filter(({ sha256 }) => !copied.includes(sha256))
      .map((paper) => ({ name: paper.name, hash: shortHash(paper) })),
    operator: view.changes.at(-1)?.operatorName ?? view.operatorName,
    change,
  };
}
