// Enrolment: a one-time code and the device's public key go up, the device's place in the world and central's keys
// come back. The private key is made on the desk and never leaves it.
//
// The request is signed with the new key, keyid = the public key. The answer is signed with central's key, which a new
// desk takes from the answer itself when it is the one that the code marks (`enrolment-code.ts`); a desk that is enrolled
// again takes none but the one it has pinned.
// The same code with the same public key gets the same answer again (the first may have been lost); with another key
// it is `enrolment.refused`. A refusal cannot be verified by a desk that has no key yet, so it never ends its trying.
import { z } from 'zod';
import { instantSchema, slugSchema, uuidSchema } from '../primitives.ts';

/** Raw 32-byte Ed25519 public key (RFC 8032), base64url without padding. */
export const publicKeySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** As the wire takes it: to central one opaque word. */
export const enrolmentCodeSchema = z.string().min(8).max(64);

export const enrolRequestSchema = z.strictObject({
  protocol: z.literal(1),
  code: enrolmentCodeSchema,
  publicKey: publicKeySchema,
});
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;

export const enrolAnswerSchema = z.strictObject({
  protocol: z.literal(1),
  device: uuidSchema,
  epoch: z.number().int().positive(),
  center: slugSchema,
  centerNumber: z.number().int().min(1).max(999),
  /** Given once per center and never again: part of every desk number. */
  desk: z.number().int().min(1).max(99),
  /** Central's signing key, pinned from now on. `keyId` names it in signatures. */
  central: z.strictObject({ keyId: z.string().min(1).max(64), publicKey: publicKeySchema }),
  time: instantSchema,
});
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>;
