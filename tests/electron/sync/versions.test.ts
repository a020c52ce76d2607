// Promise: a desk of an older version still delivers, and a central of an older version is still understood. What the
// first version really sent and answered is kept beside this file, recorded once, byte for byte.
import { readFileSync } from 'node:fs';
import { request as open } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { storePackage } from '../../../db/catalogue.ts';
import { nodeHttp } from '../../../electron/core/http.ts';
import type { HttpAnswer, HttpRequest } from '../../../electron/core/ports.ts';
import { hear, parseJson } from '../../../electron/sync/answer.ts';
import { enrolAnswerSchema } from '../../../shared/protocol/enrol.ts';
import { exchangeAnswerSchema, exchangeRequestSchema } from '../../../shared/protocol/exchange.ts';
import { startCentral } from '../../central/server.ts';
import { understood } from '../../central/wire/language.ts';
import { createReader } from '../../central/wire/reader.ts';
import { opened, verified } from '../../central/wire/received.ts';
import { all, bodyOf, enrolledPair, json, refusal, testDesk } from './desk.ts';
import { isPacked } from './packed.ts';
import { type SmallCentral, sealed } from './small-central.ts';
import { emptyStore, submit, testFolder } from './store.ts';

interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly answer: { readonly status: number; readonly headers: Record<string, string>; readonly body: string };
}
const recorded = JSON.parse(readFileSync(new URL('./recorded-version-1.json', import.meta.url), 'utf8')) as {
  readonly centralKeyId: string;
  readonly centralPublicKey: string;
  readonly enrolment: Recorded;
  readonly exchange: Recorded;
};
const publicKey = (JSON.parse(recorded.enrolment.body) as { publicKey: string }).publicKey;
const central = { keyId: recorded.centralKeyId, publicKey: recorded.centralPublicKey };

/** The recorded bytes to this server, with the Host header that was signed. */
function replayed(url: string, { method, headers, body, url: first }: Recorded): Promise<HttpAnswer> {
  const { host, pathname } = new URL(first);
  return new Promise((resolve, reject) => {
    const outgoing = open(new URL(pathname, url), { method, headers: { ...headers, host } });
    outgoing.on('error', reject).on('response', (incoming) => {
      const pieces: Buffer[] = [];
      incoming.on('data', (piece: Buffer) => pieces.push(piece));
      incoming.on('end', () => {
        const told = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
        resolve({ status: incoming.statusCode ?? 0, headers: Object.fromEntries(told), body: Buffer.concat(pieces) });
      });
    });
    outgoing.end(body);
  });
}

test('the enrolment that the first version sent enrols a desk today, with an answer that it can read', async () => {
  const running = await startCentral({ folder: testFolder(), port: 0, host: '127.0.0.1' });
  onTestFinished(() => running.stop());
  const answer = await replayed(running.url, recorded.enrolment);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-encoding']).toBeUndefined();
  const place = enrolAnswerSchema.parse(parseJson(answer.body));
  const heard = hear(answer, recorded.enrolment.headers['signature'] ?? '', place.central, () => place);
  expect(heard.kind).toBe('answer');
});

test('the exchange that the first version sent is verified, read and answered in its own words', async () => {
  const { url, method, headers, body } = recorded.exchange;
  const received = opened({
    method,
    authority: new URL(url).host,
    path: new URL(url).pathname,
    headers,
    body: Buffer.from(body),
  });
  const signer = verified(received, () => publicKey);
  expect(signer.ok).toBe(true);
  const reader = createReader();
  const means = { dictionary: null, reader, hashAt: async () => null };
  const spoken = await understood(received, signer.ok ? signer.value : '', means);
  if ('reply' in spoken) throw new Error(spoken.reply.body.toString());
  const { device, epoch, request, cursor, entries } = exchangeRequestSchema.parse(JSON.parse(body));
  expect(spoken.request).toMatchObject({ device, epoch, request, cursor });
  const texts = spoken.request.entries.map(({ seq, bytes, hash }) => ({ seq, payload: bytes.toString(), hash }));
  expect(texts).toEqual(entries);
  const said = Buffer.from(recorded.exchange.answer.body);
  const reply = spoken.say({ status: 200, contentType: 'application/json', body: said, headers: {} }, 600);
  expect(reply.body).toEqual(said);
  expect(reply.packed).toBeUndefined();
  expect(reply.headers['content-encoding']).toBeUndefined();
});

test('the answer that the first version of central gave is believed and read today', () => {
  const { answer, headers } = recorded.exchange;
  const heard = hear({ ...answer, body: Buffer.from(answer.body) }, headers['signature'] ?? '', central, (body) =>
    exchangeAnswerSchema.parse(parseJson(body)),
  );
  expect(heard).toMatchObject({ kind: 'answer', body: { has: { seq: 2 }, more: false } });
});

/** A central of the first version: it sees no signature on what comes in an envelope, and says so, signed. */
function firstVersion(small: SmallCentral, headers: Record<string, string> = {}): (request: HttpRequest) => HttpAnswer {
  return (request) => {
    const unsigned = { type: '', title: '', status: 401, code: 'request.unsigned' };
    if (isPacked(request)) return sealed({ status: 401, body: json(unsigned) }, '');
    const answer = small.take(request);
    return { ...answer, headers: { ...answer.headers, ...headers } };
  };
}

test('a desk of today delivers to a central of the first version: one request in vain, then plain JSON', async () => {
  const { db, central: small } = enrolledPair();
  const payloads = [1, 2, 3].map((serial) => submit(db, serial));
  const desk = testDesk(db, firstVersion(small));
  desk.start();
  await desk.world.until(all(db, 'registered'));
  expect(small.memory().entries.map(({ payload }) => payload)).toEqual(payloads);
  await desk.world.pass(3_600_000);
  const types = desk.sent.map(({ headers }) => [headers['content-type'], headers['content-encoding']]);
  expect(types[0]).toEqual([undefined, undefined]);
  for (const type of types.slice(1)) expect(type).toEqual(['application/json', undefined]);
  expect(desk.world.now()).toBe(3_600_000);
});

test('a central that speaks JSON only and takes gzip gets gzip, from its first answer on', async () => {
  const { db, central: small } = enrolledPair();
  const version1 = firstVersion(small, { 'accept-encoding': 'gzip' });
  const desk = testDesk(db, (request) => {
    if (request.headers['content-encoding'] !== 'gzip') return version1(request);
    expect(parseJson(gunzipSync(request.body))).toMatchObject({ protocol: 1, entries: [{ seq: 2 }] });
    return refusal(request, 503, 'central.busy');
  });
  submit(db, 1);
  const exchange = desk.start();
  await desk.world.until(all(db, 'registered'));
  submit(db, 2);
  exchange.wake();
  await desk.world.settle();
  expect(desk.sent.map(({ headers }) => headers['content-encoding'] ?? 'plain')).toEqual(['plain', 'plain', 'gzip']);
});

test('a desk whose catalogue is another one than central’s goes on without the dictionary, and its cases arrive', async () => {
  const pkg = assembleCatalogue();
  const running = await startCentral({
    folder: testFolder(),
    port: 0,
    host: '127.0.0.1',
    catalogue: JSON.stringify(pkg),
  });
  onTestFinished(() => running.stop());
  const db = emptyStore();
  const older = { ...pkg, version: pkg.version + 1, services: pkg.services.slice(1) };
  storePackage(db, { version: older.version, package: JSON.stringify(older), receivedAt: '2026-03-02T08:15:00.000Z' });
  const http = nodeHttp();
  const config = { centralUrl: running.url, enrolmentCode: running.practiceCode };
  const statuses: number[] = [];
  const desk = testDesk(
    db,
    async (request) => {
      const answer = await http.send(request);
      statuses.push(answer?.status ?? 0);
      return answer;
    },
    config,
  );
  const exchange = desk.start();
  onTestFinished(() => exchange.stop());
  await desk.world.until(() => db.get('select 1 from exchange where last_answer_at is not null') !== undefined);
  submit(db, 1);
  exchange.wake();
  await desk.world.settle();
  // Enrolled; no such dictionary; then every request at the first try.
  expect(statuses.slice(1).filter((status) => status === 415)).toHaveLength(1);
  expect(statuses.at(-1)).toBe(200);
  expect(db.get('select has_seq as seq from exchange')).toEqual({ seq: 1 });
  expect(desk.sent.slice(1).every(isPacked)).toBe(true);
  expect(bodyOf(desk.sent.at(-1)).entries).toHaveLength(1);
});

test('the same catalogue on both sides: the dictionary is used both ways', async () => {
  const pkg = JSON.stringify(assembleCatalogue());
  const running = await startCentral({ folder: testFolder(), port: 0, host: '127.0.0.1', catalogue: pkg });
  onTestFinished(() => running.stop());
  const db = emptyStore();
  storePackage(db, { version: assembleCatalogue().version, package: pkg, receivedAt: '2026-03-02T08:15:00.000Z' });
  const http = nodeHttp();
  const answers: (HttpAnswer | null)[] = [];
  const desk = testDesk(
    db,
    async (request) => {
      const answer = await http.send(request);
      answers.push(answer);
      return answer;
    },
    { centralUrl: running.url, enrolmentCode: running.practiceCode },
  );
  const exchange = desk.start();
  onTestFinished(() => exchange.stop());
  await desk.world.until(() => db.get('select 1 from device') !== undefined);
  submit(db, 1);
  exchange.wake();
  await desk.world.settle();
  expect(answers.every((answer) => answer?.status === 200)).toBe(true);
  const entry = desk.sent.find((request) => isPacked(request) && request.body.length > 250);
  expect(entry?.body.length).toBeLessThan(450);
  expect(db.get('select has_seq as seq from exchange')).toEqual({ seq: 1 });
});
