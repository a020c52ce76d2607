// Giving a database another key. The old file is never touched: a copy gets the new key, is proven, and only then may
// take the old one's place, by whoever knows where keys are kept. Nothing here switches or deletes the original.
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { problem } from '../shared/problems.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { storeProblem } from './failures.ts';
import { unlock } from './pragmas.ts';
import { removeDatabase } from './remove.ts';
import { connect, type Db } from './sqlite.ts';

function withDatabase<T>(file: string, key: Uint8Array, act: (db: Db) => T): T {
  const db = connect(file);
  try {
    unlock(db, key);
    return act(db);
  } finally {
    db.close();
  }
}

/**
 * Moves everything committed into the file itself and leaves no write-ahead log: it must not meet the other key. False
 * when another connection keeps the log.
 */
function foldLog(file: string, key: Uint8Array): boolean {
  const mode = withDatabase(file, key, (db) => {
    db.pragma('synchronous = full');
    db.pragma('wal_checkpoint(truncate)');
    return db.pragma('journal_mode = delete');
  });
  return mode === 'delete' && !existsSync(`${file}-wal`);
}

function flush(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes `target`, the database in `file` under `newKey`: whole, checked and flushed. Nobody may have `file` open. What
 * lay at `target` is an earlier try and is overwritten. Problems: those of the store; then `target` is worth nothing.
 */
export function copyUnderKey(file: string, key: Uint8Array, target: string, newKey: Uint8Array): Result<null> {
  try {
    removeDatabase(target);
    if (!foldLog(file, key)) return fail(problem('desk.database-unreadable', 'the database is open elsewhere'));
    copyFileSync(file, target);
    withDatabase(target, key, (db) => {
      // The copy is worth nothing until it is proven, so it need not survive anything before.
      db.pragma('synchronous = off');
      db.pragma(`rekey = 'raw:${Buffer.from(newKey).toString('hex')}'`);
    });
    const sound = withDatabase(target, newKey, (db) => db.pragma('integrity_check'));
    flush(target);
    if (sound === 'ok') return ok(null);
    removeDatabase(target);
    return fail(problem('desk.database-unreadable', 'the copy under the new key is not sound'));
  } catch (error) {
    const expected = storeProblem(error) ?? busyProblem(error);
    if (expected === null) throw error;
    return fail(expected);
  }
}

/** Somebody else is in the database. */
function busyProblem(error: unknown) {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'SQLITE_BUSY' ? problem('desk.database-unreadable', code) : null;
}
