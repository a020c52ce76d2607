// Calls of a desk's first day: becoming a device of central, its first supervisor, and operators that come and go.
import { z } from 'zod';
import { uuidSchema } from '../primitives.ts';
import { problemSchema } from '../problems.ts';
import { call } from './call.ts';

const nothing = z.strictObject({});
const name = z.string().trim().min(2).max(100);
/** Long rather than strange: NIST SP 800-63B asks for length and forbids nothing. */
const password = z.string().min(8).max(200);

export const operatorSchema = z.strictObject({
  id: uuidSchema,
  name: z.string(),
  role: z.enum(['operator', 'administrator']),
  /** Signs in no more; stays named in what was done. */
  locked: z.boolean(),
});
export type OperatorView = z.infer<typeof operatorSchema>;

export const enrolmentSchema = z.strictObject({
  /** none: no code was given · trying: one was, and central has not answered yet · enrolled. */
  state: z.enum(['none', 'trying', 'enrolled']),
  /** Why the last try made no device of this desk. */
  problem: problemSchema.nullable(),
  /** Sticks that bring an enrolment file. */
  sticks: z.array(z.string()),
});
export type Enrolment = z.infer<typeof enrolmentSchema>;

export const firstDayCalls = {
  'enrolment.read': call({ input: nothing, output: enrolmentSchema, role: 'anyone', audit: 'none' }),
  /** Begins to enrol with a one-time code, on a desk that is not enrolled; the outcome arrives as an event. */
  'enrolment.begin': call({
    input: z.strictObject({ code: z.string().min(8).max(64) }),
    output: nothing,
    role: 'anyone',
    audit: 'session',
  }),
  /** Takes the place that a file on this stick gives to whoever has its code: enrolled at once, without a line. */
  'enrolment.take': call({
    input: z.strictObject({ code: z.string().min(8).max(64), stick: z.string().min(1).max(300) }),
    output: nothing,
    role: 'anyone',
    audit: 'session',
  }),
  /** The first administrator of an enrolled live desk where nobody can sign in yet. */
  'operator.found': call({
    input: z.strictObject({ name, password }),
    output: operatorSchema,
    role: 'anyone',
    audit: 'change',
  }),
  'operator.list': call({ input: nothing, output: z.array(operatorSchema), role: 'administrator', audit: 'none' }),
  'operator.add': call({
    input: z.strictObject({ name, password, role: z.enum(['operator', 'administrator']) }),
    output: operatorSchema,
    role: 'administrator',
    audit: 'change',
  }),
  /** Locks or lets in again; nobody locks themselves out. */
  'operator.lock': call({
    input: z.strictObject({ operator: uuidSchema, locked: z.boolean() }),
    output: nothing,
    role: 'administrator',
    audit: 'change',
  }),
};
