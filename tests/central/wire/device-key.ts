// POST /v1/device-key: a desk's key becomes another one, by the word of the key that central knows and with proof of the new
// one. The same change is answered again, whichever of the two signed it.
import { problem } from '../../../shared/problems.ts';
import { type DeviceKeyAnswer, deviceKeyRequestSchema, provenKey } from '../../../shared/protocol/device-key.ts';
import { requestComponents } from '../../../shared/protocol/signature.ts';
import type { Central } from '../central.ts';
import { isSignatureOf } from '../signing.ts';
import { changeDeviceKey, earlierKeysOf } from '../store/device-keys.ts';
import { consumeRequest, type Device, deviceById } from '../store/devices.ts';
import { isOtherProtocol, jsonOf, type Received, signerNamed, verified } from './received.ts';
import { refusalReply, refusalToStranger } from './refusal.ts';
import { answer, problemReply, type Reply } from './reply.ts';

/** The desk that signed, by its key or by one it had when all that it asks for is so already. */
async function signer(central: Central, received: Received, asked: string | null): Promise<Device | Reply> {
  const named = signerNamed(received, requestComponents);
  const desk = named === null ? undefined : await deviceById(central.store, named);
  const good = verified(received, () => desk?.public_key);
  if (good.ok && desk !== undefined) return desk;
  const again = desk !== undefined && asked === desk.public_key ? await earlierKeysOf(central.store, desk.id) : [];
  if (desk !== undefined && again.some(({ key }) => verified(received, () => key).ok)) return desk;
  const why = good.ok ? problem('device.unknown') : good.problem;
  return desk === undefined ? refusalToStranger(central, why) : refusalReply(why);
}

export async function takeDeviceKey(central: Central, received: Received): Promise<Reply> {
  const json = jsonOf(received.body);
  const request = deviceKeyRequestSchema.safeParse(json);
  const desk = await signer(central, received, request.success ? request.data.publicKey : null);
  if ('body' in desk) return desk;
  if (desk.revoked !== 0) return problemReply('device.revoked');
  if (isOtherProtocol(json)) return problemReply('protocol.unsupported');
  if (!request.success) return problemReply('request.invalid');
  const { device, publicKey, proof, request: number } = request.data;
  if (device !== desk.id) return problemReply('request.tampered', { detail: 'signed by another device' });
  if (!isSignatureOf(publicKey, provenKey(device, publicKey), proof))
    return problemReply('request.invalid', { detail: 'the new key did not sign its proof' });
  const now = central.now().toISOString();
  return central.store.transaction(async (store): Promise<Reply> => {
    const fresh = await consumeRequest(store, { device, request: number, cursor: null }, now);
    // Read again behind the lock: another change may have been quicker.
    const current = await deviceById(store, device);
    if (current === undefined) return problemReply('device.unknown');
    if (!fresh) return problemReply('request.replayed', { lastRequest: current.last_request });
    if (current.public_key !== desk.public_key) return problemReply('request.tampered', { detail: 'signature' });
    if (!(await changeDeviceKey(store, current, publicKey)))
      return problemReply('request.invalid', { detail: 'this key was another desk’s, or this one’s before' });
    return answer(200, { protocol: 1, device, publicKey } satisfies DeviceKeyAnswer);
  });
}
