// What a desk that is about to be killed and the test that kills it say to each other: one JSON line each, written
// synchronously, so that a line that was read was said before the kill.
import { z } from 'zod';
import { draftContentSchema } from '../../shared/contract/drafts.ts';

/** The work of one life of the desk, in a file. Papers as base64. */
export const lifeSchema = z.strictObject({
  folder: z.string(),
  centralUrl: z.string(),
  enrolmentCode: z.string(),
  catalogueFile: z.string(),
  pace: z.strictObject({ speed: z.number().positive(), clockDays: z.number() }).optional(),
  /** Whether it says what its screen claims of each case whenever that changes. */
  claiming: z.boolean().optional(),
  /** What is typed, one application after the other; empty: only drain. */
  applications: z.array(
    z.strictObject({ service: z.string(), paper: z.string().nullable(), keystrokes: z.array(draftContentSchema) }),
  ),
});
export type Life = z.infer<typeof lifeSchema>;

/** A sentence of the desk. `typed` and `saved` are said after the call was answered. */
export const sentenceSchema = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('ready') }),
  z.strictObject({ say: z.literal('created'), draft: z.string() }),
  z.strictObject({ say: z.literal('typed'), draft: z.string(), revision: z.number(), keystroke: z.number() }),
  z.strictObject({ say: z.literal('submitting'), draft: z.string() }),
  z.strictObject({ say: z.literal('saved'), draft: z.string(), deskNumber: z.string() }),
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
      }),
    ),
  }),
  z.strictObject({ say: z.literal('finished') }),
]);
export type Sentence = z.infer<typeof sentenceSchema>;
