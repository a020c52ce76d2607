// What is carried from a desk that cannot send any more, as lines of JSON inside one age file: a header, then chains of
// entries, then papers, then an end that counts them. Entries are the exact ones of the exchange, so whoever reads it
// (central, another desk) verifies them as if they had come over the line.
import { z } from 'zod';
import { sha256Schema, slugSchema, uuidSchema } from '../primitives.ts';
import { chainHeadSchema, entrySchema, limits } from './exchange.ts';

const epoch = z.number().int().positive();

export const bundleHeaderSchema = z.strictObject({
  kind: z.literal('bundle'),
  format: z.literal('sopeli-recovery'),
  version: z.literal(1),
  device: uuidSchema,
  center: slugSchema,
  desk: z.number().int().positive(),
});
export type BundleHeader = z.infer<typeof bundleHeaderSchema>;

/** Entries and papers, as every file carries them. */
export const carriedLineSchemas = [
  /** The entries up to the next chain follow `after` without a gap; its hash is what the first one's is built on. */
  z.strictObject({ kind: z.literal('chain'), epoch, after: chainHeadSchema }),
  entrySchema.extend({ kind: z.literal('entry'), epoch }),
  z.strictObject({
    kind: z.literal('paper'),
    sha256: sha256Schema,
    mediaType: z.string().max(100),
    bytes: z.base64().max(Math.ceil(limits.paperBytes / 3) * 4),
  }),
] as const;

export type CarriedLine = z.infer<(typeof carriedLineSchemas)[number]>;

export const bundleLineSchema = z.discriminatedUnion('kind', [
  bundleHeaderSchema,
  ...carriedLineSchemas,
  z.strictObject({
    kind: z.literal('end'),
    entries: z.number().int().nonnegative(),
    papers: z.number().int().nonnegative(),
  }),
]);
export type BundleLine = z.infer<typeof bundleLineSchema>;

/** No line is longer, in bytes: a paper of the largest size. */
export const longestBundleLine = Math.ceil(limits.paperBytes / 3) * 4 + 1024;
