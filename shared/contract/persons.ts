// Calls on persons: that the applicants of two cases are one, though number or spelling differ. Said by an operator with a
// reason, undone by one call; the cases themselves stay as they are. And what a person takes back of what was agreed to.
import { z } from 'zod';
import { deskNumberSchema } from '../cases/desk-number.ts';
import { instantSchema, slugSchema } from '../primitives.ts';
import { call } from './call.ts';

export const sameReasons = ['number-mistyped', 'number-since', 'name-changed', 'other-spelling'] as const;

export const samePersonSchema = z.strictObject({
  /** The case that was joined. */
  deskNumber: deskNumberSchema,
  applicantName: z.string(),
  /** '' where the case has none. */
  personalNumber: z.string(),
  reason: z.enum(sameReasons),
  operatorName: z.string(),
  at: instantSchema,
});
export type SamePerson = z.infer<typeof samePersonSchema>;

const pair = z.strictObject({ deskNumber: deskNumberSchema, other: deskNumberSchema });
const areTwo = ({ deskNumber, other }: z.infer<typeof pair>): boolean => deskNumber !== other;
const joined = z.array(samePersonSchema);

export const personCalls = {
  /** Cases that operators joined to this one, oldest word first. */
  'person.same': call({
    input: z.strictObject({ deskNumber: deskNumberSchema }),
    output: joined,
    role: 'operator',
    audit: 'view',
  }),
  /** Joining what is joined changes nothing, nor does parting what is not. */
  'person.join': call({
    input: pair.extend({ reason: z.enum(sameReasons) }).refine(areTwo),
    output: joined,
    role: 'operator',
    audit: 'change',
  }),
  /** Takes back a consent that was given with the case, as one more version of it. */
  'consent.withdraw': call({
    input: z.strictObject({ deskNumber: deskNumberSchema, notice: slugSchema }),
    output: z.strictObject({}),
    role: 'operator',
    audit: 'change',
  }),
  'person.part': call({ input: pair.refine(areTwo), output: joined, role: 'operator', audit: 'change' }),
};
