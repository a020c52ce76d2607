// Whether a saved case may still be corrected or withdrawn. Asked when the act begins and again when it is saved.
import type { CaseRow } from '../../db/cases.ts';
import type { Reader } from '../../db/sqlite.ts';
import { changeRule } from '../../shared/cases/changed.ts';
import { problem } from '../../shared/problems.ts';
import { fail, type Result } from '../../shared/result.ts';
import { knownCase } from './known-case.ts';

/** The case, if it can still be changed. Problems: case.unknown, case.forgotten, case.withdrawn, case.not-taken. */
export function changeable(db: Reader, deskNumber: string): Result<CaseRow> {
  const known = knownCase(db, deskNumber);
  if (!known.ok) return known;
  if (known.value.withdrawn === 1) return fail(problem('case.withdrawn'));
  return changeRule(known.value) === null ? fail(problem('case.not-taken')) : known;
}
