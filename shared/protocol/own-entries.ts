// A desk's own entries, fetched back: what a desk restored from an older copy asks for when central has more of its chain
// than it has itself. Signed and numbered like every request; nobody gets the entries of another device.
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../primitives.ts';
import { chainHeadSchema, entrySchema, limits } from './exchange.ts';

export const ownEntriesPath = '/v1/entries';

/** Central stops before an entry that would make the answer's payloads longer than this, but gives at least one. */
export const ownEntriesBytes = 262_144;

export const ownEntriesRequestSchema = z.strictObject({
  protocol: z.literal(1),
  device: uuidSchema,
  epoch: z.number().int().positive(),
  /** One row of numbers with the exchange. */
  request: z.number().int().positive(),
  /** The entries behind this number are asked for. */
  after: z.number().int().nonnegative(),
  sentAt: instantSchema,
});
export type OwnEntriesRequest = z.infer<typeof ownEntriesRequestSchema>;

export const ownEntriesAnswerSchema = z.strictObject({
  protocol: z.literal(1),
  has: chainHeadSchema,
  /** Without gaps from `after` on; the rest is behind the last one as long as that is not the one in `has`. */
  entries: z.array(entrySchema).max(limits.entriesPerRequest),
});
export type OwnEntriesAnswer = z.infer<typeof ownEntriesAnswerSchema>;
