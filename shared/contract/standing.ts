// How this desk stands with central, and what whoever looks after it can do about that: give it a new key, or enrol it anew.
import { z } from 'zod';
import { instantSchema } from '../primitives.ts';
import { enrolmentCodeSchema } from '../protocol/enrol.ts';
import { call } from './call.ts';

export const standingSchema = z.strictObject({
  /** By which the key can be compared over the telephone: sixteen hex digits of its SHA-256 in groups of four. */
  mark: z.string().nullable(),
  keySince: instantSchema.nullable(),
  /** Since when a new key waits for central's word; null: none does. */
  keyWaits: instantSchema.nullable(),
  /** Central does not take this desk any more: a new code enrols it anew, with all its cases. */
  enrollable: z.boolean(),
});
export type Standing = z.infer<typeof standingSchema>;

const nothing = z.strictObject({});

export const standingCalls = {
  'standing.read': call({ input: nothing, output: standingSchema, role: 'administrator', audit: 'none' }),
  /** Makes a new key, which is in use as soon as central has answered; the same again changes nothing. */
  'standing.renew-key': call({ input: nothing, output: nothing, role: 'administrator', audit: 'change' }),
  /** Enrols the desk anew with a one-time code; what comes of it arrives with the line's next word. */
  'standing.enrol': call({
    input: z.strictObject({ code: enrolmentCodeSchema }),
    output: nothing,
    role: 'administrator',
    audit: 'change',
  }),
};
