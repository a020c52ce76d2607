// What the desk tells of the disk its cases lie on.
import { z } from 'zod';
import { instantSchema, plainDateSchema } from '../primitives.ts';
import { problemSchema } from '../problems.ts';
import { call } from './call.ts';

/**
 * Why a place loses data, the detail of `desk.place-unfit`: another computer's disk, a synchronised folder, a profile
 * that is carried between computers, a file system without a journal, memory, or a disk that is put back at every start.
 */
export const unfitReasons = ['network', 'cloud', 'roaming', 'fat', 'memory', 'filtered'] as const;
export type UnfitReason = (typeof unfitReasons)[number];

/** A rebuild of the database: shown until IT has ended what it set aside. */
export const rebuiltSchema = z.strictObject({
  at: instantSchema,
  /** Folder with the damaged files. */
  folder: z.string(),
  /** The day by which the folder must be gone, for it holds what the desk has forgotten since. */
  until: plainDateSchema,
  overdue: z.boolean(),
  /** What central has of this desk and the desk lacks; null while central has not told of everything. */
  lacking: z.strictObject({ registered: z.array(z.string()), others: z.number().int().nonnegative() }).nullable(),
});
export type Rebuilt = z.infer<typeof rebuiltSchema>;

export const storageSchema = z.strictObject({
  /** roomy: enough · low: somebody should make room · last: the reserve is used up, and papers are taken no more. */
  state: z.enum(['roomy', 'low', 'last']),
  freeBytes: z.number().int().nonnegative(),
  totalBytes: z.number().int().nonnegative(),
  /** What the desk's own database takes. */
  usedBytes: z.number().int().nonnegative(),
  /** A case with its papers and records, as the last ones were. */
  caseBytes: z.number().int().positive(),
  casesFit: z.number().int().nonnegative(),
  /** At the pace of the last cases; null while there are too few to tell. */
  daysFit: z.number().int().nonnegative().nullable(),
  /** What is wrong with the place itself, since this start: desk.place-unfit (practice only), desk.place-reset, desk.log-gone. */
  warnings: z.array(problemSchema),
  /** Oldest first. */
  rebuilt: z.array(rebuiltSchema),
});
export type Storage = z.infer<typeof storageSchema>;

export const storageCalls = {
  'storage.read': call({ input: z.strictObject({}), output: storageSchema, role: 'operator', audit: 'none' }),
};
