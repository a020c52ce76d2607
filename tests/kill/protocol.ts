// What a desk that is about to be killed and the test that kills it say to each other: one JSON line each, written
// synchronously, so that a line that was read was said before the kill.
import { z } from 'zod';
import { draftContentSchema } from '../../shared/contract/drafts.ts';

/** Who may type a code at a desk under test: with the practice operator's password, where the runner has appointed them. */
export const administrator = '00000000-0000-7000-8000-0000000000ad';

/** The work of one life of the desk, in a file. Papers as base64. */
export const lifeSchema = z.strictObject({
  folder: z.string(),
  centralUrl: z.string(),
  enrolmentCode: z.string(),
  catalogueFile: z.string(),
  pace: z.strictObject({ speed: z.number().positive(), clockDays: z.number() }).optional(),
  /** Whether it says what its screen claims of each case whenever that changes. */
  claiming: z.boolean().optional(),
  /** Problems of the line at which an administrator types the enrolment code once; without any the operator works alone. */
  typesCodeAt: z.array(z.string()).optional(),
  /** What is typed, one application after the other; empty: only drain. */
  applications: z.array(
    z.strictObject({ service: z.string(), paper: z.string().nullable(), keystrokes: z.array(draftContentSchema) }),
  ),
  changes: z
    .array(
      z.strictObject({
        kind: z.enum(['correct', 'withdraw']),
        /** Which of the desk's cases, counted round from the newest. */
        of: z.number().int().nonnegative(),
        /** Before anything is filed, behind each application in turn, or when central has answered all. */
        when: z.enum(['first', 'filed', 'answered']),
        /** No other change has the same: it tells this one from all others. */
        reason: z.string(),
      }),
    )
    .optional(),
});
export type Life = z.infer<typeof lifeSchema>;
export type LifeChange = NonNullable<Life['changes']>[number];

/** A sentence of the desk. `typed` and `saved` are said after the call was answered. */
export const sentenceSchema = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('ready') }),
  z.strictObject({ say: z.literal('created'), draft: z.string() }),
  z.strictObject({ say: z.literal('typed'), draft: z.string(), revision: z.number(), keystroke: z.number() }),
  z.strictObject({ say: z.literal('submitting'), draft: z.string() }),
  z.strictObject({ say: z.literal('saved'), draft: z.string(), deskNumber: z.string() }),
  z.strictObject({ say: z.literal('changing'), reason: z.string() }),
  /** A correction or withdrawal was answered; `code`: the problem by which the desk refused it. */
  z.strictObject({
    say: z.literal('changed'),
    case: z.string(),
    deskNumber: z.string(),
    version: z.number(),
    reason: z.string(),
  }),
  z.strictObject({ say: z.literal('unchanged'), deskNumber: z.string(), code: z.string() }),
  z.strictObject({ say: z.literal('sending') }),
  z.strictObject({ say: z.literal('received') }),
  z.strictObject({
    say: z.literal('claims'),
    cases: z.array(
      z.strictObject({
        case: z.string(),
        deskNumber: z.string(),
        state: z.string(),
        registrationNumber: z.string().nullable(),
        /** Reasons of its corrections and its withdrawal that central is said to have. */
        changes: z.array(z.string()),
      }),
    ),
  }),
  z.strictObject({ say: z.literal('finished') }),
]);
export type Sentence = z.infer<typeof sentenceSchema>;
