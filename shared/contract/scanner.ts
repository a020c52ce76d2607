// Calls about the folder into which the scanner's own program writes. Files there are read and offered; only one that
// somebody asked to have deleted goes.
import { z } from 'zod';
import { instantSchema } from '../primitives.ts';
import { call } from './call.ts';

const byName = z.strictObject({ name: z.string().min(1).max(255) });

export const scannedFileSchema = z.strictObject({
  name: z.string(),
  /** Bytes. */
  size: z.number().int(),
  /** When it was written. */
  at: instantSchema,
  /** By content: `application/pdf`, `image/jpeg` or `image/png`. */
  mediaType: z.string(),
  /** It was read since the program started. */
  taken: z.boolean(),
});
export type ScannedFile = z.infer<typeof scannedFileSchema>;

export const scannerCalls = {
  /** Whole files that can be papers, newest first, at most 20; `watched`: IT has named a folder. */
  'scanner.list': call({
    input: z.strictObject({}),
    output: z.strictObject({ watched: z.boolean(), files: z.array(scannedFileSchema).max(20) }),
    role: 'operator',
    audit: 'none',
  }),
  'scanner.read': call({
    input: byName,
    output: z.strictObject({ mediaType: z.string(), bytes: z.instanceof(Uint8Array) }),
    role: 'operator',
    audit: 'view',
  }),
  /** Deletes a file that was read before and has not changed since. */
  'scanner.remove': call({ input: byName, output: z.strictObject({}), role: 'operator', audit: 'change' }),
};
