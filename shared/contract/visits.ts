// Calls on visits: one sitting at the desk with its drafts and cases. It never travels; central knows cases only.
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../primitives.ts';
import { call } from './call.ts';
import { caseSummarySchema, receiptSizeSchema } from './cases.ts';
import { draftSummarySchema } from './drafts.ts';

/** open: at the desk now, at most one · parked: put aside until its people come back · ended: they left. */
export const visitStateSchema = z.enum(['open', 'parked', 'ended']);
export type VisitState = z.infer<typeof visitStateSchema>;

export const visitSchema = z.strictObject({
  visit: uuidSchema,
  state: visitStateSchema,
  operatorName: z.string(),
  begunAt: instantSchema,
  /** Since when it is in this state, and for how many minutes. */
  since: instantSchema,
  minutes: z.number().int().nonnegative(),
  /** Names of the applicants of its cases and drafts, each once; empty while none is typed. */
  persons: z.array(z.string()),
  cases: z.array(caseSummarySchema),
  drafts: z.array(draftSummarySchema),
});
export type Visit = z.infer<typeof visitSchema>;

export const visitsSchema = z.strictObject({
  open: visitSchema.nullable(),
  /** The one that waits longest first. */
  parked: z.array(visitSchema),
  /** The ones that ended last, newest first. */
  ended: z.array(visitSchema).max(10),
});
export type Visits = z.infer<typeof visitsSchema>;

const byId = z.strictObject({ visit: uuidSchema });

export const visitCalls = {
  'visit.list': call({ input: z.strictObject({}), output: visitsSchema, role: 'operator', audit: 'view' }),
  /** Puts the open visit aside; parking when none is open changes nothing. */
  'visit.park': call({
    input: z.strictObject({}),
    output: z.strictObject({ id: uuidSchema.nullable() }),
    role: 'operator',
    audit: 'change',
  }),
  /** Opens a parked or ended visit; what was open is parked. */
  'visit.resume': call({ input: byId, output: visitSchema, role: 'operator', audit: 'change' }),
  /** Ends a visit in which nothing is unfinished. */
  'visit.end': call({ input: byId, output: z.strictObject({}), role: 'operator', audit: 'change' }),
  /** All receipts of the visit behind a cover slip, as one print job; each copy is counted as if printed alone. */
  'visit.print': call({
    input: byId.extend({ size: receiptSizeSchema, to: z.enum(['printer', 'pdf']) }),
    output: z.strictObject({ receipts: z.number().int(), file: z.string().nullable() }),
    role: 'operator',
    audit: 'print',
  }),
};
