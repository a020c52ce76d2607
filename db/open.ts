// The only way to a database: keyed, durable and migrated, or a named problem. A file that does not open is left
// exactly as it lies; nothing is ever overwritten, deleted or begun anew in its place.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { type Problem, problem } from '../shared/problems.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { copyVerified } from './backup/copy.ts';
import { storeProblem } from './failures.ts';
import { committedFrames } from './log/format.ts';
import { adoptRescued, closeLeavingLog } from './log/leave.ts';
import { logExtent, watched } from './log/watch.ts';
import { type Migration, migrate } from './migrate.ts';
import { shipped } from './migrations/shipped.ts';
import { secure, unlock } from './pragmas.ts';
import { openReader } from './reader.ts';
import { connect, type Db } from './sqlite.ts';

/** What a migration is at: its copy, then so many of the changes. */
export type MigrationStep =
  | { readonly step: 'copy' }
  | { readonly step: 'change'; readonly done: number; readonly of: number };

/**
 * Opens the desk's database, creating it when there is none. `key` has 32 bytes. Problems: `desk.database-unreadable`
 * (wrong key, damaged, not a database of ours), `desk.database-newer`, `desk.disk-full`, `desk.read-only`,
 * `desk.disk-failing`.
 */
export function openStore(
  file: string,
  key: Uint8Array,
  migrations: readonly Migration[] = shipped,
  onStep: (step: MigrationStep) => void = () => undefined,
): Result<Db> {
  let db: Db | null = null;
  const giveUp = (why: Problem): Result<never> => {
    if (db !== null) closeLeavingLog(db, file, key);
    return fail(why);
  };
  try {
    adoptRescued(file);
    const lost = wouldStartAnew(file) ?? liesOpen(file);
    if (lost !== null) return fail(lost);
    const committed = committedFrames(file);
    db = connect(file);
    unlock(db, key);
    db.get('select count(*) from sqlite_schema');
    if (logExtent(db).log < committed) {
      return giveUp(problem('desk.disk-failing', 'log not read to its end'));
    }
    secure(db);
    const behind = schemaBehind(db, migrations);
    if (behind !== null) onStep({ step: 'copy' });
    const copied = behind === null ? ok(null) : copyVerified(db, key, copyOfSchema(file, behind));
    if (!copied.ok) return giveUp(copied.problem);
    const migrated = migrate(db, migrations, (done, of) => {
      if (behind !== null) onStep({ step: 'change', done, of });
    });
    if (migrated.ok) return ok(watched(db, file));
    return giveUp(migrated.problem);
  } catch (error) {
    const expected = storeProblem(error);
    if (expected !== null) return giveUp(expected);
    if (db !== null) closeLeavingLog(db, file, key);
    throw error;
  }
}

/**
 * A verified copy of a database that is about to be migrated is kept here; what is not copied is not migrated. Cut off, it
 * is made again at the next start, and the file under its final name is always whole.
 */
export const copyOfSchema = (file: string, schema: number): string => `${file}.schema-${schema}`;

/** The database's schema when it is an earlier one of ours, else null. */
function schemaBehind(db: Db, migrations: readonly Migration[]): number | null {
  const schema = Number(db.pragma('user_version'));
  const known = migrations.some(({ number }) => number === schema);
  return !known || schema === migrations.at(-1)?.number ? null : schema;
}

/** The schema from which opening the database in `file` would migrate it; null when it would not, or cannot be read. */
export function schemaToMigrate(file: string, key: Uint8Array): number | null {
  if (wouldStartAnew(file) !== null || sizeOf(file) === 0) return null;
  const reader = openReader(file, key);
  if (!reader.ok) return null;
  try {
    return schemaBehind(reader.value, shipped);
  } finally {
    reader.value.close();
  }
}

/**
 * SQLite takes a missing, empty or one-byte file for a new database and then deletes the write-ahead log beside it,
 * which may hold committed cases. A database of ours is never that short while it has a log.
 */
function wouldStartAnew(file: string): Problem | null {
  const size = sizeOf(file);
  if (size > 1) return null;
  if (size === 1) return problem('desk.database-unreadable', 'file of one byte');
  return sizeOf(`${file}-wal`) > 0 ? problem('desk.database-unreadable', 'log without its database') : null;
}

/** A database without a key (SQLite's own first bytes) is never worked in, whatever the mode. */
function liesOpen(file: string): Problem | null {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true) return null;
  const handle = openSync(file, 'r');
  try {
    const first = Buffer.alloc(16);
    readSync(handle, first);
    return first.toString('latin1') === 'SQLite format 3\0' ? problem('desk.database-unreadable', 'plain text') : null;
  } finally {
    closeSync(handle);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
