// Encodings: a central may speak nothing but plain JSON. What it does speak besides, it must speak rightly; what it does
// not, it must turn away so that desks notice.
import assert from 'node:assert/strict';
import { gunzipSync, gzipSync } from 'node:zlib';
import { exchangeAnswerSchema, exchangePath, limits } from '../../../../shared/protocol/exchange.ts';
import { writeFrame } from '../../../../shared/protocol/packed/frame.ts';
import { mostPackedEntries } from '../../../../shared/protocol/packed/messages.ts';
import type { Json } from '../../../../shared/protocol/packed/pack.ts';
import { packContent } from '../../wire/packing.ts';
import type { ConformanceCase, World } from '../case.ts';
import { deskOf } from '../case.ts';
import { type Sent, signedRequest } from '../client.ts';
import { answerIn, caseText, chained, type Desk, exchange, nextRequest, outcomesOf, send } from '../desk.ts';
import { exchangePacked, packable, packedProblem, sendPacked, speaksPacked } from '../packed.ts';

/** The case is held against centrals that speak packed; others have nothing to prove in it. */
const whenPacked = (run: (desk: Desk) => Promise<void>) => async (world: World) => {
  const desk = deskOf(world);
  if (await speaksPacked(desk)) await run(desk);
};

/** Sends the request in a content coding, signed over the coded bytes (RFC 9530). */
function sendCoded(desk: Desk, body: Uint8Array, headers: Record<string, string>) {
  const { url, key, place } = desk;
  const signed = (): Sent => {
    const sent = signedRequest({ url, method: 'POST', path: exchangePath, body, key, keyId: place.device });
    return { ...sent, headers: { ...sent.headers, ...headers } };
  };
  return send(desk, exchangePath, null, signed);
}
const jsonOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

export const encodings: readonly ConformanceCase[] = [
  {
    name: 'A packed request is understood, or turned away with a status that sends desks back to JSON',
    failing: 'a desk that speaks packed never gets through to this central',
    run: async (world) => {
      await speaksPacked(deskOf(world));
    },
  },
  {
    name: 'What came packed is kept to the letter: the same entries in JSON are known already',
    failing: 'a case is another one than the desk saved',
    run: whenPacked(async (desk) => {
      const odd = ['{ "spaces" : 1.0 }', '{"a":"\\u10d0"}', caseText(desk), caseText(desk)];
      const entries = chained(desk.head, odd);
      const { answer } = await exchangePacked(desk, entries);
      assert.deepEqual(answer.has, { seq: entries.at(-1)?.seq, hash: entries.at(-1)?.hash });
      assert.equal(outcomesOf(answer, answer.has.seq).length, 1);
      assert.deepEqual((await exchange(desk, entries)).has, answer.has);
    }),
  },
  {
    name: 'A packed request whose check does not fit what was unpacked is refused and nothing is stored',
    failing: 'a fault in packing or unpacking changes cases without anybody noticing',
    run: whenPacked(async (desk) => {
      const { head } = desk;
      const value = packable(desk, chained(head, [caseText(desk)])) as { entries: { check: string } };
      value.entries.check = '0123456789abcdef';
      packedProblem(await sendPacked(desk, packContent(value as unknown as Json, null)), 400, 'request.invalid');
      assert.deepEqual((await exchange(desk)).has, head);
    }),
  },
  {
    name: 'A packed request changed on its way is refused',
    failing: 'somebody in between can change a citizen’s case',
    run: whenPacked(async (desk) => {
      const content = packContent(packable(desk, chained(desk.head, [caseText(desk)])), null);
      const changed = (sent: Sent): Sent => {
        const body = Uint8Array.from(sent.body);
        body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
        return { ...sent, body };
      };
      packedProblem(await sendPacked(desk, content, changed), 401, 'request.tampered');
    }),
  },
  {
    name: 'A signed body that is no packed message is refused',
    failing: 'central breaks on what it cannot read',
    run: whenPacked(async (desk) => {
      for (const bytes of ['', '00', '0100', '0300ffffffff', '01ffffffffff7f', '00000000ff']) {
        packedProblem(await sendPacked(desk, Buffer.from(bytes, 'hex')), 400, 'request.invalid');
      }
      await exchange(desk);
    }),
  },
  {
    name: 'A packed request that says no media type is understood, and answered without one',
    failing: 'desks on a paid line fall back to JSON, ten times the bytes',
    run: whenPacked(async (desk) => {
      const heard = await sendPacked(desk, packContent(packable(desk), null), (sent) => ({ ...sent, headers: {} }));
      assert.equal(heard.status, 200);
      assert.equal(heard.contentType, '');
    }),
  },
  {
    name: 'A packed request that goes on behind another chain is refused as broken, behind a number not had as a gap',
    failing: 'a copied disk, or a restored central, goes unnoticed',
    run: whenPacked(async (desk) => {
      await exchangePacked(desk, chained(desk.head, [caseText(desk)]));
      const { head } = desk;
      for (const [behind, code] of [
        [{ ...head, hash: '0'.repeat(64) }, 'chain.broken'],
        [{ ...head, seq: head.seq + 1 }, 'request.gap'],
      ] as const) {
        desk.head = behind;
        const content = packContent(packable(desk, chained(behind, [caseText(desk)])), null);
        packedProblem(await sendPacked(desk, content), 409, code);
      }
      desk.head = head;
    }),
  },
  {
    name: 'A small packed message that would become a huge one is refused',
    failing: 'one desk can take central’s memory',
    run: whenPacked(async (desk) => {
      // A right request in everything but what it comes to: forty million characters.
      const huge = Array.from({ length: mostPackedEntries }, () => JSON.stringify({ text: 'x'.repeat(20_000) }));
      const bomb = packContent(packable(desk, chained(desk.head, huge)), null);
      assert.ok(bomb.length < 100_000, 'it is small');
      packedProblem(await sendPacked(desk, bomb), 400, 'request.invalid');
    }),
  },
  {
    name: 'A dictionary that central does not have is refused as unsupported',
    failing: 'a desk with another catalogue never gets through',
    run: whenPacked(async (desk) => {
      const frame = {
        method: 'zstd+dictionary',
        mark: Buffer.alloc(4),
        bits: Buffer.alloc(0),
        compressed: Buffer.alloc(9),
      } as const;
      packedProblem(await sendPacked(desk, writeFrame(frame)), 415, 'encoding.unsupported');
    }),
  },
  {
    name: 'A gzip body is understood, or refused as unsupported',
    failing: 'desks on a paid line cannot save on it',
    run: async (world) => {
      const desk = deskOf(world);
      const heard = await sendCoded(desk, gzipSync(jsonOf(nextRequest(desk))), { 'content-encoding': 'gzip' });
      if (heard.status !== 415) answerIn(heard);
    },
  },
  {
    name: 'A gzip body that would become larger than a request may be is refused',
    failing: 'one desk can take central’s memory',
    run: async (world) => {
      const desk = deskOf(world);
      const bomb = gzipSync(Buffer.alloc(limits.requestBytes + 1, 0x20));
      const { status } = await sendCoded(desk, bomb, { 'content-encoding': 'gzip' });
      assert.ok([413, 415].includes(status), `it is ${status}`);
    },
  },
  {
    name: 'A body in a coding that nobody knows is refused as unsupported',
    failing: 'a newer desk cannot tell that it must send plainly',
    run: async (world) => {
      const desk = deskOf(world);
      const heard = await sendCoded(desk, jsonOf(nextRequest(desk)), { 'content-encoding': 'of-tomorrow' });
      assert.equal(heard.status, 415);
    },
  },
  {
    name: 'An answer is coded only when the desk asked for it, and its signature is over the coded bytes',
    failing: 'older desks cannot read the answer',
    run: async (world) => {
      const desk = deskOf(world);
      const plain = await sendCoded(desk, jsonOf(nextRequest(desk)), {});
      assert.equal(plain.headers.get('content-encoding'), null);
      answerIn(plain);
      const asked = await sendCoded(desk, jsonOf(nextRequest(desk, [], { cursor: 0 })), { 'accept-encoding': 'gzip' });
      const coding = asked.headers.get('content-encoding');
      assert.ok(coding === null || coding === 'gzip', `it is ${coding}`);
      const body = coding === null ? asked.bytes : gunzipSync(asked.bytes);
      exchangeAnswerSchema.parse(JSON.parse(body.toString()));
    },
  },
];
