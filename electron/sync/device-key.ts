// Brings central a new key of this device, and tells one that was set back of a key it has forgotten. Until central's own
// word the key in use stays in use, so an answer that gets lost, or a central that knows no such change, stops nothing.
import { centralKeys } from '../../db/central-key.ts';
import type { Device } from '../../db/device.ts';
import { earlierKeys, nextKey, takeNextKey } from '../../db/device-keys.ts';
import { takeRequestNumber } from '../../db/feed.ts';
import {
  type DeviceKeyRequest,
  deviceKeyAnswerSchema,
  deviceKeyPath,
  provenKey,
} from '../../shared/protocol/device-key.ts';
import { hear, readBody } from './answer.ts';
import { correct } from './correct.ts';
import { publicKeyOf, signText } from './keys.ts';
import type { Wire } from './needs.ts';
import { sendSigned } from './send.ts';

/**
 * taken: central has the key · untrusted: it does not know the key that signed · foreign: it may have answered, by a key that is
 * unknown here · silence: nobody that counts answered.
 */
type Word = 'taken' | 'untrusted' | 'foreign' | 'later' | 'silence';

/** Asks central to take `fresh` for this device's key, by the word of `known`. */
async function bring(wire: Wire, device: Device, fresh: Uint8Array, known: Uint8Array): Promise<Word> {
  const { db, clock } = wire;
  const publicKey = publicKeyOf(fresh);
  const request: DeviceKeyRequest = {
    protocol: 1,
    device: device.device,
    request: takeRequestNumber(db),
    publicKey,
    proof: signText(provenKey(device.device, publicKey), fresh),
    sentAt: clock.read().wall,
  };
  const body = Buffer.from(JSON.stringify(request), 'utf8');
  const { answer, signature } = await sendSigned(
    wire,
    { method: 'POST', path: deviceKeyPath, headers: { 'content-type': 'application/json' }, body },
    { keyId: device.device, seed: known },
  );
  const heard = hear(answer, signature, centralKeys(db, device), (bytes) => readBody(bytes, deviceKeyAnswerSchema));
  if (heard.kind === 'none') return heard.why === 'silence' || heard.why === 'foreign' ? heard.why : 'later';
  if (heard.kind === 'answer') return heard.body.publicKey === publicKey ? 'taken' : 'later';
  // A number that central has passed: it is set right, and the next one goes.
  const corrected = correct(db, device, heard.problem, heard.retryAfterMs, clock.read().wall);
  if (corrected.kind === 'corrected') return bring(wire, device, fresh, known);
  return heard.problem.code === 'request.tampered' ? 'untrusted' : 'later';
}

/** Like `bring`, by the latest key that central still knows. */
async function bringByAny(wire: Wire, device: Device, fresh: Uint8Array, known: readonly Uint8Array[]): Promise<Word> {
  for (const key of known) {
    const word = await bring(wire, device, fresh, key);
    if (word !== 'untrusted') return word;
  }
  return 'untrusted';
}

/** Changes to the key that waits, if central takes it; null when none waits. Never ends the exchange. */
export async function changeKey(wire: Wire, device: Device): Promise<Word | null> {
  const next = nextKey(wire.db);
  if (next === null) return null;
  const word = await bringByAny(wire, device, next.privateKey, [device.privateKey, ...earlierKeys(wire.db)]);
  if (word === 'taken') {
    takeNextKey(wire.db, wire.clock.read().wall);
    wire.log.info('exchange.key-changed', { center: device.center, desk: device.desk });
  }
  return word;
}

/** Central, by its own word, does not know our key: true when an earlier one could tell it. */
export async function remindOfKey(wire: Wire, device: Device): Promise<boolean> {
  const earlier = earlierKeys(wire.db);
  return earlier.length > 0 && (await bringByAny(wire, device, device.privateKey, earlier)) === 'taken';
}
