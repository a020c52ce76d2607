// Opens the database of a desk's disk with IT's recovery identity, on a copy: what was handed in stays as it lies.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyAudit } from '../../../db/audit.ts';
import { type Device, readDevice } from '../../../db/device.ts';
import { countDrafts } from '../../../db/drafts.ts';
import { storeProblem } from '../../../db/failures.ts';
import { openStore } from '../../../db/open.ts';
import type { Db, Reader } from '../../../db/sqlite.ts';
import { stateCounts } from '../../../db/states.ts';
import { brokenEntry, unsentDeskNumbers } from '../../../db/unsent.ts';
import { problem } from '../../../shared/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { databaseFile, type HeldKey } from '../key-slot.ts';
import { readKeyFiles } from '../keys/file.ts';
import { openByIdentity } from '../keys/slots.ts';

async function keysOf(disk: string, identity: string): Promise<Result<HeldKey[]>> {
  const files = readKeyFiles(disk);
  if (files.length === 0) return fail(problem('recovery.wrong-folder', 'no key slots'));
  for (const file of files) {
    const keys: HeldKey[] = [];
    for (const sealed of file.keys) {
      const key = await openByIdentity(sealed, identity);
      if (key !== null) keys.push({ sealed, key });
    }
    if (keys.length > 0) return ok(keys);
  }
  return fail(problem('recovery.wrong-identity', 'no recovery slot opens'));
}

export interface OpenedDisk {
  readonly db: Db;
  readonly held: HeldKey;
}

/** Opens a copy made in `work`. Problems: recovery.wrong-folder, recovery.wrong-identity, desk.database-*, desk.disk-full. */
export async function openDisk(disk: string, identity: string, work: string): Promise<Result<OpenedDisk>> {
  if (!existsSync(databaseFile(disk))) return fail(problem('recovery.wrong-folder', 'no desk.db'));
  const keys = await keysOf(disk, identity);
  if (!keys.ok) return keys;
  const copy = join(work, 'copy');
  mkdirSync(copy, { recursive: true });
  for (const suffix of ['', '-wal', '-journal']) {
    const from = databaseFile(disk) + suffix;
    if (existsSync(from)) copyFileSync(from, databaseFile(copy) + suffix);
  }
  let answer: Result<OpenedDisk> = fail(problem('recovery.wrong-identity', 'no recovery slot opens'));
  for (const held of keys.value) {
    const store = openStore(databaseFile(copy), held.key);
    if (store.ok) return ok({ db: store.value, held });
    answer = store;
  }
  return answer;
}

/** What was found, without personal data: fit to be read by anybody who carries the bundle. */
export interface Summary {
  readonly center: string | null;
  readonly desk: number | null;
  /** What did not hold: `database`, `audit`, `outbox`; empty when all is whole. */
  readonly faults: readonly string[];
  readonly cases: Readonly<Record<string, number>>;
  readonly drafts: number;
  /** Cases in the bundle, by desk number. */
  readonly unsent: readonly string[];
  readonly device: Device | null;
}

/** Verifies the database and counts. Problem: desk.database-unreadable when it is too damaged to read. */
export function examine(db: Reader & Pick<Db, 'pragma'>): Result<Summary> {
  try {
    const device = readDevice(db);
    const faults = [
      ...(db.pragma('integrity_check') === 'ok' ? [] : ['database']),
      ...(verifyAudit(db).ok ? [] : ['audit']),
      ...(brokenEntry(db) === null ? [] : ['outbox']),
    ];
    const [center, desk] = [device?.center ?? null, device?.desk ?? null];
    return ok({
      center,
      desk,
      faults,
      cases: stateCounts(db),
      drafts: countDrafts(db),
      unsent: unsentDeskNumbers(db),
      device,
    });
  } catch (error) {
    const expected = storeProblem(error);
    if (expected === null) throw error;
    return fail(expected);
  }
}
