// What a recorded desk is to do in one life, handed over in a file.
import { z } from 'zod';
import { lifeSchema } from '../kill/protocol.ts';

export const planSchema = lifeSchema.omit({ catalogueFile: true }).extend({
  /** Where marks for the trace are written. */
  marks: z.string(),
  /** After every so many applications the desk has a quiet moment, in which it moves its log into the database. */
  quietEvery: z.number().int().positive(),
  /** `stop`: in order, once central has answered for everything. `kill`: at once, in the middle of the exchange. */
  ending: z.enum(['stop', 'kill']),
  /** Set: at this start the database gets the key of this number. */
  keyNumber: z.number().int().positive().optional(),
  /** A mistake put between the desk and its store, to show that it would be found. */
  mistake: z.enum(['none', 'synchronous-normal', 'answer-before-commit', 'key-slot-unflushed']),
});
export type Plan = z.infer<typeof planSchema>;
