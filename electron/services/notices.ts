// Keeps what is read to an applicant: noted when the operator ticks it, in the save that brings the tick, and made a record
// when the draft becomes a case.
import { createHash } from 'node:crypto';
import { keepTold, readTold, type Told } from '../../db/drafts.ts';
import type { Reader, Writer } from '../../db/sqlite.ts';
import {
  languageShown,
  listenerOf,
  type NoticeRecord,
  noticeRecord,
  noticesStated,
} from '../../shared/cases/notices.ts';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import type { Draft } from '../../shared/contract/drafts.ts';
import type { Answers } from '../../shared/forms/answers.ts';

type Heard = Pick<Draft, 'id' | 'content'>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What is ticked now: as noted when it was first ticked, else as of this instant and the language shown. */
function toldNow(before: Told, pkg: CataloguePackage, content: Draft['content'], at: string): Told {
  const stated = noticesStated(pkg.notices, content.applicant).map((notice) => [
    notice.id,
    before[notice.id] ?? { language: languageShown(notice, content.receiptLanguage), at },
  ]);
  return Object.fromEntries(stated);
}

/** Notes what was ticked since the last save, and forgets what is ticked no more; in the transaction that saves the draft. */
export function noteTold(db: Writer, pkg: CataloguePackage, draft: Heard, at: string): void {
  const before = readTold(db, draft.id);
  const now = toldNow(before, pkg, draft.content, at);
  if (Object.keys(now).join() !== Object.keys(before).join()) keepTold(db, draft.id, now);
}

/** The records of a draft that becomes a case with these checked answers of its applicant, in order of time. */
export function noticeRecords(
  db: Reader,
  pkg: CataloguePackage,
  draft: Heard,
  applicant: Answers,
  at: string,
): NoticeRecord[] {
  const told = toldNow(readTold(db, draft.id), pkg, draft.content, at);
  const to = listenerOf(applicant);
  return noticesStated(pkg.notices, applicant)
    .flatMap((notice) => {
      const read = told[notice.id];
      return read === undefined ? [] : [noticeRecord(notice, { ...read, to }, sha256)];
    })
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}
