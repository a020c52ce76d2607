// Calls about keeping and forgetting: holds on cases, what goes when, and printable records of both and of a person's data.
import { z } from 'zod';
import { deskNumberSchema } from '../cases/desk-number.ts';
import { reasonSchema } from '../cases/reason.ts';
import { instantSchema, localTextSchema, slugSchema, uuidSchema } from '../primitives.ts';
import { reportLanguages } from '../report/words.ts';
import { call } from './call.ts';

export const holdActSchema = z.strictObject({
  act: z.enum(['placed', 'lifted']),
  reason: z.string(),
  operatorName: z.string(),
  at: instantSchema,
});

/** Why a case stands where it stands: before registration nothing is ever forgotten. */
export const keepingSchema = z.strictObject({
  /** unproven: not registered, or central lacks a paper · held: a legal hold · waiting: goes on the day `due`. */
  state: z.enum(['unproven', 'held', 'waiting']),
  className: localTextSchema,
  due: instantSchema.nullable(),
  /** Everything that was done about holding it, oldest first. */
  acts: z.array(holdActSchema),
});
export type Keeping = z.infer<typeof keepingSchema>;

export const retentionSchema = z.strictObject({
  /** Central's last proven time, by which alone cases go; null: central never answered. */
  provenTime: instantSchema.nullable(),
  /** So many days back central may be restored from a copy; no case goes sooner after its registration. */
  horizonDays: z.number().int().positive(),
  /** Cases that may go within the next 30 days, and those whose day has come already. */
  soon: z.number().int().nonnegative(),
  due: z.number().int().nonnegative(),
  held: z.number().int().nonnegative(),
  forgotten: z.number().int().nonnegative(),
  classes: z.array(
    z.strictObject({
      id: slugSchema,
      name: localTextSchema,
      cases: z.number().int().nonnegative(),
      /** The next day on which one of them may go. */
      next: instantSchema,
      afterDecisionDays: z.number().int(),
      afterRegistrationDays: z.number().int(),
    }),
  ),
});
export type Retention = z.infer<typeof retentionSchema>;

const nothing = z.strictObject({});
const language = z.enum(reportLanguages);
/** A page that was made and is kept until the next one, for looking at and printing. */
export const madePageSchema = z.strictObject({ page: uuidSchema, cases: z.number().int(), drafts: z.number().int() });
export type MadePage = z.infer<typeof madePageSchema>;

export const retentionCalls = {
  'retention.read': call({ input: nothing, output: retentionSchema, role: 'operator', audit: 'none' }),
  'keeping.read': call({
    input: z.strictObject({ deskNumber: deskNumberSchema }),
    output: keepingSchema,
    role: 'operator',
    audit: 'view',
  }),
  /** Places or lifts a legal hold; doing what is done already changes nothing. */
  'hold.set': call({
    input: z.strictObject({
      deskNumber: deskNumberSchema,
      act: z.enum(['placed', 'lifted']),
      reason: reasonSchema,
    }),
    output: keepingSchema,
    role: 'administrator',
    audit: 'change',
  }),
  /** Everything held on a person, by personal number (11 digits) or by the name as it was typed (surname first). */
  'person.report': call({
    input: z.strictObject({ person: z.string().min(3).max(200).regex(/\S/), language }),
    output: madePageSchema,
    role: 'operator',
    audit: 'view',
  }),
  /** The record of what was erased: counts, classes, heads of the chains. */
  'purge.report': call({
    input: z.strictObject({ language }),
    output: madePageSchema,
    role: 'administrator',
    audit: 'view',
  }),
  'page.read': call({
    input: z.strictObject({ page: uuidSchema }),
    output: z.strictObject({ html: z.string() }),
    role: 'operator',
    audit: 'view',
  }),
  'page.print': call({
    input: z.strictObject({ page: uuidSchema, to: z.enum(['printer', 'pdf']) }),
    output: z.strictObject({ file: z.string().nullable() }),
    role: 'operator',
    audit: 'print',
  }),
};
