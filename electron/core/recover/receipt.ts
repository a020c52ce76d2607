// What a desk knows of a paper, asked of a backup or copy of its folder: the same answer as on its own screen, for IT and
// inspectors who have the disk and the recovery identity. Reads only.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reader } from '../../../db/sqlite.ts';
import type { CheckedReceipt } from '../../../shared/contract/receipts.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { createDeadlines } from '../../services/deadlines.ts';
import { createPackages } from '../../services/packages.ts';
import { checkReceipt } from '../../services/receipt-check.ts';
import { receiptSeal } from '../receipt-seal.ts';
import { openDisk } from './disk.ts';

function checked(db: Reader, scanned: string, present: string): CheckedReceipt {
  const packages = createPackages(db);
  const needs = { db, packages, deadlines: createDeadlines(db, packages), seal: receiptSeal(db) };
  // The disk does not say which of the two modes it was run in; a sheet does.
  const answer = checkReceipt({ ...needs, practice: false }, scanned, present);
  return answer.verdict === 'signed' ? checkReceipt({ ...needs, practice: true }, scanned, present) : answer;
}

/** `present` is an instant. Problems: recovery.wrong-folder, recovery.wrong-identity, desk.database-*, desk.disk-full. */
export async function receiptOnDisk(
  disk: string,
  identity: string,
  scanned: string,
  present: string,
): Promise<Result<CheckedReceipt>> {
  const work = mkdtempSync(join(tmpdir(), 'sopeli-receipt-'));
  try {
    const opened = await openDisk(disk, identity, work);
    if (!opened.ok) return opened;
    try {
      return ok(checked(opened.value.db, scanned, present));
    } finally {
      opened.value.db.close();
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
