// Enrolment without a line: central keeps a place for a desk and gives it out in a file, sealed under the enrolment code
// that is handed over beside it (age-encryption.org/v1, a passphrase). The desk makes its key by itself and is a device from
// then on. What goes back is the code with the public key: in the first bundle by USB (`usb.ts`, the line `claim`), or as the
// usual enrolment when a line is there; whichever comes first. Central answers both with the place that it kept.
//
// Inside are two lines: this message as JSON, and central's signature over `signedPlace` of exactly that line. The code
// marks the key of the signature (`enrolment-code.ts`), so a file that anybody else made is none.
import { z } from 'zod';
import { enrolAnswerSchema } from './enrol.ts';
import { recipientSchema } from './usb.ts';

export const enrolmentFileSchema = z.strictObject({
  format: z.literal('sopeli-enrolment'),
  version: z.literal(1),
  /** What central will answer to the code. */
  place: enrolAnswerSchema,
  /** Whom the desk seals its bundles to. */
  recipient: recipientSchema,
});
export type EnrolmentFile = z.infer<typeof enrolmentFileSchema>;

export const enrolmentFileSuffix = '.sopeli-enrolment';
/** In bytes, sealed; no file is larger. */
export const largestEnrolmentFile = 16_384;
/** Logarithm of scrypt's work: 32 MB and a moment. The code itself has 59 bits that nobody can guess. */
export const sealingWork = 15;

/** What central signs of a file. */
export const signedPlace = (line: string): string => `sopeli-enrolment-1\n${line}`;
