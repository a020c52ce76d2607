// Enrolment: who gets in, and that a lost answer locks nobody out. The first case enrols the desk of the whole run.
import assert from 'node:assert/strict';
import { readEnrolmentCode } from '../../../../shared/protocol/enrolment-code.ts';
import { enrolPath } from '../../../../shared/protocol/exchange.ts';
import { markedCode, newSigningKey } from '../../signing.ts';
import type { ConformanceCase } from '../case.ts';
import { signedRequest, transmit } from '../client.ts';
import { askToEnrol, newDesk, placeIn, problemIn } from '../desk.ts';

export const enrolment: readonly ConformanceCase[] = [
  {
    name: 'An unknown enrolment code enrols nobody',
    failing: 'anybody on the network can become a desk',
    run: async ({ url }) => {
      problemIn(await askToEnrol(url, newSigningKey(), 'NO-SUCH-CODE-0000'), 403, 'enrolment.refused');
    },
  },
  {
    name: 'An enrolment without a signature is refused, and the code stays good',
    failing: 'a desk may be enrolled with a key that nobody holds',
    run: async ({ url, code, key }) => {
      const body = Buffer.from(JSON.stringify({ protocol: 1, code, publicKey: key.publicKey }));
      const headers = { 'content-type': 'application/json' };
      problemIn(await transmit(url, { method: 'POST', path: enrolPath, headers, body }), 401, 'request.unsigned');
    },
  },
  {
    name: 'An enrolment signed by another key than the one it brings is refused, and the code stays good',
    failing: 'somebody can enrol a key that is not theirs',
    run: async ({ url, code, key }) => {
      const other = newSigningKey();
      problemIn(await askToEnrol(url, other, code, { publicKey: key.publicKey }), 401, 'request.tampered');
    },
  },
  {
    name: 'An enrolment in an unknown version of the protocol is refused as such, and the code stays good',
    failing: 'a newer desk cannot tell that it must speak an older version',
    run: async ({ url, code, key }) => {
      problemIn(await askToEnrol(url, key, code, { protocol: 99 }), 400, 'protocol.unsupported');
    },
  },
  {
    name: 'An enrolment with an unknown field is refused, and the code stays good',
    failing: 'what a desk sends is guessed at',
    run: async ({ url, code, key }) => {
      problemIn(await askToEnrol(url, key, code, { colour: 'red' }), 400, 'request.invalid');
    },
  },
  {
    name: 'A good code and a key become a desk; the answer is signed by the key it brings',
    failing: 'no desk can be enrolled',
    run: async (world) => {
      const place = placeIn(await askToEnrol(world.url, world.key, world.code));
      assert.equal(place.epoch, 1, 'a new device starts with epoch 1');
      world.desk = newDesk(world.url, world.key, place, world.about);
    },
  },
  {
    name: 'The code marks the key that the answer brings',
    failing: 'no desk can tell central from whoever answers in its place; live desks refuse the code',
    run: async ({ code, desk }) => {
      const read = readEnrolmentCode(code);
      if (read.kind !== 'marked') assert.fail(`the code is ${read.kind}, not one with a mark`);
      assert.equal(code, markedCode(desk?.place.central.publicKey ?? '', read.chance));
    },
  },
  {
    name: 'The same key asks again with the same code and is the same desk',
    failing: 'a desk whose enrolment answer got lost is locked out for ever',
    run: async ({ url, key, code, desk }) => {
      const again = placeIn(await askToEnrol(url, key, code));
      assert.deepEqual({ ...again, time: '' }, { ...desk?.place, time: '' });
    },
  },
  {
    name: 'Another key does not get in with the used code',
    failing: 'a code read over somebody’s shoulder enrols a second desk',
    run: async ({ url, code }) => {
      problemIn(await askToEnrol(url, newSigningKey(), code), 403, 'enrolment.refused');
    },
  },
  {
    name: 'An enrolment changed on its way is refused',
    failing: 'somebody in between can change what a desk asks for',
    run: async ({ url }) => {
      const key = newSigningKey();
      const body = Buffer.from(JSON.stringify({ protocol: 1, code: 'NO-SUCH-CODE-0000', publicKey: key.publicKey }));
      const sent = signedRequest({ url, method: 'POST', path: enrolPath, body, key, keyId: key.publicKey });
      const changed = Buffer.from(body.toString().replace('0000', '0001'));
      problemIn(await transmit(url, { ...sent, body: changed }), 401, 'request.tampered');
    },
  },
];
