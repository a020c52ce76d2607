// A whole, encrypted copy of a database in use, proven before it gets its name. SQLite writes it from one snapshot while
// the desk goes on; it is then opened by itself and held against the store. What fails leaves no file of that name.
import { renameSync, statSync } from 'node:fs';
import { type Problem, problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { flushFile, flushFolderOf } from '../flush.ts';
import { openReader } from '../reader.ts';
import { removeDatabase } from '../remove.ts';
import type { Db, Reader, Value } from '../sqlite.ts';

/** What only grows: a copy taken between two readings has no less than the first and no more than the second. */
interface Extent {
  readonly schema: number;
  readonly cases: number;
  readonly versions: number;
  readonly receipts: number;
  readonly audit: number;
}
interface ChainEnd {
  readonly epoch: number;
  readonly seq: number;
  /** As it lies there. */
  readonly hash: Value;
}

function extentOf(db: Reader): Extent {
  const extent = db.get<Extent>(
    `select (select user_version from pragma_user_version) as schema, (select count(*) from cases) as cases,
       (select count(*) from case_versions) as versions, (select count(*) from receipts) as receipts,
       (select coalesce(max(seq), 0) from audit) as audit`,
  );
  if (extent === undefined) throw new Error('no extent');
  return extent;
}

function chainEnd(db: Reader): ChainEnd | undefined {
  return db.get<ChainEnd>('select epoch, seq, hash from outbox order by epoch desc, seq desc limit 1');
}

function hasEntry(db: Reader, { epoch, seq, hash }: ChainEnd): boolean {
  return db.get('select 1 from outbox where epoch = ? and seq = ? and hash = ?', epoch, seq, hash) !== undefined;
}

/** Null when every page of the database can be read and its structure holds; else the first complaint, without content. */
export function structureProblem(db: Db): Problem | null {
  const found = String(db.pragma('quick_check(1)'));
  return found === 'ok' ? null : problem('check.damaged', 'quick_check');
}

function verify(copy: Db, before: Extent, end: ChainEnd | undefined, after: () => Extent): Problem | null {
  const damaged = structureProblem(copy);
  if (damaged !== null) return damaged;
  const extent = extentOf(copy);
  const upper = after();
  const names = ['schema', 'cases', 'versions', 'receipts', 'audit'] as const;
  const wrong = names.find((name) => extent[name] < before[name] || extent[name] > upper[name]);
  if (wrong !== undefined) return problem('backup.failed', `${wrong}: ${extent[wrong]}, not from ${before[wrong]}`);
  return end === undefined || hasEntry(copy, end) ? null : problem('backup.failed', 'end of the chain');
}

/**
 * Copies `db` (any connection, outside a transaction) to `target`, encrypted with `key`, and verifies the copy. Answers
 * its bytes. Problems: check.damaged, backup.failed, and those of opening. Throws what the disk throws.
 */
export function copyVerified(db: Db, key: Uint8Array, target: string): Result<number> {
  const part = `${target}.part`;
  removeDatabase(part);
  const before = extentOf(db);
  const end = chainEnd(db);
  db.run('vacuum into ?', part);
  const copy = openReader(part, key);
  if (!copy.ok) return copy;
  let wrong: Problem | null;
  try {
    wrong = verify(copy.value, before, end, () => extentOf(db));
  } finally {
    copy.value.close();
  }
  if (wrong !== null) return fail(wrong);
  flushFile(part);
  renameSync(part, target);
  flushFolderOf(target);
  return ok(statSync(target).size);
}
