// Everything a desk is told from outside, validated once at start. Nothing else reads the environment.
import { z } from 'zod';
import { isRecipient } from './keys/age.ts';

export const configSchema = z.strictObject({
  mode: z.enum(['practice', 'live']),
  /** Folder of the database, its key slot and receipts. */
  folder: z.string().min(1),
  /** Central's base URL, without a path; null: never reached (bundles only). */
  centralUrl: z.url({ protocol: /^https?$/ }).nullable(),
  /** One-time enrolment code; used once, when the desk is not enrolled yet. */
  enrolmentCode: z.string().min(8).max(64).nullable(),
  /** IT's public key in age format, `age1…`: the database key is sealed to it. A live desk does not start without. */
  recoveryRecipient: z.string().refine(isRecipient).optional(),
  /** Number of the database's key that this desk is to have at least; raised, the database gets a new one. */
  keyNumber: z.int().positive().max(1_000_000).optional(),
  /** Folder on another disk for backups; absent: none are made, and the desk says so. */
  backupFolder: z.string().min(1).optional(),
  /** Central's public key in age format, `age1…`: bundles by USB are sealed to it; absent: none can be made. */
  centralRecipient: z.string().refine(isRecipient).optional(),
  /** Folder whose folders are the sticks, where the system does not show them in its usual places. */
  sticksFolder: z.string().min(1).optional(),
  /** True: this desk's line costs by the megabyte, unless somebody at the desk says otherwise. */
  metered: z.boolean().optional(),
  /** Folder into which the scanner's own program writes; its files are offered for papers. */
  scannerFolder: z.string().min(1).optional(),
  version: z.string(),
});
export type Config = z.infer<typeof configSchema>;
