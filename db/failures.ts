// Tells what a desk must live with (a full disk, a dying one, a folder it may not write) from a bug in the program.
// Whatever is not listed here is a bug and takes the crash path.
import { type Problem, type ProblemCode, problem } from '../shared/problems.ts';

/** SQLite's primary result codes (its extended ones begin with these), and what each is for the desk. */
const expected: readonly (readonly [string, ProblemCode])[] = [
  ['SQLITE_FULL', 'desk.disk-full'],
  // The log's index could not be made longer, which it is by a few pages at a time.
  ['SQLITE_IOERR_SHMSIZE', 'desk.disk-full'],
  ['SQLITE_READONLY', 'desk.read-only'],
  ['SQLITE_PERM', 'desk.read-only'],
  ['SQLITE_IOERR', 'desk.database-unreadable'],
  ['SQLITE_CORRUPT', 'desk.database-unreadable'],
  ['SQLITE_NOTADB', 'desk.database-unreadable'],
  ['SQLITE_CANTOPEN', 'desk.database-unreadable'],
];

/**
 * The problem behind an error thrown by the store: `desk.disk-full`, `desk.read-only` or `desk.database-unreadable`;
 * null when it is a bug. The detail is SQLite's code alone, because its messages may quote values.
 */
export function storeProblem(error: unknown): Problem | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const { code } = error;
  const found = expected.find(([prefix]) => code === prefix || code.startsWith(`${prefix}_`));
  return found === undefined ? null : problem(found[1], code);
}
