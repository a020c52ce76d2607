// A consent that is taken back at the desk: one more version of the case, as it stands but for the tick and with the
// withdrawal behind what was agreed to, so that it goes where the case goes.
import { readDevice } from '../../db/device.ts';
import type { Db } from '../../db/sqlite.ts';
import { newestVersion } from '../../db/versions.ts';
import { consentsHeld, listenerOf, noticesCorrected } from '../../shared/cases/notices.ts';
import { type CaseCorrected, caseCorrectedSchema } from '../../shared/cases/payload.ts';
import { problem } from '../../shared/problems.ts';
import { receiptWords } from '../../shared/receipt/words.ts';
import { fail, ok } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import { contentOf } from './case-summary.ts';
import { changeable } from './changeable.ts';
import { storeVersion } from './correct.ts';
import type { Packages } from './packages.ts';
import { signedIn } from './signed-in.ts';

/** Problems: those of `changeable`, case.unchanged (no such consent holds), desk.not-enrolled, call.too-large. */
export function consentServices(db: Db, packages: Packages): Pick<Services, 'consent.withdraw'> {
  return {
    'consent.withdraw': (context, { deskNumber, notice }) => {
      const found = changeable(db, deskNumber);
      if (!found.ok) return found;
      if (readDevice(db) === null) return fail(problem('desk.not-enrolled'));
      const before = contentOf(db, found.value.id);
      const { applicant, notices = [] } = before;
      const held = consentsHeld(notices);
      const field = packages.of(before.catalogueVersion).notices?.find(({ id }) => id === notice)?.field;
      if (field === undefined || !held.some((record) => record.notice === notice))
        return fail(problem('case.unchanged'));
      const stay = [
        ...notices.filter(({ act }) => act === 'told'),
        ...held.filter((record) => record.notice !== notice),
      ];
      const newest = newestVersion(db, found.value.id);
      const corrected = caseCorrectedSchema.parse({
        ...before,
        kind: 'case.corrected',
        version: newest + 1,
        base: newest,
        operator: signedIn(context).operator,
        applicant: { ...applicant, [field]: false },
        notices: noticesCorrected(notices, stay, { to: listenerOf(applicant), at: context.present }),
        reason: receiptWords.withdrawn.ka,
        savedAt: context.reading,
      } satisfies CaseCorrected);
      const stored = storeVersion(db, found.value, corrected);
      return stored.ok ? ok({}) : stored;
    },
  };
}
