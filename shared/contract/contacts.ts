// Calls on contacts without an application (advice, help with a portal, printing), and the counts of the desk's days. No
// name, no number, no text: nothing personal can get in.
import { z } from 'zod';
import { plainDateSchema } from '../primitives.ts';
import { call } from './call.ts';

/**
 * A fixed list and no data of the catalogue: the figure key of a kind must mean the same at every desk and in every year,
 * or days cannot be compared. The order is that of the keys, from 1; a new kind goes to the end.
 */
export const contactKinds = ['advice', 'portal', 'printing', 'status', 'referral', 'other'] as const;
export const contactKindSchema = z.enum(contactKinds);
export type ContactKind = z.infer<typeof contactKindSchema>;

export const contactCountsSchema = z.record(contactKindSchema, z.number().int().nonnegative());
export type ContactCounts = z.infer<typeof contactCountsSchema>;

export const dayCountsSchema = z.strictObject({
  day: plainDateSchema,
  visits: z.number().int().nonnegative(),
  cases: z.number().int().nonnegative(),
  contacts: contactCountsSchema,
});
export type DayCounts = z.infer<typeof dayCountsSchema>;

/** How far back the plot of days goes. */
export const shownDays = 14;

const todaySchema = z.strictObject({ kind: contactKindSchema, today: contactCountsSchema });

export const contactCalls = {
  'contact.count': call({
    input: z.strictObject({ kind: contactKindSchema }),
    output: todaySchema,
    role: 'operator',
    audit: 'change',
  }),
  /** Takes back what the operator counted last today. */
  'contact.take-back': call({ input: z.strictObject({}), output: todaySchema, role: 'operator', audit: 'change' }),
  /** Today and the days before it, oldest first, days without anything too. */
  'day.read': call({
    input: z.strictObject({}),
    output: z.strictObject({ days: z.array(dayCountsSchema).length(shownDays) }),
    role: 'operator',
    audit: 'none',
  }),
};
