// The second place: a folder on another disk, in which each desk has its own by a name that only its key makes. Holds
// backups and, beside each, the key slots of its day. Foreign files are never touched.
import { hkdfSync } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { flushFile, flushFolderOf } from '../flush.ts';
import type { Db } from '../sqlite.ts';
import { copyVerified } from './copy.ts';
import { type BackupName, backupFile, backupsToDrop, readBackupName } from './names.ts';

/** This desk's folder in the second place. */
export function backupFolder(place: string, key: Uint8Array): string {
  const name = Buffer.from(hkdfSync('sha256', key, '', 'sopeli backup folder 1', 6)).toString('hex');
  return join(place, `sopeli-${name}`);
}

/** The backups in a folder, newest first; none when there is no such folder. */
export function listBackups(folder: string): BackupName[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file) => readBackupName(file) ?? [])
    .sort((one, other) => other.number - one.number);
}

/** The key's slots go with each backup: without them it could be opened by nobody. */
function copySlots(slotFiles: readonly string[], backup: string): void {
  for (const slot of slotFiles.filter((file) => existsSync(file))) {
    const copy = `${backup}.${basename(slot)}`;
    copyFileSync(slot, copy);
    flushFile(copy);
  }
}

function drop(folder: string, gone: BackupName): void {
  const file = backupFile(gone);
  // The database last: slots without their database are noticed by nobody, the other way round a backup would be lost.
  for (const slot of readdirSync(folder).filter((other) => other.startsWith(`${file}.`))) rmSync(join(folder, slot));
  rmSync(join(folder, file));
}

export interface BackupOrder {
  /** Where the key's slots lie; those that are not there are left out. */
  readonly slotFiles: readonly string[];
  readonly key: Uint8Array;
  /** The folder as configured; it must be there, so that an absent disk is not written under its empty mount point. */
  readonly place: string;
  readonly at: string;
}

/**
 * Makes one verified backup and drops those that the policy lets go. Problems: backup.unreachable, check.damaged,
 * backup.failed, backup.disk-full. Throws what else the disk throws.
 */
export function makeBackup(db: Db, order: BackupOrder): Result<BackupName> {
  if (!existsSync(order.place)) return fail(problem('backup.unreachable'));
  const folder = backupFolder(order.place, order.key);
  mkdirSync(folder, { recursive: true });
  for (const part of readdirSync(folder).filter((file) => file.endsWith('.part'))) rmSync(join(folder, part));
  const made = { number: (listBackups(folder)[0]?.number ?? 0) + 1, at: order.at };
  const target = join(folder, backupFile(made));
  copySlots(order.slotFiles, target);
  const copied = copyVerified(db, order.key, target);
  if (!copied.ok) return copied;
  flushFolderOf(target);
  for (const gone of backupsToDrop(listBackups(folder))) drop(folder, gone);
  return ok({ ...made, at: readBackupName(basename(target))?.at ?? made.at });
}
