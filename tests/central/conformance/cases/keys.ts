// A desk's key becomes another one, and central's. A central that does not know the change of a desk's turns it away and keeps
// the old key; one that never changes its own has nothing to tell: then these cases hold too, because desks go on as they are.
// They are last: the desk of the run has another key afterwards, and believes another.
import assert from 'node:assert/strict';
import {
  type DeviceKeyAnswer,
  deviceKeyAnswerSchema,
  deviceKeyPath,
  provenKey,
} from '../../../../shared/protocol/device-key.ts';
import { exchangePath, type FeedEvent, knownEventSchema } from '../../../../shared/protocol/exchange.ts';
import { newSigningKey, type SigningKey, signText } from '../../signing.ts';
import { type ConformanceCase, deskOf } from '../case.ts';
import { type Heard, signedRequest, transmit } from '../client.ts';
import { answerIn, caseText, chained, type Desk, exchange, nextRequest, problemIn, send } from '../desk.ts';

/** Asks for this key, signed by another; the answer is not yet proven. */
function change(desk: Desk, fresh: SigningKey, parts: object = {}, by: SigningKey = desk.key): Promise<Heard> {
  const { protocol, device, request, sentAt } = nextRequest(desk);
  const { publicKey } = fresh;
  const proof = signText(fresh, provenKey(device, publicKey));
  const body = Buffer.from(JSON.stringify({ protocol, device, request, publicKey, proof, sentAt, ...parts }));
  const { url } = desk;
  return transmit(url, signedRequest({ url, method: 'POST', path: deviceKeyPath, body, key: by, keyId: device }));
}

const isUnknown = ({ status }: Heard): boolean => [404, 405, 501].includes(status);

function takenIn(desk: Desk, heard: Heard): DeviceKeyAnswer {
  assert.equal(heard.status, 200, heard.text);
  assert.equal(heard.unproven(desk.place.central.publicKey), null, 'the answer is not proven');
  return deviceKeyAnswerSchema.parse(heard.json);
}

/** The answer to a desk that has stored the feed up to `cursor`, not yet proven. */
function askAt(desk: Desk, cursor: number): Promise<Heard> {
  const { url, key } = desk;
  const body = Buffer.from(JSON.stringify(nextRequest(desk, [], { cursor })));
  return transmit(url, signedRequest({ url, method: 'POST', path: exchangePath, body, key, keyId: desk.place.device }));
}

/** The first change of central's key behind the desk's cursor; what is not by the key that it knows is not believed. */
async function keyTold(desk: Desk): Promise<{ n: number; keyId: string; publicKey: string } | null> {
  let events: FeedEvent[];
  for (let { cursor } = desk; ; cursor = events.at(-1)?.n ?? cursor) {
    const heard = await askAt(desk, cursor);
    assert.equal(
      heard.unproven(desk.place.central.publicKey),
      null,
      'signed by a key that the desk was not told of yet',
    );
    const answer = answerIn(heard);
    ({ events } = answer);
    for (const { n, event } of events) {
      const known = knownEventSchema.safeParse(event).data;
      if (known?.kind === 'central.key') return { n, keyId: known.keyId, publicKey: known.publicKey };
    }
    if (!answer.more) return null;
  }
}

export const keys: readonly ConformanceCase[] = [
  {
    name: 'A new key without a signature of its own, or by the word of a stranger, is not taken',
    failing: 'somebody else’s key, or nobody’s, gets the place of a desk',
    run: async (world) => {
      const desk = deskOf(world);
      const fresh = newSigningKey();
      const { device } = desk.place;
      const unproven = await change(desk, fresh, {
        proof: signText(newSigningKey(), provenKey(device, fresh.publicKey)),
      });
      if (isUnknown(unproven)) return;
      problemIn(unproven, 400, 'request.invalid');
      problemIn(await change(desk, fresh, {}, fresh), 401, 'request.tampered');
      await exchange(desk);
    },
  },
  {
    name: 'A desk changes its key by the word of the old one, its chain goes on, and a change whose answer got lost is answered again',
    failing: 'a desk whose key was seen by others must be set up anew, or is locked out by one lost answer',
    run: async (world) => {
      const desk = deskOf(world);
      const fresh = newSigningKey();
      const heard = await change(desk, fresh);
      if (isUnknown(heard)) return;
      const told = { protocol: 1, device: desk.place.device, publicKey: fresh.publicKey };
      assert.deepEqual(takenIn(desk, heard), told);
      assert.deepEqual(takenIn(desk, await change(desk, fresh)), told, 'signed by the old key once more');
      const renewed: Desk = { ...desk, key: fresh };
      world.desk = renewed;
      const { seq } = renewed.head;
      assert.equal((await exchange(renewed, chained(renewed.head, [caseText(renewed)]))).has.seq, seq + 1);
      assert.deepEqual(
        takenIn(renewed, await change(renewed, fresh, {}, desk.key)),
        told,
        'after the new one was used',
      );
      renewed.request += 1;
      problemIn(await send({ ...renewed, key: desk.key }, exchangePath, nextRequest(renewed)), 401, 'request.tampered');
      problemIn(await change(renewed, newSigningKey(), {}, desk.key), 401, 'request.tampered');
    },
  },
  {
    name: 'A new key of central is told in the feed, and signs only for desks that have stored it, however late',
    failing: 'when central changes its key, villages that were offline are cut off until somebody drives there',
    run: async (world) => {
      const desk = deskOf(world);
      await world.renewKey?.();
      const told = await keyTold(desk);
      if (told === null) {
        assert.equal(world.renewKey, null, 'central changed its key, and no event of the feed says so');
        return;
      }
      const { n, keyId, publicKey } = told;
      const late = await askAt(desk, n - 1);
      assert.equal(
        late.unproven(desk.place.central.publicKey),
        null,
        'a desk that has not stored the event knows the old key alone',
      );
      assert.equal(
        (await askAt(desk, n)).unproven(publicKey),
        null,
        'a desk that has stored the event waits for the new key',
      );
      const again = await askAt(desk, n - 1);
      assert.equal(
        again.unproven(desk.place.central.publicKey),
        null,
        'a desk that was set back knows the old key alone',
      );
      const renewed: Desk = { ...desk, place: { ...desk.place, central: { keyId, publicKey } }, cursor: n };
      world.desk = renewed;
      await exchange(renewed);
    },
  },
];
