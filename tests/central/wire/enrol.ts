// POST /v1/enrol: a one-time code and a device's new public key become a desk. The request is signed by that key.
import { type EnrolAnswer, enrolRequestSchema, publicKeySchema } from '../../../shared/protocol/enrol.ts';
import { readEnrolmentCode } from '../../../shared/protocol/enrolment-code.ts';
import type { Central } from '../central.ts';
import { markedCode, type SigningKey } from '../signing.ts';
import { tellStanding } from '../store/announcements.ts';
import { tellNewest } from '../store/catalogue.ts';
import { enrol } from '../store/devices.ts';
import { knowsKey, laterKeys, tellKeys } from '../store/signing-keys.ts';
import type { Store } from '../store/store.ts';
import { isOtherProtocol, jsonOf, type Received, verified } from './received.ts';
import { refusalReply } from './refusal.ts';
import { answer, problemReply, type Reply } from './reply.ts';

/** The key that the code marks; the newest for a code without a mark. */
export async function keyMarkedBy(central: Central, code: string): Promise<SigningKey> {
  const keys = [central.key, ...(await laterKeys(central.store))];
  const read = readEnrolmentCode(code);
  const marked =
    read.kind === 'marked' ? keys.find((key) => markedCode(key.publicKey, read.chance) === code) : undefined;
  return marked ?? keys.at(-1) ?? central.key;
}

/** What a new desk is told: the newest catalogue, the keys after the one that it pins, and announcements that still stand. */
export async function welcome(central: Central, store: Store, device: string, pinned: SigningKey): Promise<void> {
  await tellNewest(store, device);
  if (pinned.keyId !== central.key.keyId) await knowsKey(store, device, pinned);
  const later = await laterKeys(store);
  await tellKeys(store, device, later.slice(later.findIndex(({ keyId }) => keyId === pinned.keyId) + 1));
  await tellStanding(store, device, central.now().toISOString());
}

export async function takeEnrolment(central: Central, received: Received): Promise<Reply> {
  const signer = verified(received, (keyId) => (publicKeySchema.safeParse(keyId).success ? keyId : undefined));
  if (!signer.ok) return refusalReply(signer.problem);
  const json = jsonOf(received.body);
  if (isOtherProtocol(json)) return problemReply('protocol.unsupported');
  const request = enrolRequestSchema.safeParse(json);
  if (!request.success) return problemReply('request.invalid');
  const { code, publicKey } = request.data;
  if (publicKey !== signer.value) return problemReply('request.tampered', { detail: 'signed by another key' });
  const now = central.now().toISOString();
  const key = await keyMarkedBy(central, code);
  const enrolled = await central.store.transaction(async (store) => {
    const made = await enrol(store, code, publicKey, now);
    if (made?.fresh === true) await welcome(central, store, made.device.id, key);
    return made;
  });
  if (enrolled === null) return { ...problemReply('enrolment.refused'), key };
  const { device } = enrolled;
  if (device.revoked !== 0) return problemReply('device.revoked');
  const place = answer(200, {
    protocol: 1,
    device: device.id,
    epoch: 1,
    center: device.center,
    centerNumber: device.center_number,
    desk: device.desk,
    central: { keyId: key.keyId, publicKey: key.publicKey },
    time: now,
  } satisfies EnrolAnswer);
  return { ...place, key };
}
