// What was told to an applicant and what an applicant agreed to (law No 3144), as records beside the answers: which text, in
// which version and language, read to whom and when. The texts are data of the catalogue. A consent that is taken back
// stays, and the withdrawal stands behind it.
import { z } from 'zod';
import type { Notice } from '../catalogue/schema.ts';
import type { Answers } from '../forms/answers.ts';
import { instantSchema, type Language, languageSchema, sha256Schema, slugSchema } from '../primitives.ts';

/** Whoever sat at the desk. */
const listeners = ['applicant', 'representative', 'organisationPerson'] as const;
export type Listener = (typeof listeners)[number];

export const noticeRecordSchema = z.strictObject({
  notice: slugSchema,
  act: z.enum(['told', 'consented', 'withdrawn']),
  /** Version of the text. */
  text: z.number().int().positive(),
  language: languageSchema,
  /** Of the text as it was shown, over UTF-8. */
  sha256: sha256Schema,
  /** Of a withdrawal: who took the consent back. */
  to: z.enum(listeners),
  at: instantSchema,
});
export type NoticeRecord = z.infer<typeof noticeRecordSchema>;

/** The language in which a text is shown to whom this one was chosen for: Georgian where it is not written in it. */
export const languageShown = ({ text }: Notice, language: Language): Language =>
  text[language] === undefined ? 'ka' : language;

/** The record of a text that was read; `language` must be one in which it is written. */
export function noticeRecord(
  { id, version, act, text }: Notice,
  read: Pick<NoticeRecord, 'language' | 'to' | 'at'>,
  sha256: (text: string) => string,
): NoticeRecord {
  return { notice: id, act, text: version, ...read, sha256: sha256(text[read.language] ?? text.ka) };
}

/** The texts that an applicant's answers, raw or checked, state as read or agreed to. */
export function noticesStated(notices: readonly Notice[] | undefined, applicant: Answers): Notice[] {
  return (notices ?? []).filter(({ field }) => applicant[field] === true);
}

/** Who hears what is read out: somebody who files for another hears it in the other's place. */
export function listenerOf(applicant: Answers): Listener {
  if (applicant['byRepresentative'] === true) return 'representative';
  return applicant['applicantKind'] === 'organisation' ? 'organisationPerson' : 'applicant';
}

/**
 * The records of a corrected case: all that were there, behind them what is stated for the first time or again, and the
 * withdrawal of consents that are stated no more. `now`: what the correction states; `by` says who took a consent back, when.
 */
export function noticesCorrected(
  before: readonly NoticeRecord[],
  now: readonly NoticeRecord[],
  by: Pick<NoticeRecord, 'to' | 'at'>,
): NoticeRecord[] {
  const held = consentsHeld(before);
  const has = (records: readonly NoticeRecord[], { notice }: NoticeRecord): boolean =>
    records.some((record) => record.notice === notice);
  const fresh = now.filter((record) => !has(record.act === 'told' ? before : held, record));
  const taken = held
    .filter((record) => !has(now, record))
    .map((record) => ({ ...record, act: 'withdrawn' as const, ...by }));
  return [...before, ...fresh, ...taken];
}

/** Consents that hold: given and not taken back since. */
export function consentsHeld(records: readonly NoticeRecord[] | undefined): NoticeRecord[] {
  const last = new Map((records ?? []).map((record) => [record.notice, record]));
  return [...last.values()].filter(({ act }) => act === 'consented');
}
