// Whether a saved case may still be corrected or withdrawn. Asked when the act begins and again when it is saved.
import { type CaseRow, readCase } from '../../db/cases.ts';
import { isForgotten } from '../../db/retention/purge.ts';
import type { Reader } from '../../db/sqlite.ts';
import { changeRule } from '../../shared/cases/changed.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** The case, if it can still be changed. Problems: case.unknown, case.forgotten, case.withdrawn, case.not-taken. */
export function changeable(db: Reader, deskNumber: string): Result<CaseRow> {
  const row = readCase(db, deskNumber);
  if (row === null) return fail(problem('case.unknown'));
  if (isForgotten(db, row.id)) return fail(problem('case.forgotten'));
  if (row.withdrawn === 1) return fail(problem('case.withdrawn'));
  return changeRule(row) === null ? fail(problem('case.not-taken')) : ok(row);
}
