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
  /** Set: IT's public key, to which the key of the database is sealed. */
  recoveryRecipient: z.string().optional(),
  /** Set: the second place, to which a backup is made after every so many applications. */
  backups: z.strictObject({ place: z.string(), every: z.number().int().positive() }).optional(),
});
export type Plan = z.infer<typeof planSchema>;
