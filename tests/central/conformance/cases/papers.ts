// Papers: asked for once the case is there, taken by tus or whole under their hash, never twice.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { PaperRef } from '../../../../shared/forms/answers.ts';
import { paperPath } from '../../../../shared/protocol/exchange.ts';
import { sha256 } from '../../signing.ts';
import type { ConformanceCase } from '../case.ts';
import { deskOf } from '../case.ts';
import { type Heard, type Sent, signedRequest, transmit } from '../client.ts';
import { caseText, chained, type Desk, exchange, problemIn, type Spoil, send } from '../desk.ts';

interface Paper {
  readonly bytes: Buffer;
  readonly ref: PaperRef;
}

function newPaper(size = 10_000): Paper {
  const bytes = randomBytes(size);
  return { bytes, ref: { sha256: sha256(bytes), name: 'scan.jpg', mediaType: 'image/jpeg', size: bytes.length } };
}

/** Files a case that names these papers. */
async function named(desk: Desk, papers: readonly Paper[]): Promise<string[]> {
  const text = caseText(
    desk,
    papers.map((paper) => paper.ref),
  );
  return (await exchange(desk, chained(desk.head, [text]))).papersWanted;
}

/** Asks by HEAD how much central has. */
async function offsetOf(desk: Desk, sha256: string): Promise<Heard> {
  const { url, key, place } = desk;
  const path = paperPath(sha256);
  const asked = signedRequest({ url, method: 'HEAD', path, body: Buffer.alloc(0), key, keyId: place.device });
  return proven(desk, await transmit(url, asked));
}

/** Sends bytes that begin at `offset` by PATCH. */
async function patch(desk: Desk, sha256: string, offset: number, body: Buffer, spoil = honest): Promise<Heard> {
  const { url, key, place } = desk;
  const path = paperPath(sha256);
  const sent = signedRequest({ url, method: 'PATCH', path, body, key, keyId: place.device, offset });
  return proven(desk, await transmit(url, spoil(sent)));
}

const honest: Spoil = (sent) => sent;

function proven(desk: Desk, heard: Heard): Heard {
  assert.equal(heard.unproven(desk.place.central.publicKey), null, `answer ${heard.status} is not proven`);
  return heard;
}

const told = (heard: Heard) => [heard.status, Number(heard.headers.get('upload-offset'))];

/** Begins a PATCH of all and breaks the line when this many bytes went out. */
async function breakOff(desk: Desk, { bytes, ref }: Paper, after: number): Promise<void> {
  const { url, key, place } = desk;
  const path = paperPath(ref.sha256);
  const { headers } = signedRequest({ url, method: 'PATCH', path, body: bytes, key, keyId: place.device, offset: 0 });
  const method = 'PATCH';
  const { request: open } = url.startsWith('https:') ? https : http;
  const outgoing = open(new URL(path, url), { method, headers: { ...headers, 'content-length': bytes.length } });
  const gone = once(outgoing, 'close');
  outgoing.on('error', () => {});
  outgoing.write(bytes.subarray(0, after), () => outgoing.socket?.end());
  outgoing.on('response', () => outgoing.destroy());
  await gone;
}

const tus: readonly ConformanceCase[] = [
  {
    name: 'A paper that a case names goes up in pieces, each signed offset growing, and is had at the end',
    failing: 'a scan starts again from its first byte whenever the line breaks',
    run: async (world) => {
      const desk = deskOf(world);
      const { bytes, ref } = newPaper();
      await named(desk, [{ bytes, ref }]);
      const before = await offsetOf(desk, ref.sha256);
      assert.deepEqual(told(before), [200, 0]);
      assert.equal(before.headers.get('upload-length'), String(bytes.length));
      assert.equal(before.headers.get('tus-resumable'), '1.0.0');
      assert.deepEqual(told(await patch(desk, ref.sha256, 0, bytes.subarray(0, 4_000))), [204, 4_000]);
      assert.deepEqual(told(await offsetOf(desk, ref.sha256)), [200, 4_000]);
      assert.deepEqual((await exchange(desk)).papersWanted, [ref.sha256], 'a part is not the paper');
      assert.deepEqual(told(await patch(desk, ref.sha256, 4_000, bytes.subarray(4_000))), [204, bytes.length]);
      assert.deepEqual(told(await offsetOf(desk, ref.sha256)), [200, bytes.length]);
      assert.deepEqual((await exchange(desk)).papersWanted, []);
    },
  },
  {
    name: 'What arrived before the line broke is kept, and the rest completes it',
    failing: 'a line that dies every minute never gets a scan through',
    run: async (world) => {
      const desk = deskOf(world);
      const paper = newPaper(400_000);
      const { bytes, ref } = paper;
      await named(desk, [paper]);
      await breakOff(desk, paper, 300_000);
      const [, has = 0] = told(await offsetOf(desk, ref.sha256));
      assert.ok(has >= 200_000 && has <= 300_000, `${has} of 300000 bytes that went out are kept`);
      assert.deepEqual(told(await patch(desk, ref.sha256, has, bytes.subarray(has))), [204, bytes.length]);
      assert.deepEqual((await exchange(desk)).papersWanted, []);
    },
  },
  {
    name: 'A piece that does not follow what central has is refused, and so is more than the paper',
    failing: 'pieces are put together in the wrong order',
    run: async (world) => {
      const desk = deskOf(world);
      const { bytes, ref } = newPaper();
      await named(desk, [{ bytes, ref }]);
      await patch(desk, ref.sha256, 0, bytes.subarray(0, 4_000));
      problemIn(await patch(desk, ref.sha256, 0, bytes), 409, 'paper.offset');
      problemIn(await patch(desk, ref.sha256, 5_000, bytes.subarray(5_000)), 409, 'paper.offset');
      const tooMuch = Buffer.concat([bytes.subarray(4_000), Buffer.from('x')]);
      problemIn(await patch(desk, ref.sha256, 4_000, tooMuch), 400, 'request.invalid');
      const [, has = 0] = told(await offsetOf(desk, ref.sha256));
      assert.ok(has >= 4_000, 'pieces that fitted are gone');
      await patch(desk, ref.sha256, has, bytes.subarray(has));
      assert.deepEqual((await exchange(desk)).papersWanted, []);
    },
  },
  {
    name: 'A whole that has another hash than its address is refused, forgotten and taken when it comes right',
    failing: 'a paper damaged on its way is filed as the citizen’s, or never gets a second chance',
    run: async (world) => {
      const desk = deskOf(world);
      const { bytes, ref } = newPaper();
      await named(desk, [{ bytes, ref }]);
      problemIn(await patch(desk, ref.sha256, 0, Buffer.alloc(bytes.length)), 460, 'paper.mismatch');
      assert.deepEqual(told(await offsetOf(desk, ref.sha256)), [200, 0]);
      assert.deepEqual(told(await patch(desk, ref.sha256, 0, bytes)), [204, bytes.length]);
    },
  },
  {
    name: 'What central has costs no byte, whichever case names it',
    failing: 'the line is spent on sending the same scan again',
    run: async (world) => {
      const desk = deskOf(world);
      const { bytes, ref } = newPaper();
      await named(desk, [{ bytes, ref }]);
      await patch(desk, ref.sha256, 0, bytes);
      assert.deepEqual(await named(desk, [{ bytes, ref }]), []);
      assert.deepEqual(told(await offsetOf(desk, ref.sha256)), [200, bytes.length]);
    },
  },
  {
    name: 'Content that no case names is refused before any byte',
    failing: 'anybody with a desk can fill central’s disk',
    run: async (world) => {
      const desk = deskOf(world);
      const { bytes, ref } = newPaper();
      assert.equal((await offsetOf(desk, ref.sha256)).status, 404);
      problemIn(await patch(desk, ref.sha256, 0, bytes), 404, 'paper.unwanted');
    },
  },
  {
    name: 'A piece whose offset or address was changed on its way is refused, and one without the tus version',
    failing: 'the signature of an upload protects nothing',
    run: async (world) => {
      const desk = deskOf(world);
      const [one, two] = [newPaper(), newPaper()];
      await named(desk, [one, two]);
      const { sha256 } = one.ref;
      const changed = (headers: Record<string, string>) => (sent: Sent) => ({
        ...sent,
        headers: { ...sent.headers, ...headers },
      });
      problemIn(await patch(desk, sha256, 1, one.bytes, changed({ 'upload-offset': '0' })), 401, 'request.tampered');
      const path = paperPath(two.ref.sha256);
      problemIn(await patch(desk, sha256, 0, one.bytes, (sent) => ({ ...sent, path })), 401, 'request.tampered');
      const old = await patch(desk, sha256, 0, one.bytes, changed({ 'tus-resumable': '0.2.2' }));
      problemIn(old, 412, 'protocol.unsupported');
      for (const { bytes, ref } of [one, two]) await patch(desk, ref.sha256, 0, bytes);
    },
  },
];

export const papers: readonly ConformanceCase[] = [
  ...tus,
  {
    name: 'A paper that a case names is wanted until it is there, and taken once',
    failing: 'papers get lost, or the line is spent on sending them twice',
    run: async (world) => {
      const desk = deskOf(world);
      const [one, two] = [newPaper(), newPaper()];
      const wanted = await named(desk, [one, two]);
      assert.deepEqual([...wanted].sort(), [one.ref.sha256, two.ref.sha256].sort());
      const path = paperPath(one.ref.sha256);
      assert.equal((await send(desk, path, one.bytes)).status, 201);
      assert.equal((await send(desk, path, one.bytes)).status, 200, 'sent again');
      assert.deepEqual((await exchange(desk)).papersWanted, [two.ref.sha256]);
      assert.equal((await send(desk, paperPath(two.ref.sha256), two.bytes)).status, 201);
      assert.deepEqual((await exchange(desk)).papersWanted, []);
      assert.deepEqual(await named(desk, [one]), [], 'the same content in another case');
    },
  },
  {
    name: 'Content that has another hash than its address is refused and stays wanted',
    failing: 'a broken or exchanged paper is filed as the citizen’s',
    run: async (world) => {
      const desk = deskOf(world);
      const paper = newPaper();
      await named(desk, [paper]);
      const path = paperPath(paper.ref.sha256);
      problemIn(await send(desk, path, paper.bytes.subarray(1)), 400, 'request.invalid');
      assert.deepEqual((await exchange(desk)).papersWanted, [paper.ref.sha256]);
      await send(desk, path, paper.bytes);
    },
  },
  {
    name: 'A paper without a good signature is refused',
    failing: 'anybody can fill central’s disk',
    run: async (world) => {
      const desk = deskOf(world);
      const { bytes, ref } = newPaper();
      const unsigned = await send(desk, paperPath(ref.sha256), bytes, (sent) => ({ ...sent, headers: {} }));
      problemIn(unsigned, 401, 'request.unsigned');
      const path = paperPath(newPaper().ref.sha256);
      problemIn(await send(desk, paperPath(ref.sha256), bytes, (sent) => ({ ...sent, path })), 401, 'request.tampered');
    },
  },
  {
    name: 'An address that is no SHA-256 is refused',
    failing: 'a desk’s words become file names',
    run: async (world) => {
      problemIn(await send(deskOf(world), paperPath('..%2Fsecret'), Buffer.from('x')), 400, 'request.invalid');
    },
  },
];
