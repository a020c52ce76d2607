// A desk's new key. The desk makes it, signs this change with the key that central knows, and proves by a signature of the
// new one that it holds it. Device, chain and numbers stay as they are; from central's answer on, requests are signed with
// the new key and no other counts.
//
// The answer may get lost: the same change signed with the earlier key is answered again, for ever, because it gives nobody
// anything but what is so already. Until central has verified a request by the new key it also takes bundles by USB that
// the earlier one signed. A central that was set back to before the change is told of it again in the same way.
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../primitives.ts';
import { publicKeySchema } from './enrol.ts';

export const deviceKeyPath = '/v1/device-key';

export const deviceKeyRequestSchema = z.strictObject({
  protocol: z.literal(1),
  device: uuidSchema,
  /** One row of numbers with the exchange. */
  request: z.number().int().positive(),
  publicKey: publicKeySchema,
  /** By the new key, over `provenKey`; base64. */
  proof: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  sentAt: instantSchema,
});
export type DeviceKeyRequest = z.infer<typeof deviceKeyRequestSchema>;

export const deviceKeyAnswerSchema = z.strictObject({
  protocol: z.literal(1),
  device: uuidSchema,
  /** The key of this device from now on. */
  publicKey: publicKeySchema,
});
export type DeviceKeyAnswer = z.infer<typeof deviceKeyAnswerSchema>;

/** What the new key signs. */
export const provenKey = (device: string, publicKey: string): string => `sopeli-device-key-1\n${device}\n${publicKey}`;
