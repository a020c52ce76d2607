// Offers to rebuild a database that cannot be worked with, and does it in a thread. Decides only what can be offered;
// how it is rebuilt, and that nothing is deleted, is the business of db/salvage.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SalvageOrder, SalvageReport, SalvageStep } from '../../../db/salvage/salvage.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import type { Config } from '../config.ts';
import { writeDurably } from '../durable-file.ts';
import { databaseFile, journalFile, keysByKeystore } from '../key-slot.ts';
import type { Keystore, Random } from '../ports.ts';
import { fits } from '../salvage-key.ts';
import { salvageLines } from '../salvage-report.ts';

export type RebuildNews = { readonly step: SalvageStep } | { readonly outcome: Result<SalvageReport> };

/** A database that a rebuild would not help: it is whole, and somebody else's or in somebody's hands. */
const whole = [/^a (practice|live) database/, /^plain text$/, /open elsewhere/, /^SQLITE_BUSY/];

export function isRebuildable({ code, detail = '' }: Problem): boolean {
  // A sector that cannot be read stays so over a restart; the rebuild reads around it.
  if (code === 'desk.database-behind' || code === 'desk.log-gone' || code === 'desk.disk-failing') return true;
  return code === 'desk.database-unreadable' && !whole.some((pattern) => pattern.test(detail));
}

interface Opening {
  readonly config: Pick<Config, 'folder' | 'backupFolder'>;
  readonly keystore: Keystore;
  readonly random: Random;
}

/** The key under which this desk's files are, by its keystore alone; null when none fits, and nothing can be offered. */
export function rebuildKey({ config: { folder, backupFolder }, keystore, random }: Opening): Uint8Array | null {
  const held = keysByKeystore(folder, keystore, random);
  if (!held.ok) return null;
  const keys = held.value.keys.map(({ key }) => key);
  return keys.findLast((key) => fits(folder, backupFolder ?? null, key)) ?? null;
}

/** Whether a second place is configured and cannot be seen now: a disk that is not plugged in. */
export const isPlaceGone = ({ backupFolder }: Opening['config']): boolean =>
  backupFolder !== undefined && !existsSync(backupFolder);

/** What to rebuild in the desk's folder, now. */
export function rebuildOrder({ folder, backupFolder }: Opening['config'], key: Uint8Array, at: string): SalvageOrder {
  const place = backupFolder !== undefined && existsSync(backupFolder) ? backupFolder : null;
  return { databaseFile: databaseFile(folder), journalFile: journalFile(folder), place, key, at };
}

/**
 * Rebuilds in a thread, telling each step. A copy of the report lies with the damaged files. Problems: those of
 * `salvage`; then the old files lie as they lay. Rejects when the thread dies, which is a bug.
 */
export async function rebuild(
  order: SalvageOrder,
  worker: URL,
  onStep: (step: SalvageStep) => void,
): Promise<Result<SalvageReport>> {
  const outcome = await new Promise<Result<SalvageReport>>((resolve, reject) => {
    const thread = new Worker(worker, { workerData: order });
    thread.on('message', (news: RebuildNews) => {
      if ('step' in news) onStep(news.step);
      else resolve(news.outcome);
    });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the rebuild ended without an outcome')));
  });
  if (outcome.ok) {
    const { setAside } = outcome.value;
    // A full disk costs only this copy.
    const lines = [basename(setAside), ...salvageLines(outcome.value), ''];
    writeDurably(join(setAside, 'report.txt'), Buffer.from(lines.join('\n')));
  }
  return outcome;
}
