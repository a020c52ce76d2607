// What a desk on a failing disk is to go through, handed over in a file, and what it answers.
import { z } from 'zod';

export const planSchema = z.strictObject({
  /** Everything below it fails when told. */
  root: z.string(),
  control: z.string(),
  centralUrl: z.string(),
  enrolmentCode: z.string(),
  seed: z.string(),
  /** How many faults of each kind are tried; 0: every call that there is, each error, once and lasting. */
  starts: z.number().int().nonnegative(),
  jobs: z.number().int().nonnegative(),
  /** How often the disk fills up. */
  fillings: z.number().int().positive(),
});
export type Plan = z.infer<typeof planSchema>;

export const reportSchema = z.strictObject({
  /** What was not as it must be, in words. */
  faults: z.array(z.string()),
  starts: z.number(),
  jobs: z.number(),
  fillings: z.number(),
  backups: z.number(),
  rebuilds: z.number(),
  /** Faults that met a call. */
  hits: z.number(),
  /** How often each problem was answered. */
  answered: z.record(z.string(), z.number()),
  /** Cases looked for after the faults, and those that were saved on the reserve. */
  cases: z.number(),
  onReserve: z.number(),
});
export type Report = z.infer<typeof reportSchema>;
