// Calls about papers that central does not have yet.
import { z } from 'zod';
import { deskNumberSchema } from '../cases/desk-number.ts';
import { problemSchema } from '../problems.ts';
import { call } from './call.ts';

export const waitingPaperSchema = z.strictObject({
  deskNumber: deskNumberSchema,
  mediaType: z.string(),
  /** Bytes. */
  size: z.number().int(),
  /** Bytes that went out since the program started, or that central had before: proven only once the paper is gone from here. */
  sent: z.number().int().nonnegative(),
  sending: z.boolean(),
  /** Why it did not get on, the last time it was tried. */
  problem: problemSchema.nullable(),
});
export type WaitingPaper = z.infer<typeof waitingPaperSchema>;

export const paperQueueSchema = z.strictObject({
  /** The next ones in the order in which they go: at most 50. */
  papers: z.array(waitingPaperSchema).max(50),
  /** The line costs by the megabyte: papers wait until somebody lets them go, cases never do. */
  metered: z.boolean(),
  /** Of all of them, those that nobody let go yet; none on a line without a price. */
  held: z.strictObject({ count: z.number().int().nonnegative(), bytes: z.number().int().nonnegative() }),
  /** All of them. */
  count: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
});
export type PaperQueue = z.infer<typeof paperQueueSchema>;

export const paperCalls = {
  'paper.queue': call({ input: z.strictObject({}), output: paperQueueSchema, role: 'operator', audit: 'none' }),
  /** Lets every paper go that waits now; later ones are asked for again. */
  'paper.let': call({ input: z.strictObject({}), output: z.strictObject({}), role: 'operator', audit: 'change' }),
  /** Says whether the line costs by the megabyte. */
  'paper.price': call({
    input: z.strictObject({ metered: z.boolean() }),
    output: z.strictObject({}),
    role: 'operator',
    audit: 'change',
  }),
};
