// Moves committed pages from the write-ahead log into the database file. Doing that inside a commit is what makes the
// slowest commits slow, so the core does it in quiet moments. It never waits and loses nothing when left out.
import type { Db } from './sqlite.ts';

/** One passive checkpoint, to be called when nobody is typing. Must not run inside a transaction. */
export function checkpointWhenIdle(db: Db): void {
  if (db.inTransaction) throw new Error('checkpoint inside a transaction');
  db.pragma('wal_checkpoint(passive)');
}

/** Empties the log, so that no older state of a page is left in it; left out where somebody still reads from it. */
export function scrubLog(db: Db): void {
  if (db.inTransaction) throw new Error('checkpoint inside a transaction');
  db.pragma('wal_checkpoint(truncate)');
}
