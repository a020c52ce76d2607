// Choosing among cases: by service, by who filed them, by when, overdue ones; and choices that an operator keeps by name.
import { z } from 'zod';
import { localTextSchema, plainDateSchema, slugSchema, uuidSchema } from '../primitives.ts';
import { call } from './call.ts';

/** The last so many days, today included, or days from one to another, both included. */
export const filedPeriodSchema = z.union([
  z.strictObject({ days: z.number().int().min(1).max(366) }),
  z.strictObject({ from: plainDateSchema, to: plainDateSchema }),
]);

/** Null leaves a part open. */
export const caseFilterSchema = z.strictObject({
  service: slugSchema.nullable(),
  operator: uuidSchema.nullable(),
  period: filedPeriodSchema.nullable(),
  overdue: z.boolean(),
});
export type CaseFilter = z.infer<typeof caseFilterSchema>;

export const noFilter: CaseFilter = { service: null, operator: null, period: null, overdue: false };
export const mostViews = 20;

export const caseViewsSchema = z.strictObject({
  /** The operator's own, by name. */
  views: z.array(z.strictObject({ name: z.string(), filter: caseFilterSchema })).max(mostViews),
  /** What cases were filed for, without sensitive services: a list that stands open must not name them. */
  services: z.array(z.strictObject({ id: slugSchema, name: localTextSchema })),
  operators: z.array(z.strictObject({ id: uuidSchema, name: z.string() })),
});
export type CaseViews = z.infer<typeof caseViewsSchema>;

const viewName = z.string().min(1).max(60).regex(/\S/);

export const caseViewCalls = {
  'view.list': call({ input: z.strictObject({}), output: caseViewsSchema, role: 'operator', audit: 'none' }),
  /** Keeps the choice under this name, in the place of an earlier one. Problem: call.invalid for one too many. */
  'view.save': call({
    input: z.strictObject({ name: viewName, filter: caseFilterSchema }),
    output: caseViewsSchema,
    role: 'operator',
    audit: 'none',
  }),
  'view.remove': call({
    input: z.strictObject({ name: viewName }),
    output: caseViewsSchema,
    role: 'operator',
    audit: 'none',
  }),
};
