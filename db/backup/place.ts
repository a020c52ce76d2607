// The second place: a folder on another disk, in which each desk has its own by a name that only its key makes. Holds
// backups and, beside each, the key slots of its day. Foreign files are never touched.
import { hkdfSync } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
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

/** The key's slots go with each backup, and before it: without them it could be opened by nobody. */
function copySlots(slotFiles: readonly string[], backup: string): void {
  for (const slot of slotFiles.filter((file) => existsSync(file))) {
    const copy = `${backup}.${basename(slot)}`;
    copyFileSync(slot, copy);
    flushFile(copy);
  }
  flushFolderOf(backup);
}

interface Found extends BackupName {
  readonly folder: string;
}
const fileOf = ({ folder, ...name }: Found): string => join(folder, backupFile(name));

/** Databases first, and for good before their slots: a backup without slots would be opened by nobody. */
function drop(gone: readonly Found[]): void {
  for (const one of gone) rmSync(fileOf(one));
  for (const folder of new Set(gone.map((one) => one.folder))) {
    flushFolderOf(join(folder, 'any'));
    for (const file of readdirSync(folder)) {
      const database = file.slice(0, file.indexOf('.db.') + '.db'.length);
      const isLeft = readBackupName(database) !== null && !existsSync(join(folder, database));
      if (isLeft) rmSync(join(folder, file));
    }
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  }
}

export interface BackupOrder {
  /** Where the key's slots lie; those that are not there are left out. */
  readonly slotFiles: readonly string[];
  readonly key: Uint8Array;
  /** The folder as configured; it must be there, so that an absent disk is not written under its empty mount point. */
  readonly place: string;
  /** Names of this desk's folders in the second place under keys that it had before. */
  readonly earlier?: readonly string[];
  readonly at: string;
}

/**
 * Makes one verified backup and drops those that the policy lets go, under earlier keys too. Problems:
 * backup.unreachable, check.damaged, backup.failed, backup.disk-full. Throws what else the disk throws.
 */
export function makeBackup(db: Db, order: BackupOrder): Result<BackupName> {
  const { place, earlier = [] } = order;
  if (!existsSync(place)) return fail(problem('backup.unreachable'));
  const folder = backupFolder(place, order.key);
  mkdirSync(folder, { recursive: true });
  flushFolderOf(folder);
  for (const part of readdirSync(folder).filter((file) => file.endsWith('.part'))) rmSync(join(folder, part));
  const all = (): Found[] =>
    [folder, ...earlier.map((name) => join(place, name))].flatMap((one) =>
      listBackups(one).map((backup) => ({ ...backup, folder: one })),
    );
  const made = { number: Math.max(0, ...all().map(({ number }) => number)) + 1, at: order.at };
  const target = join(folder, backupFile(made));
  copySlots(order.slotFiles, target);
  const copied = copyVerified(db, order.key, target);
  if (!copied.ok) return copied;
  drop(backupsToDrop(all()));
  return ok({ ...made, at: readBackupName(basename(target))?.at ?? made.at });
}
