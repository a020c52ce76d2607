// The exchange without a line: a desk's entries and papers as a file to central, central's answers as a file back. Both
// are lines of JSON inside one age file (age-encryption.org/v1), sealed to central's recipient or to the one that the desk
// names for its return, and signed at the end: Ed25519 over `signedText`, whose hash is over all lines before the last,
// LF included. A lost stick leaks nothing; a file that is cut, changed or somebody else's is none.
//
// Bundles carry no request number: entries and papers are idempotent by chain and hash, events by their number, so a file
// that is read twice, late or after another one doubles nothing. A desk takes no answer that is older than the last one it
// has. Entries follow the exchange's rules; central keeps of the papers those that a case names.
//
// On its way the sealed bundle is cut into parts, one or more a stick: a line of JSON, then that many bytes of it.
import { z } from 'zod';
import { instantSchema, sha256Schema, slugSchema, uuidSchema } from '../primitives.ts';
import { enrolmentCodeSchema, publicKeySchema } from './enrol.ts';
import { exchangeAnswerSchema } from './exchange.ts';
import { carriedLineSchemas } from './recovery-bundle.ts';

const count = z.number().int().nonnegative();
const signature = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);
export const recipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

export const usbHeaderSchema = z.strictObject({
  kind: z.literal('bundle'),
  format: z.literal('sopeli-usb'),
  version: z.literal(1),
  bundle: uuidSchema,
  device: uuidSchema,
  epoch: z.number().int().positive(),
  /** Number of the last feed event stored at the desk. */
  cursor: count,
  /** Whom the return is sealed to. */
  replyTo: recipientSchema,
  madeAt: instantSchema,
});
export type UsbHeader = z.infer<typeof usbHeaderSchema>;

export const usbLineSchema = z.discriminatedUnion('kind', [
  usbHeaderSchema,
  /** Second line of a desk whose place came in a file (`enrolment-file.ts`), until central has answered it. */
  z.strictObject({ kind: z.literal('claim'), code: enrolmentCodeSchema, publicKey: publicKeySchema }),
  ...carriedLineSchemas,
  z.strictObject({ kind: z.literal('end'), entries: count, papers: count, signature }),
]);
export type UsbLine = z.infer<typeof usbLineSchema>;

export const returnLineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('return'),
    format: z.literal('sopeli-usb-return'),
    version: z.literal(1),
    bundle: uuidSchema,
    device: uuidSchema,
  }),
  z.strictObject({ kind: z.literal('answer'), answer: exchangeAnswerSchema }),
  z.strictObject({ kind: z.literal('end'), answers: count, keyId: z.string().max(64), signature }),
]);
export type ReturnLine = z.infer<typeof returnLineSchema>;

/** What is signed: `linesHash` is the SHA-256 (hex) of all lines before the last one. */
export function signedText(format: 'sopeli-usb' | 'sopeli-usb-return', linesHash: string): string {
  return `${format}-1\n${linesHash}`;
}

/** The first line of a part; the bytes that follow are `total`'s from `offset` on. */
export const partHeadSchema = z.strictObject({
  format: z.literal('sopeli-part'),
  version: z.literal(1),
  bundle: uuidSchema,
  center: slugSchema,
  desk: z.number().int().positive(),
  offset: count,
  size: z.number().int().positive(),
  total: z.number().int().positive(),
  /** Of the bytes of this part. */
  sha256: sha256Schema,
});
export type PartHead = z.infer<typeof partHeadSchema>;
/** No first line of a part is longer. */
export const longestPartHead = 1_024;
export const partSuffix = '.sopeli-part';
export const returnSuffix = '.sopeli-return';
