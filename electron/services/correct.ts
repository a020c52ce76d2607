// Correcting and withdrawing: a saved case gets another version, with the reason, in one transaction with its outbox entry
// and audit entry. Nothing of what was filed is touched; the new entry goes behind all that wait, so central hears in order.
//
// What it means follows from where the case stands (`shared/cases/changed.ts`): not yet proven to be at central, the change
// travels behind the case; registered, it is filed under the case's number; decided, it is kept and the decision stands;
// not taken by central, there is nothing to change, and the application is filed anew.
import { type CaseRow, caseById } from '../../db/cases.ts';
import { readDevice } from '../../db/device.ts';
import { readDraft } from '../../db/drafts.ts';
import { appendEntry } from '../../db/outbox.ts';
import type { Db } from '../../db/sqlite.ts';
import { addVersion, closeCorrection, newestVersion } from '../../db/versions.ts';
import { replaceCaseWords } from '../../db/words.ts';
import { changedFields } from '../../shared/cases/changed.ts';
import { listenerOf, noticesCorrected } from '../../shared/cases/notices.ts';
import {
  type CaseCorrected,
  type CaseWithdrawn,
  caseCorrectedSchema,
  caseWithdrawnSchema,
} from '../../shared/cases/payload.ts';
import type { CaseSummary } from '../../shared/contract/cases.ts';
import type { PaperRef } from '../../shared/forms/answers.ts';
import { problem } from '../../shared/problems.ts';
import { limits } from '../../shared/protocol/exchange.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import { contentOf, summaryOf } from './case-summary.ts';
import { changeable } from './changeable.ts';
import { draftGone } from './drafts.ts';
import { caseWordsOf } from './find-facts.ts';
import type { Packages } from './packages.ts';
import { signedIn } from './signed-in.ts';
import { checkDraft, noteWarned } from './submit.ts';

/** Stores and enters the version; these very bytes are hashed and sent. Problem: call.too-large. */
export function storeVersion(db: Db, row: CaseRow, version: CaseCorrected | CaseWithdrawn): Result<null> {
  const text = JSON.stringify(version);
  if (Buffer.byteLength(text) > limits.payloadBytes) return fail(problem('call.too-large'));
  const { place } = db.get<{ place: number }>('select place from cases where id = ?', row.id) ?? { place: 0 };
  if (!addVersion(db, place, version, text)) throw new Error('the version is there already');
  if (row.channel === 'system') appendEntry(db, { caseId: row.id, version: version.version, payload: text });
  return ok(null);
}

/** The case as it stands after a change of it. */
export function savedSummary(db: Db, packages: Packages, caseId: string): Result<CaseSummary> {
  const saved = caseById(db, caseId);
  if (saved === null) throw new Error('a case just changed is not there');
  return ok(summaryOf(db, packages, saved));
}

const isAmong = (papers: readonly PaperRef[], { sha256 }: PaperRef): boolean =>
  papers.some((one) => one.sha256 === sha256);

/**
 * Problems: those of `changeable`, draft.unknown, draft.outdated, draft.other-use, case.changed (another version was saved
 * since), case.unchanged, desk.not-enrolled, call.too-large and those of checking a draft.
 */
export function correctServices(db: Db, packages: Packages): Pick<Services, 'case.correct' | 'case.withdraw'> {
  return {
    'case.correct': (context, { deskNumber, draft: id, revision, reason }) => {
      const found = changeable(db, deskNumber);
      if (!found.ok) return found;
      const draft = readDraft(db, id);
      if (draft === null) return fail(draftGone(db, id));
      if (draft.corrects?.deskNumber !== deskNumber) return fail(problem('draft.other-use'));
      if (draft.revision !== revision) return fail(problem('draft.outdated'));
      const newest = newestVersion(db, found.value.id);
      if (draft.corrects.base !== newest) return fail(problem('case.changed'));
      const device = readDevice(db);
      if (device === null) return fail(problem('desk.not-enrolled'));
      const checked = checkDraft(db, packages, draft, context.present);
      if (!checked.ok) return checked;
      const { applicant, answers, documents, notices, warned } = checked.value;
      const { documents: noted, ...before } = contentOf(db, found.value.id);
      // The paper form that the case was typed off stays with it.
      const scans = before.papers.filter(({ sha256 }) => before.paperForm?.scans.includes(sha256));
      const papers = [...scans, ...checked.value.papers.filter((paper) => !isAmong(scans, paper))];
      const sameNotes = JSON.stringify(noted) === JSON.stringify(documents);
      if (sameNotes && changedFields(before, { applicant, answers }).length === 0)
        return fail(problem('case.unchanged'));
      const corrected = caseCorrectedSchema.parse({
        ...before,
        kind: 'case.corrected',
        version: newest + 1,
        base: newest,
        operator: signedIn(context).operator,
        receiptLanguage: draft.content.receiptLanguage,
        ...{ applicant, answers, papers, reason, savedAt: context.reading },
        ...(documents === undefined ? {} : { documents }),
        ...(notices === undefined
          ? {}
          : {
              notices: noticesCorrected(before.notices ?? [], notices, {
                to: listenerOf(applicant),
                at: context.present,
              }),
            }),
      } satisfies CaseCorrected);
      const stored = storeVersion(db, found.value, corrected);
      if (!stored.ok) return stored;
      closeCorrection(
        db,
        draft.id,
        corrected,
        papers.map(({ sha256 }) => sha256),
      );
      replaceCaseWords(db, found.value.id, caseWordsOf(packages.of(corrected.catalogueVersion), corrected));
      if (warned.length > 0) noteWarned(db, context, { call: 'case.correct', subject: deskNumber }, warned);
      return savedSummary(db, packages, found.value.id);
    },
    'case.withdraw': (context, { deskNumber, base, reason, askedBy }) => {
      const found = changeable(db, deskNumber);
      if (!found.ok) return found;
      const newest = newestVersion(db, found.value.id);
      if (base !== newest) return fail(problem('case.changed'));
      const { case: id, deskNumber: filedAs, center } = contentOf(db, found.value.id);
      const withdrawn = caseWithdrawnSchema.parse({
        kind: 'case.withdrawn',
        ...{ case: id, deskNumber: filedAs, center },
        operator: signedIn(context).operator,
        ...{ askedBy, reason, base: newest, version: newest + 1, savedAt: context.reading },
      } satisfies CaseWithdrawn);
      const stored = storeVersion(db, found.value, withdrawn);
      return stored.ok ? savedSummary(db, packages, found.value.id) : stored;
    },
  };
}
