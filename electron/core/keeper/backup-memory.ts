// When the last verified backup and the last clean full check were made, kept beside the database, so that their age is
// known also while the second place is unplugged. Lost or unreadable it means "never", which only brings the next one on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { instantSchema } from '../../../shared/primitives.ts';
import { writeDurably } from '../durable-file.ts';

const memorySchema = z.object({
  /** The folder of this key's backups: those under an earlier key are not counted. */
  folder: z.string(),
  /** The folders under those, which are rotated with this one. */
  earlier: z.array(z.string()).default([]),
  backup: instantSchema.nullable(),
  check: instantSchema.nullable(),
});
export type BackupMemory = z.infer<typeof memorySchema>;

const fileIn = (folder: string): string => join(folder, 'kept.json');

/** What is remembered of backups in the folder of that name. */
export function readBackupMemory(folder: string, backups: string): BackupMemory {
  try {
    const kept = memorySchema.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
    if (kept.folder === backups) return kept;
    const earlier = [...kept.earlier, kept.folder].filter((name) => name !== backups);
    return { folder: backups, earlier, backup: null, check: null };
  } catch {
    return { folder: backups, earlier: [], backup: null, check: null };
  }
}

/** A full disk costs only the memory. */
export function writeBackupMemory(folder: string, memory: BackupMemory): void {
  writeDurably(fileIn(folder), Buffer.from(JSON.stringify(memory)));
}
