// Tells what a desk must live with (a full disk, a dying one, a folder it may not write) from a bug in the program.
// Whatever is not listed here is a bug and takes the crash path.
import { type Problem, type ProblemCode, problem } from '../shared/problems.ts';

/** SQLite's primary result codes (its extended ones begin with these) and the system's, and what each is for the desk. */
const expected: readonly (readonly [string, ProblemCode])[] = [
  ['SQLITE_FULL', 'desk.disk-full'],
  // The log's index could not be made longer, which it is by a few pages at a time.
  ['SQLITE_IOERR_SHMSIZE', 'desk.disk-full'],
  ['SQLITE_READONLY', 'desk.read-only'],
  ['SQLITE_PERM', 'desk.read-only'],
  // A file that ends in the middle of a page is damaged; every other failure of the disk may pass.
  ['SQLITE_IOERR_SHORT_READ', 'desk.database-unreadable'],
  ['SQLITE_IOERR_CORRUPTFS', 'desk.database-unreadable'],
  ['SQLITE_IOERR', 'desk.disk-failing'],
  ['SQLITE_CORRUPT', 'desk.database-unreadable'],
  ['SQLITE_NOTADB', 'desk.database-unreadable'],
  ['SQLITE_CANTOPEN', 'desk.database-unreadable'],
  ['LOG_GONE', 'desk.log-gone'],
  ['ENOSPC', 'desk.disk-full'],
  ['EDQUOT', 'desk.disk-full'],
  ['EROFS', 'desk.read-only'],
  ['EACCES', 'desk.read-only'],
  ['EPERM', 'desk.read-only'],
  ['EIO', 'desk.disk-failing'],
];

/**
 * The problem behind an error thrown by the store or by a file beside it: `desk.disk-full`, `desk.read-only`,
 * `desk.disk-failing`, `desk.log-gone` or `desk.database-unreadable`; null when it is a bug. The detail is the code alone, because messages
 * may quote values and paths.
 */
export function storeProblem(error: unknown): Problem | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const { code } = error;
  const found = expected.find(([prefix]) => code === prefix || code.startsWith(`${prefix}_`));
  return found === undefined ? null : problem(found[1], code);
}
