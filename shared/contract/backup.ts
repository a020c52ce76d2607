// Calls about what keeps the desk's work safe besides its database: journal, backup in a second place, checks.
import { z } from 'zod';
import { instantSchema } from '../primitives.ts';
import { problemSchema } from '../problems.ts';
import { call } from './call.ts';

export const backupStateSchema = z.strictObject({
  /** Why what is saved does not reach the journal, or null. Cases are saved all the same. */
  journal: problemSchema.nullable(),
  backup: z.strictObject({
    /** The folder as configured; null: none. */
    place: z.string().nullable(),
    /** When the last backup was made that was verified; null: never. */
    last: instantSchema.nullable(),
    /** Whole hours since then, by the desk's clock. */
    ageHours: z.number().int().nonnegative().nullable(),
    running: z.boolean(),
    problem: problemSchema.nullable(),
  }),
  /** The last full check of the database that found nothing, and what a later one found. */
  check: z.strictObject({ last: instantSchema.nullable(), problem: problemSchema.nullable() }),
});
export type BackupState = z.infer<typeof backupStateSchema>;

const nothing = z.strictObject({});

export const backupCalls = {
  'backup.read': call({ input: nothing, output: backupStateSchema, role: 'operator', audit: 'none' }),
  /** Begins a backup; answers at once, the outcome arrives as an event. */
  'backup.run': call({ input: nothing, output: nothing, role: 'operator', audit: 'change' }),
};
