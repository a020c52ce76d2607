// One of several who apply together takes only the own name back: one more version of the case, as it stands but for that
// row, so that it follows the rules of corrections and goes where the case goes. What the form would ask of the others now
// is not asked: nobody's leaving depends on it.
import { readDevice } from '../../db/device.ts';
import type { Db } from '../../db/sqlite.ts';
import { newestVersion } from '../../db/versions.ts';
import { replaceCaseWords } from '../../db/words.ts';
import { withoutFurther } from '../../shared/cases/leaving.ts';
import { type CaseCorrected, caseCorrectedSchema } from '../../shared/cases/payload.ts';
import { problem } from '../../shared/problems.ts';
import { fail } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import { contentOf } from './case-summary.ts';
import { changeable } from './changeable.ts';
import { savedSummary, storeVersion } from './correct.ts';
import { caseWordsOf } from './find-facts.ts';
import type { Packages } from './packages.ts';
import { signedIn } from './signed-in.ts';

/** Problems: those of `changeable`, case.changed, case.unchanged (nobody is at that place), desk.not-enrolled, call.too-large. */
export function leaveServices(db: Db, packages: Packages): Pick<Services, 'case.leave'> {
  return {
    'case.leave': (context, { deskNumber, base, place, reason }) => {
      const found = changeable(db, deskNumber);
      if (!found.ok) return found;
      const { id } = found.value;
      const newest = newestVersion(db, id);
      if (base !== newest) return fail(problem('case.changed'));
      if (readDevice(db) === null) return fail(problem('desk.not-enrolled'));
      const before = contentOf(db, id);
      const applicant = withoutFurther(before.applicant, place);
      if (applicant === null) return fail(problem('case.unchanged'));
      const corrected = caseCorrectedSchema.parse({
        ...before,
        kind: 'case.corrected',
        version: newest + 1,
        base,
        operator: signedIn(context).operator,
        ...{ applicant, reason, savedAt: context.reading },
      } satisfies CaseCorrected);
      const stored = storeVersion(db, found.value, corrected);
      if (!stored.ok) return stored;
      replaceCaseWords(db, id, caseWordsOf(packages.of(corrected.catalogueVersion), corrected));
      return savedSummary(db, packages, id);
    },
  };
}
