// Whether the write-ahead log under an open database still has what was committed into it. A program that cleans up may
// empty, cut or delete it, and SQLite goes on as if nothing had happened: it would lose what it saves from then on, and
// copy zeros over good pages when it empties the log itself. Reads only.
import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { storeProblem } from '../failures.ts';
import type { Db, Reader } from '../sqlite.ts';
import { bytesAt, frameAt, frameHeadBytes, isFrameHead, logFile, readHead } from './format.ts';

/** Thrown after a commit that the log under the database does not have, or lost before; `failures.ts` names it. */
export class LogGone extends Error {
  readonly code = 'LOG_GONE';
}

/** Frames in the log as SQLite knows it, and how many of them are in the database file too. Not within a transaction. */
export function logExtent(db: Reader): { readonly log: number; readonly checkpointed: number } {
  const found = db.get<{ log: number; checkpointed: number }>('pragma wal_checkpoint(noop)');
  // -1 in a database that has none yet.
  return { log: Math.max(0, found?.log ?? 0), checkpointed: Math.max(0, found?.checkpointed ?? 0) };
}

/**
 * Where the log ends to be what it should be, in bytes; null when it is whole, that is when every frame stands in it that
 * is not in the database file. `depth`: look at the last frame alone, or at all.
 */
export function logBreak(db: Reader, file: string, depth: 'last' | 'all'): number | null {
  const { log, checkpointed } = logExtent(db);
  if (log <= checkpointed) return null;
  let handle: number;
  try {
    handle = openSync(logFile(file), 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
  try {
    const head = readHead(handle);
    if (head === null) return 0;
    for (let n = depth === 'all' ? checkpointed + 1 : log; n <= log; n += 1) {
      const at = frameAt(head, n);
      const whole = fstatSync(handle).size >= frameAt(head, n + 1);
      if (!whole || !isFrameHead(bytesAt(handle, at, frameHeadBytes), head)) return at;
    }
    return null;
  } finally {
    closeSync(handle);
  }
}

const sizeOf = (file: string): number => statSync(logFile(file), { throwIfNoEntry: false })?.size ?? 0;

/**
 * The same connection, which answers for its log: a transaction that leaves no whole log behind throws `LogGone`, and so
 * does a checkpoint before it would begin.
 */
export function watched(db: Db, file: string): Db {
  const hold = (depth: 'last' | 'all'): void => {
    if (logBreak(db, file, depth) !== null) throw new LogGone('the log is not what was written into it');
  };
  /** The disk took what was committed: that it cannot be read just now does not undo it. */
  const holdUnlessUnreadable = (): void => {
    try {
      hold('last');
    } catch (error) {
      if (error instanceof LogGone || storeProblem(error) === null) throw error;
    }
  };
  let size = 0;
  return {
    ...db,
    get inTransaction() {
      return db.inTransaction;
    },
    transaction: (body) => {
      if (db.inTransaction) return body();
      // A log that was cut is whole at its end again after the next commit, with a hole before it.
      if (sizeOf(file) < size) holdUnlessUnreadable();
      const answer = db.transaction(body);
      holdUnlessUnreadable();
      size = sizeOf(file);
      return answer;
    },
    pragma: (text) => {
      if (text.startsWith('wal_checkpoint')) hold('all');
      return db.pragma(text);
    },
  };
}
