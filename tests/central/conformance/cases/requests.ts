// Requests that must not get through: unsigned, changed, repeated, foreign, malformed. Each is refused by its own code,
// and leaves central as it was.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { enrolPath, exchangePath, limits } from '../../../../shared/protocol/exchange.ts';
import { digestHeader } from '../../../../shared/protocol/signature.ts';
import { digestOf, newSigningKey } from '../../signing.ts';
import type { ConformanceCase } from '../case.ts';
import { deskOf } from '../case.ts';
import { signedRequest, transmit } from '../client.ts';
import { answerIn, caseText, chained, type Desk, exchange, nextRequest, problemIn, type Spoil, send } from '../desk.ts';

const without =
  (...names: string[]): Spoil =>
  (sent) => ({
    ...sent,
    headers: Object.fromEntries(Object.entries(sent.headers).filter(([name]) => !names.includes(name))),
  });

/** Sends a good new entry spoiled; it must be refused so, and central must have what it had. */
async function refused(desk: Desk, code: string, spoil: Spoil): Promise<void> {
  const { head } = desk;
  const request = nextRequest(desk, chained(head, [caseText(desk)]));
  problemIn(await send(desk, exchangePath, request, spoil), 401, code);
  assert.deepEqual((await exchange(desk)).has, head, 'the refused entry was stored');
}

const otherBody: Spoil = (sent) => ({ ...sent, body: Buffer.from(`${Buffer.from(sent.body)} `) });

export const requests: readonly ConformanceCase[] = [
  {
    name: 'A request without a signature is refused',
    failing: 'anybody can file cases in a desk’s name',
    run: (world) => refused(deskOf(world), 'request.unsigned', without('signature', 'signature-input')),
  },
  {
    name: 'A body changed on its way is refused',
    failing: 'somebody in between can change a citizen’s case',
    run: (world) => refused(deskOf(world), 'request.tampered', otherBody),
  },
  {
    name: 'A changed body with a Content-Digest made to fit is refused',
    failing: 'the signature does not protect the body',
    run: (world) =>
      refused(deskOf(world), 'request.tampered', (sent) => {
        const { body, headers } = otherBody(sent);
        return { ...sent, body, headers: { ...headers, 'content-digest': digestHeader(digestOf(body)) } };
      }),
  },
  {
    name: 'A request without its Content-Digest is refused',
    failing: 'a signature over nothing is taken for one over the body',
    run: (world) => refused(deskOf(world), 'request.tampered', without('content-digest')),
  },
  {
    name: 'A signature by another key under the desk’s name is refused',
    failing: 'signatures are not verified',
    run: (world) => {
      const { url, place } = deskOf(world);
      const other = { url, method: 'POST', path: exchangePath, key: newSigningKey(), keyId: place.device } as const;
      return refused(deskOf(world), 'request.tampered', ({ body }) => signedRequest({ ...other, body }));
    },
  },
  {
    name: 'A signature made for another path is refused',
    failing: 'a request can be redirected to where the desk never sent it',
    run: (world) => {
      const { url, key, place } = deskOf(world);
      const elsewhere = { url, method: 'POST', path: enrolPath, key, keyId: place.device } as const;
      return refused(deskOf(world), 'request.tampered', ({ body, path }) => ({
        ...signedRequest({ ...elsewhere, body }),
        path,
      }));
    },
  },
  {
    name: 'A signature that says it covers less than the protocol demands is refused',
    failing: 'a peer can talk central into checking less',
    run: (world) =>
      refused(deskOf(world), 'request.tampered', (sent) => {
        const input = sent.headers['signature-input']?.replace(' "content-digest"', '') ?? '';
        return { ...sent, headers: { ...sent.headers, 'signature-input': input } };
      }),
  },
  {
    name: 'A request played again byte for byte is refused with the last number seen',
    failing: 'a recorded request can be played again',
    run: async (world) => {
      const desk = deskOf(world);
      const heard = await send(desk, exchangePath, nextRequest(desk));
      answerIn(heard);
      const problem = problemIn(await send(desk, exchangePath, null, () => heard.sent), 409, 'request.replayed');
      assert.equal(problem.lastRequest, desk.request);
    },
  },
  {
    name: 'A request that was overtaken by a later one is refused, and its entry is not stored',
    failing: 'requests that got out of order are taken',
    run: async (world) => {
      const desk = deskOf(world);
      const overtaken = nextRequest(desk, chained(desk.head, [caseText(desk)]));
      const { has } = await exchange(desk);
      const problem = problemIn(await send(desk, exchangePath, overtaken), 409, 'request.replayed');
      assert.equal(problem.lastRequest, desk.request);
      assert.deepEqual((await exchange(desk)).has, has);
    },
  },
  {
    name: 'A request refused for a gap has used up its number',
    failing: 'a refused request can be played again later, when it fits',
    run: async (world) => {
      const desk = deskOf(world);
      const entries = chained(desk.head, [caseText(desk), caseText(desk)]);
      const heard = await send(desk, exchangePath, nextRequest(desk, entries.slice(1)));
      problemIn(heard, 409, 'request.gap');
      await transmit(desk.url, heard.sent).then((again) => problemIn(again, 409, 'request.replayed'));
    },
  },
  {
    name: 'A refused signature does not use up a request number',
    failing: 'somebody without a key can lock a desk out by sending high numbers',
    run: async (world) => {
      const desk = deskOf(world);
      const high = nextRequest(desk, [], { request: 1_000_000_000 });
      problemIn(await send(desk, exchangePath, high, otherBody), 401, 'request.tampered');
      await exchange(desk);
    },
  },
  {
    name: 'A device that was never enrolled is unknown',
    failing: 'strangers can exchange',
    run: async (world) => {
      const desk = deskOf(world);
      const place = { ...desk.place, device: randomUUID() };
      const stranger: Desk = { ...desk, key: newSigningKey(), place };
      problemIn(await send(stranger, exchangePath, nextRequest(stranger)), 401, 'device.unknown');
    },
  },
  {
    name: 'A request about another device than the one that signed it is refused',
    failing: 'one desk can speak for another',
    run: async (world) => {
      const desk = deskOf(world);
      const request = nextRequest(desk, [], { device: randomUUID() });
      problemIn(await send(desk, exchangePath, request), 401, 'request.tampered');
    },
  },
  {
    name: 'An unknown version of the protocol is refused as such',
    failing: 'a newer desk cannot tell that it must speak an older version',
    run: async (world) => {
      const desk = deskOf(world);
      problemIn(await send(desk, exchangePath, nextRequest(desk, [], { protocol: 99 })), 400, 'protocol.unsupported');
    },
  },
  {
    name: 'A request with an unknown field is refused',
    failing: 'what a desk sends is guessed at',
    run: async (world) => {
      const desk = deskOf(world);
      problemIn(await send(desk, exchangePath, nextRequest(desk, [], { colour: 'red' })), 400, 'request.invalid');
    },
  },
  {
    name: 'A signed body that is no JSON is refused',
    failing: 'central breaks on what it cannot read',
    run: async (world) => {
      const desk = deskOf(world);
      const { url, key, place } = desk;
      const body = Buffer.from('{"protocol":1,');
      const sent = signedRequest({ url, method: 'POST', path: exchangePath, body, key, keyId: place.device });
      problemIn(await send(desk, exchangePath, null, () => sent), 400, 'request.invalid');
    },
  },
  {
    name: 'More entries than one request may hold are refused',
    failing: 'the limits of the protocol do not hold',
    run: async (world) => {
      const desk = deskOf(world);
      const payloads = Array.from({ length: limits.entriesPerRequest + 1 }, () => '{}');
      problemIn(
        await send(desk, exchangePath, nextRequest(desk, chained(desk.head, payloads))),
        400,
        'request.invalid',
      );
    },
  },
  {
    name: 'A body over the limit is refused as too large, with a signed answer',
    failing: 'a desk cannot tell a too large request from a dead line',
    run: async (world) => {
      const desk = deskOf(world);
      const filling = 'x'.repeat(limits.requestBytes + 1);
      problemIn(await send(desk, exchangePath, nextRequest(desk, [], { filling })), 413, 'request.too-large');
    },
  },
];
