// Closing a database whose log may not be what was written into it. SQLite would empty the log into the database file at
// the last close, and with it whatever a broken log says; so first what the open connection still knows is saved.
import { existsSync, renameSync, truncateSync } from 'node:fs';
import { copyVerified } from '../backup/copy.ts';
import { storeProblem } from '../failures.ts';
import { flushFolderOf } from '../flush.ts';
import { unlock } from '../pragmas.ts';
import { removeLog } from '../remove.ts';
import { connect, type Db } from '../sqlite.ts';
import { logFile } from './format.ts';
import { logBreak } from './watch.ts';

/** A copy saved from a broken log, proven before it has this name. */
const rescuedFile = (databaseFile: string): string => `${databaseFile}.rescued`;

/** Puts a rescued copy in the place of the database, also where a cut came between; nobody may have it open. */
export function adoptRescued(file: string): void {
  if (!existsSync(rescuedFile(file))) return;
  // The log first: it must not meet another file than its own.
  removeLog(file);
  flushFolderOf(file);
  renameSync(rescuedFile(file), file);
  flushFolderOf(file);
}

/** Closes `db` without moving its log into the file, for another connection is still there; that one only reads. */
export function closeLeavingLog(db: Db, file: string, key: Uint8Array): void {
  let other: Db | null = null;
  try {
    other = connect(file, { readonly: true });
    unlock(other, key);
    other.get('select count(*) from sqlite_schema');
  } catch (error) {
    if (storeProblem(error) === null) throw error;
  } finally {
    db.close();
    other?.close();
  }
}

/**
 * A copy of all that is committed, by the connection that committed it: the pages that the log lost are in its memory as
 * long as there is room. Whole and proven, or none.
 */
function copyFromMemory(db: Db, file: string, key: Uint8Array): boolean {
  try {
    return copyVerified(db, key, rescuedFile(file)).ok;
  } catch (error) {
    if (storeProblem(error) === null) throw error;
    return false;
  }
}

function breakOrUnknown(db: Db, file: string): number | null | 'unknown' {
  try {
    return logBreak(db, file, 'all');
  } catch (error) {
    if (storeProblem(error) === null) throw error;
    return 'unknown';
  }
}

/**
 * Closes the desk's own connection, the last one to `file`. `closed`: in order. `rescued`: its log was broken, and a
 * proven copy of everything has taken the place of database and log. `left`: it was broken, or cannot be read, and not all
 * is known any more; the files lie as they lay, for a rebuild.
 */
export function letGo(db: Db, file: string, key: Uint8Array): 'closed' | 'rescued' | 'left' {
  const end = breakOrUnknown(db, file);
  if (end === null) {
    db.close();
    return 'closed';
  }
  if (end === 'unknown') {
    closeLeavingLog(db, file, key);
    return 'left';
  }
  // What comes after the break no reader takes in, but SQLite would read zeros there as if they were pages.
  if (existsSync(logFile(file))) truncateSync(logFile(file), end);
  const saved = copyFromMemory(db, file, key);
  closeLeavingLog(db, file, key);
  if (!saved) return 'left';
  adoptRescued(file);
  return 'rescued';
}
