// The one shape in which every call answers. Expected failures are values; whatever is thrown is a bug and takes the
// crash path. Nothing here may know which side of the desk it runs on.
import type { Problem } from './problems.ts';

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Wraps what went well. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps an expected failure of the catalogue in `problems.ts`. */
export function fail(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
