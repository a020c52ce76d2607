// Calls on what happens at the desk after a case was filed, and the list of what waits for somebody there.
import { z } from 'zod';
import { actSchema, transferredSchema } from '../cases/acts.ts';
import { deskNumberSchema } from '../cases/desk-number.ts';
import { roles } from '../cases/roles.ts';
import { paperRefSchema } from '../forms/answers.ts';
import { instantSchema, localTextSchema, plainDateSchema } from '../primitives.ts';
import { reportLanguages } from '../report/words.ts';
import { call } from './call.ts';
import { listedCaseSchema, openedCaseSchema } from './cases.ts';
import { madePageSchema } from './retention.ts';

export const mostAtOnce = 50;

/** A request for what is missing, with whom to call and whether that was tried. */
export const flawTaskSchema = z.strictObject({
  case: listedCaseSchema,
  /** What the body said is missing. */
  missing: z.string(),
  /** The day of the request, and the day before which its term may not end. */
  since: plainDateSchema,
  until: plainDateSchema.nullable(),
  call: z.array(z.strictObject({ role: z.enum(roles), name: z.string(), phone: z.string() })),
  /** The last try, and how many there were since the request. */
  tried: z.number().int().nonnegative(),
  lastTry: z.strictObject({ at: instantSchema, outcome: z.string() }).nullable(),
  /** Days on which papers were brought, also before the request. */
  brought: z.array(plainDateSchema),
});
export type FlawTask = z.infer<typeof flawTaskSchema>;

const manualCaseSchema = z.strictObject({ case: listedCaseSchema, municipalityName: localTextSchema });
export type ManualCase = z.infer<typeof manualCaseSchema>;

export const tasksSchema = z.strictObject({
  flaws: z.array(flawTaskSchema),
  /** Decided, and nobody was handed the decision at this desk yet; the newest first. */
  decisions: z.array(listedCaseSchema),
  /** On paper, not handed over yet. */
  transfers: z.array(manualCaseSchema),
  /** Handed over on paper, no final answer yet. */
  awaited: z.array(manualCaseSchema),
});
export type Tasks = z.infer<typeof tasksSchema>;

/** The day on which it happened; null: today. */
const on = plainDateSchema.nullable();
const together = z.array(deskNumberSchema).min(1).max(mostAtOnce);

export const actCalls = {
  'task.list': call({ input: z.strictObject({}), output: tasksSchema, role: 'operator', audit: 'view' }),
  /** Notes one act. Problems: case.unknown, case.forgotten, act.wrong-day, act.wrong-route, paper.unknown. */
  'act.note': call({
    input: z.strictObject({ deskNumber: deskNumberSchema, on, act: actSchema }),
    output: openedCaseSchema,
    role: 'operator',
    audit: 'change',
  }),
  /** Stores a scan that is to be named by an act. Problems: case.unknown, act.wrong-route, paper.*. */
  'act.scan': call({
    input: z.strictObject({
      deskNumber: deskNumberSchema,
      name: z.string().min(1).max(200),
      bytes: z.instanceof(Uint8Array),
    }),
    output: paperRefSchema,
    role: 'operator',
    audit: 'change',
  }),
  /** The same handing over of several cases, all or none. Problems: as `act.note`. */
  'transfer.note': call({
    input: z.strictObject({ cases: together, on, act: transferredSchema }),
    output: z.strictObject({}),
    role: 'operator',
    audit: 'change',
  }),
  /** The list that goes along with the papers, to be signed by whoever takes them. Problems: case.unknown, act.wrong-route. */
  'transfer.page': call({
    input: z.strictObject({ cases: together, language: z.enum(reportLanguages) }),
    output: madePageSchema,
    role: 'operator',
    audit: 'view',
  }),
  /** The slip of a decision that was handed over. Problems: case.unknown, case.forgotten, act.none. */
  'decision.page': call({
    input: z.strictObject({ deskNumber: deskNumberSchema, language: z.enum(reportLanguages) }),
    output: madePageSchema,
    role: 'operator',
    audit: 'view',
  }),
};
