// POST /v1/enrol: a one-time code and a device's new public key become a desk. The request is signed by that key.
import { type EnrolAnswer, enrolRequestSchema, publicKeySchema } from '../../../shared/protocol/enrol.ts';
import type { Central } from '../central.ts';
import { tellNewest } from '../store/catalogue.ts';
import { enrol } from '../store/devices.ts';
import { isOtherProtocol, jsonOf, type Received, verified } from './received.ts';
import { refusalReply } from './refusal.ts';
import { answer, problemReply, type Reply } from './reply.ts';

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
  const enrolled = await central.store.transaction(async (store) => {
    const made = await enrol(store, code, publicKey, now);
    if (made?.fresh === true) await tellNewest(store, made.device.id);
    return made;
  });
  if (enrolled === null) return problemReply('enrolment.refused');
  const { device } = enrolled;
  if (device.revoked !== 0) return problemReply('device.revoked');
  return answer(200, {
    protocol: 1,
    device: device.id,
    epoch: 1,
    center: device.center,
    centerNumber: device.center_number,
    desk: device.desk,
    central: { keyId: central.key.keyId, publicKey: central.key.publicKey },
    time: now,
  } satisfies EnrolAnswer);
}
