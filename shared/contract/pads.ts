// Calls on pads: paper forms that bear numbers of the desk's own series, printed while there is power for when there is none.
import { z } from 'zod';
import { deskNumberSchema } from '../cases/desk-number.ts';
import { reasonSchema } from '../cases/reason.ts';
import { instantSchema, uuidSchema } from '../primitives.ts';
import { reportLanguages } from '../report/words.ts';
import { call } from './call.ts';
import { madePageSchema } from './retention.ts';

/** So many forms are printed at once, and so many may be out unused: far fewer than a restored desk leaves out (db/salvage). */
export const padSizes = { least: 1, most: 50, out: 200 } as const;

/** free: may be filled in · used: a case bears the number · voided: waste paper. */
export const formStateSchema = z.enum(['free', 'used', 'voided']);

export const padSchema = z.strictObject({
  pad: uuidSchema,
  reservedAt: instantSchema,
  operatorName: z.string(),
  numbers: z.array(
    z.strictObject({
      deskNumber: deskNumberSchema,
      state: formStateSchema,
      /** Why it was voided. */ reason: z.string().nullable(),
    }),
  ),
});
export type Pad = z.infer<typeof padSchema>;

export const padsSchema = z.strictObject({
  /** The newest first. */
  pads: z.array(padSchema),
  /** Forms that are out and unused. */
  free: z.number().int().nonnegative(),
});
export type Pads = z.infer<typeof padsSchema>;

export const padCalls = {
  'pad.list': call({ input: z.strictObject({}), output: padsSchema, role: 'operator', audit: 'none' }),
  /** Takes numbers out of the series for good. Problems: desk.not-enrolled, pad.too-many. */
  'pad.reserve': call({
    input: z.strictObject({ count: z.number().int().min(padSizes.least).max(padSizes.most) }),
    output: z.strictObject({ pad: uuidSchema }),
    role: 'operator',
    audit: 'change',
  }),
  /** The forms of a pad that are neither used nor voided, one sheet each. Problem: pad.unknown. */
  'pad.page': call({
    input: z.strictObject({ pad: uuidSchema, language: z.enum(reportLanguages) }),
    output: madePageSchema,
    role: 'operator',
    audit: 'view',
  }),
  /** Problems: pad.unknown, pad.used, pad.voided. */
  'pad.void': call({
    input: z.strictObject({ deskNumber: deskNumberSchema, reason: reasonSchema }),
    output: z.strictObject({}),
    role: 'operator',
    audit: 'change',
  }),
};
