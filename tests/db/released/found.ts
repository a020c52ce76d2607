// What is noted beside the database of a release.
import { z } from 'zod';
import { draftContentSchema } from '../../../shared/contract/drafts.ts';

/** Of all fixtures; it protects nothing. */
export const releasedKey = new Uint8Array(32).fill(0x5a);

export const foundSchema = z.strictObject({
  schema: z.number(),
  /** How many rows each table had. */
  rows: z.record(z.string(), z.number()),
  /** SHA-256 of the payload by desk number. */
  payloads: z.record(z.string(), z.string()),
  /** Of the one draft. */
  content: draftContentSchema,
});
export type Found = z.infer<typeof foundSchema>;
