// Writes a database anew in which something was forgotten. SQLite zeroes what it deletes, but where it has moved rows
// between pages an older copy may lie between two rows of another page; only a copy made row by row has none. The file in
// use is never touched: a proven copy takes its place, or nothing happens.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { copyVerified } from '../backup/copy.ts';
import { flushFile, flushFolderOf } from '../flush.ts';
import { openStore } from '../open.ts';
import type { Db, Reader } from '../sqlite.ts';
import { centralHorizon } from './settled.ts';

const daysBetween = 7;
const dayMs = 86_400_000;

interface LastRewrite {
  readonly afterPurge: number;
  readonly schema: number;
  readonly provenAt: string;
}

function lastRewrite(db: Reader): LastRewrite | undefined {
  return db.get<LastRewrite>(
    'select after_purge as afterPurge, schema, proven_at as provenAt from rewrites order by n desc limit 1',
  );
}

const lastPurge = (db: Reader): number => db.get<{ n: number | null }>('select max(n) as n from purges')?.n ?? 0;

/** Central's time by which the file should be written anew; null while it should not. */
function rewriteDue(db: Reader): string | null {
  const last = lastRewrite(db);
  const { centralTime } = centralHorizon(db);
  if (centralTime === null || lastPurge(db) <= (last?.afterPurge ?? 0)) return null;
  const early = last !== undefined && Date.parse(centralTime) - Date.parse(last.provenAt) < daysBetween * dayMs;
  return early ? null : centralTime;
}

/** Copies kept from before a migration hold what was forgotten since. They go once the newer schema was written anew. */
function dropOldSchemas(file: string, schema: number): void {
  for (const name of readdirSync(dirname(file))) {
    const [, number] = new RegExp(`^${basename(file).replace('.', '\\.')}\\.schema-(\\d+)$`).exec(name) ?? [];
    if (number !== undefined && Number(number) < schema) rmSync(join(dirname(file), name));
  }
}

/** One file without a log. False when another connection keeps the log. */
function closed(db: Db, file: string): boolean {
  db.pragma('wal_checkpoint(truncate)');
  const mode = db.pragma('journal_mode = delete');
  db.close();
  return mode === 'delete' && !existsSync(`${file}-wal`);
}

/**
 * Writes the database in `file` anew, if something was forgotten since the last time and that was a week ago by central's
 * time. Nobody may have it open. Answers whether it did. Problems: those of the store; the old file then goes on. Throws
 * what else the disk throws, likewise.
 */
export function rewriteForgotten(file: string, key: Uint8Array): Result<boolean> {
  const fresh = `${file}.rewritten`;
  const drop = (): void => {
    for (const suffix of ['', '.part', '-wal', '-shm', '-journal']) rmSync(fresh + suffix, { force: true });
  };
  drop();
  const opened = openStore(file, key);
  if (!opened.ok) return opened;
  const db = opened.value;
  const provenAt = rewriteDue(db);
  if (provenAt === null) {
    db.close();
    return ok(false);
  }
  const before = lastRewrite(db);
  const copied = copyVerified(db, key, fresh);
  const folded = closed(db, file);
  if (!copied.ok) {
    drop();
    return copied;
  }
  const copy = openStore(fresh, key);
  const schema = copy.ok ? Number(copy.value.pragma('user_version')) : 0;
  if (copy.ok) {
    const row = 'insert into rewrites (after_purge, schema, proven_at) values (?, ?, ?)';
    copy.value.run(row, lastPurge(copy.value), schema, provenAt);
  }
  if (!folded || !copy.ok || !closed(copy.value, fresh)) {
    drop();
    return fail(problem('desk.database-unreadable', 'the database is open elsewhere'));
  }
  flushFile(fresh);
  renameSync(fresh, file);
  flushFolderOf(file);
  if (before?.schema === schema) dropOldSchemas(file, schema);
  return ok(true);
}
