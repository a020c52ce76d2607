// The one way from a desk number to a case that can still be read: whoever asks for one that is not here, or was erased by the
// rule of its retention class, is told so in the same words.
import { type CaseRow, readCase } from '../../db/cases.ts';
import { isForgotten } from '../../db/retention/purge.ts';
import type { Reader } from '../../db/sqlite.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Problems: case.unknown, case.forgotten. */
export function knownCase(db: Reader, deskNumber: string): Result<CaseRow> {
  const row = readCase(db, deskNumber);
  if (row === null) return fail(problem('case.unknown'));
  return isForgotten(db, row.id) ? fail(problem('case.forgotten')) : ok(row);
}
