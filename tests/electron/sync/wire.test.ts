// Promise: what the desk sends packed or coded comes back to the byte and fits the line; what it is sent that way never
// becomes larger than allowed and never breaks it.
import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { packText, unpackText } from '../../../db/packed/text.ts';
import { type Packing, packBatch } from '../../../electron/sync/wire/batch.ts';
import { acceptHeaders, decode, encode, offerOf } from '../../../electron/sync/wire/coding.ts';
import { named } from '../../../electron/sync/wire/dictionary.ts';
import { packBeside, packHere } from '../../../electron/sync/wire/packer.ts';
import { packMessage, unpackMessage } from '../../../electron/sync/wire/packing.ts';
import { afterAnswer, bestSpeech } from '../../../electron/sync/wire/speech.ts';
import { entryText } from '../../../shared/protocol/chain.ts';
import { packedType } from '../../../shared/protocol/envelope.ts';
import { limits } from '../../../shared/protocol/exchange.ts';
import { readFrame, writeFrame, zstdMagic } from '../../../shared/protocol/packed/frame.ts';
import { requestOf } from '../../../shared/protocol/packed/messages.ts';

const most = 1_000_000;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Letters that no compressor makes shorter by itself. */
const rare = createHash('sha512').update('rare').digest('base64');
const dictionary = named(Buffer.from(`${'განცხადება '.repeat(60)}${rare}${rare}`));
const other = named(Buffer.from('another dictionary '.repeat(40)));
const bits = new Uint8Array();

describe('packed messages', () => {
  test('the smallest way is taken, and each is read again', () => {
    const small = packMessage({ a: 1 }, dictionary);
    const known = packMessage({ text: `${rare} ${rare}` }, dictionary);
    const large = packMessage(
      Array.from({ length: 4_000 }, (_, at) => `გზა ${at * 7919}`),
      null,
    );
    expect([small, known, large].map((content) => readFrame(content)?.method)).toEqual([
      'stored',
      'zstd+dictionary',
      'zstd',
    ]);
    expect(unpackMessage(known, dictionary, most)).toEqual({ text: `${rare} ${rare}` });
    expect(unpackMessage(large, null, most)).toHaveLength(4_000);
  });

  test('another dictionary, or none, makes it no message', () => {
    const content = packMessage({ text: `${rare} ${rare}` }, dictionary);
    expect(unpackMessage(content, other, most)).toBeUndefined();
    expect(unpackMessage(content, null, most)).toBeUndefined();
  });

  test('bombs of every method are given up', () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024);
    const zstd = zstdCompressSync(zeros).subarray(zstdMagic.length);
    const brotli = brotliCompressSync(zeros, { params: { 1: 3 } });
    for (const [method, compressed] of [
      ['zstd', zstd],
      ['brotli', brotli],
    ] as const) {
      expect(compressed.length).toBeLessThan(10_000);
      expect(unpackMessage(writeFrame({ method, mark: null, bits, compressed }), null, most)).toBeUndefined();
    }
  });

  test('random bytes are no message and no crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
        unpackMessage(content, dictionary, most);
      }),
      { numRuns: 1_000, seed: 1 },
    );
  });
});

describe('content codings', () => {
  const body = Buffer.from(JSON.stringify({ text: 'განცხადება '.repeat(50) }));
  test.each(['identity', 'gzip', 'dcz'] as const)('%s comes back', (coding) => {
    const coded = encode(body, coding, dictionary);
    expect(coded.headers['content-encoding']).toBe(coding === 'identity' ? undefined : coding);
    expect(Buffer.from(decode(coded.headers['content-encoding'], coded.body, dictionary) ?? [])).toEqual(body);
  });

  test('what is not what it says, is too large or needs another dictionary is null', () => {
    const dcz = encode(body, 'dcz', dictionary).body;
    expect(decode('dcz', dcz, other)).toBeNull();
    expect(decode('dcz', dcz, null)).toBeNull();
    expect(decode('dcz', body, dictionary)).toBeNull();
    expect(decode('gzip', body, dictionary)).toBeNull();
    expect(decode('br', body, dictionary)).toBeNull();
    expect(decode('gzip', gzipSync(Buffer.alloc(limits.answerBytes + 1)), null)).toBeNull();
  });
});

describe('a batch', () => {
  const after = 'a'.repeat(64);
  const packing = (count: number, budget: number): Packing => {
    let hash = after;
    const stored = Array.from({ length: count }, (_, at) => {
      const payload = JSON.stringify({ case: at, text: createHash('sha256').update(String(at)).digest('base64') });
      hash = createHash('sha256').update(entryText(hash, payload)).digest('hex');
      return { seq: at + 1, payload: at % 2 === 0 ? payload : packText(payload, 'case'), hash };
    });
    const head = { protocol: 1, device: '', epoch: 1, request: 1, cursor: 0, sentAt: '' } as const;
    return { head, stored, after, dictionary: null, budget };
  };

  test('fits the budget, from the front, and one entry always travels', () => {
    for (const [count, budget] of [
      [300, 4_000],
      [300, 900],
      [5, 10],
      [3, 1_000_000],
    ] as const) {
      const asked = packing(count, budget);
      const batch = packBatch(asked);
      const taken = batch?.count ?? 0;
      expect(taken).toBeGreaterThan(0);
      const value = unpackMessage(batch?.content ?? Buffer.alloc(0), null, most);
      const back = requestOf(value, { device: '', sentAt: '' }, sha256, after);
      expect(back.ok && back.value.entries).toEqual(
        asked.stored.slice(0, taken).map((entry) => ({ ...entry, payload: unpackText(entry.payload) })),
      );
      if (taken > 1) expect(batch?.content.length).toBeLessThanOrEqual(budget * 1.1);
      if (budget > 100_000) expect(taken).toBe(count);
    }
  });

  test('whose hashes are not those of its payloads is not sent packed', () => {
    const asked = packing(3, 10_000);
    const stored = asked.stored.map((entry) => ({ ...entry, hash: 'b'.repeat(64) }));
    expect(packBatch({ ...asked, stored })).toBeNull();
  });

  test('packed beside the desk is the same, and a thread that dies only means packing otherwise', async () => {
    const packer = packBeside(new URL('../../../electron/sync/wire/pack-worker.ts', import.meta.url));
    onTestFinished(() => packer.stop());
    const asked = packing(40, 4_000);
    const [one, other] = await Promise.all([packer.pack(asked), packer.pack(packing(300, 4_000))]);
    expect(Buffer.from(one?.content ?? [])).toEqual(Buffer.from((await packHere(asked))?.content ?? []));
    expect(other?.count).toBeGreaterThan(40);
    const broken = packing(40, 4_000);
    const damaged = broken.stored.map((entry) => ({ ...entry, payload: Buffer.of(3, 0, 0) }));
    expect(await packer.pack({ ...broken, stored: damaged })).toBeNull();
    expect((await packer.pack(asked))?.count).toBe(one?.count);
  });
});

describe('which language', () => {
  const said = (status: number, headers: Record<string, string> = {}) => ({ status, headers, body: bits });
  const packed = { 'content-type': packedType };
  const plain = { ...bestSpeech, packed: false };
  const ours = offerOf(dictionary);

  test('turned away: JSON from then on; a packed 415: without the dictionary; anything else changes nothing', () => {
    for (const status of [400, 401, 406, 415, 501])
      expect(afterAnswer(bestSpeech, said(status), ours).packed).toBe(false);
    for (const status of [200, 302, 403, 409, 429, 503])
      expect(afterAnswer(bestSpeech, said(status), ours)).toEqual(bestSpeech);
    expect(afterAnswer(bestSpeech, said(415, packed), ours)).toEqual({ ...bestSpeech, dictionary: false });
    for (const status of [200, 400, 401])
      expect(afterAnswer(bestSpeech, said(status, packed), ours)).toEqual(bestSpeech);
  });

  test('in JSON: the best coding that central offers, dcz only for our own dictionary', () => {
    const offer = { 'accept-encoding': 'dcz, gzip', 'available-dictionary': ours ?? '' };
    expect(afterAnswer(plain, said(200, offer), ours).coding).toBe('dcz');
    expect(afterAnswer(plain, said(200, offer), offerOf(other)).coding).toBe('gzip');
    expect(afterAnswer(plain, said(200), ours).coding).toBe('identity');
    expect(afterAnswer({ ...plain, coding: 'gzip' }, said(415), ours).coding).toBe('identity');
    expect(acceptHeaders(dictionary)).toEqual({ 'accept-encoding': 'dcz, gzip', 'available-dictionary': ours });
    expect(acceptHeaders(null)).toEqual({ 'accept-encoding': 'gzip' });
  });
});
