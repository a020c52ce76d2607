// Calls about the desk itself and who sits at it.
import { z } from 'zod';
import { instantSchema, localTextSchema, slugSchema, uuidSchema } from '../primitives.ts';
import { problemSchema } from '../problems.ts';
import { call } from './call.ts';

export const sessionSchema = z.strictObject({
  operator: uuidSchema,
  name: z.string(),
  role: z.enum(['operator', 'administrator']),
  since: instantSchema,
});
export type Session = z.infer<typeof sessionSchema>;

/** The line as proven by answers of central, never by the network adapter. */
export const lineSchema = z.strictObject({
  state: z.enum(['unproven', 'online', 'offline', 'stopped']),
  since: instantSchema.nullable(),
  lastAnswer: instantSchema.nullable(),
  nextTry: instantSchema.nullable(),
  problem: problemSchema.nullable(),
});
export type Line = z.infer<typeof lineSchema>;

/** The computer's clock as far as central's time proves it; see shared/time/present.ts. */
const clockStateSchema = z.enum(['agrees', 'behind', 'ahead']);

/** Counts by what is proven of the desk's cases. */
export const queueSchema = z.strictObject({
  drafts: z.number().int(),
  queued: z.number().int(),
  delivered: z.number().int(),
  registered: z.number().int(),
  refused: z.number().int(),
  manual: z.number().int(),
  /** Corrections and withdrawals that central is not proven to have; their cases are counted by their own state. */
  changes: z.number().int(),
  line: lineSchema,
  clock: clockStateSchema,
});
export type Queue = z.infer<typeof queueSchema>;

export const deskSchema = z.strictObject({
  version: z.string(),
  /** Practice has its own database, a watermark on screen and paper, and never reaches the live central. */
  mode: z.enum(['practice', 'live']),
  enrolled: z.boolean(),
  center: z
    .strictObject({ id: slugSchema, number: z.number().int(), name: localTextSchema, municipality: slugSchema })
    .nullable(),
  desk: z.number().int().nullable(),
  operators: z.array(z.strictObject({ id: uuidSchema, name: z.string() })),
  /** Shown on the sign-in screen in practice mode only; null in live mode. */
  practice: z.strictObject({ operator: uuidSchema, password: z.string() }).nullable(),
  session: sessionSchema.nullable(),
});
export type Desk = z.infer<typeof deskSchema>;

const nothing = z.strictObject({});

export const deskCalls = {
  'desk.read': call({ input: nothing, output: deskSchema, role: 'anyone', audit: 'none' }),
  'session.sign-in': call({
    input: z.strictObject({ operator: uuidSchema, password: z.string().min(1).max(200) }),
    output: sessionSchema,
    role: 'anyone',
    audit: 'session',
  }),
  'session.sign-out': call({ input: nothing, output: nothing, role: 'operator', audit: 'session' }),
  'queue.read': call({ input: nothing, output: queueSchema, role: 'operator', audit: 'none' }),
  /** Wakes the exchange now; answers at once, the outcome arrives as an event. */
  'exchange.wake': call({ input: nothing, output: nothing, role: 'operator', audit: 'none' }),
};
