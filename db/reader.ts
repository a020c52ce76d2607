// Connections that only read: for threads beside the desk's, for backups, for what is left of a damaged file. They change
// no setting that matters for writing, so nothing needs to be asserted of them.
import { fail, ok, type Result } from '../shared/result.ts';
import { storeProblem } from './failures.ts';
import { unlock } from './pragmas.ts';
import { connect, type Db } from './sqlite.ts';

/**
 * A connection of its own that only reads, for a thread beside the desk's: the log is shared, nobody waits for anybody.
 * The database must be there and migrated. Problems as `openStore`.
 */
export function openReader(file: string, key: Uint8Array): Result<Db> {
  let db: Db | null = null;
  try {
    db = connect(file, { readonly: true });
    unlock(db, key);
    db.pragma('trusted_schema = off');
    db.pragma('temp_store = memory');
    db.get('select count(*) from sqlite_schema');
    return ok(db);
  } catch (error) {
    db?.close();
    const expected = storeProblem(error);
    if (expected === null) throw error;
    return fail(expected);
  }
}
