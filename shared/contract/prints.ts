// Calls on what was asked of the printer and did not come out, or came out badly. The paper itself is `receipt.print`.
import { z } from 'zod';
import { deskNumberSchema } from '../cases/desk-number.ts';
import { instantSchema, uuidSchema } from '../primitives.ts';
import { call } from './call.ts';
import { printReasonSchema, receiptSizeSchema } from './cases.ts';

/** not-taken: the printer refused, or is off · the others are what somebody saw. */
export const printTroubles = ['not-taken', 'no-paper', 'wrong-size', 'unreadable'] as const;
const seen = z.enum(['no-paper', 'wrong-size', 'unreadable']);

export const printJobSchema = z.strictObject({
  job: uuidSchema,
  deskNumber: deskNumberSchema,
  size: receiptSizeSchema,
  reason: printReasonSchema.nullable(),
  askedAt: instantSchema,
  tries: z.number().int().positive(),
  /** printing: at the printer now · unknown: the desk stopped while it was there, so somebody has to look · failed. */
  state: z.enum(['printing', 'unknown', 'failed']),
  trouble: z.enum(printTroubles).nullable(),
});
export type PrintJob = z.infer<typeof printJobSchema>;

const oneJob = z.strictObject({ job: uuidSchema });
const printed = z.strictObject({ copy: z.number().int(), file: z.string().nullable() });

export const printCalls = {
  'print.list': call({ input: z.strictObject({}), output: z.array(printJobSchema), role: 'operator', audit: 'view' }),
  /** Problems: print.unknown, case.forgotten, receipt.not-printed. */
  'print.again': call({ input: oneJob, output: printed, role: 'operator', audit: 'print' }),
  /** Somebody looked: paper came out (then the copy counts), or the job is wanted no more. Problem: print.unknown. */
  'print.settle': call({
    input: oneJob.extend({ outcome: z.enum(['came-out', 'dropped']) }),
    output: z.strictObject({}),
    role: 'operator',
    audit: 'print',
  }),
  /** The last copy of a case came out wrong: it waits to be printed again. Problems: case.unknown, print.unknown. */
  'print.wrong': call({
    input: z.strictObject({ deskNumber: deskNumberSchema, trouble: seen }),
    output: oneJob,
    role: 'operator',
    audit: 'print',
  }),
};
