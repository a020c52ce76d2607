// Promise: a desk of the second version of the protocol still delivers to today's central, and today's desk understands a central
// of that version. What both really sent is kept beside this file, recorded once, byte for byte; bodies in base64.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as open } from 'node:http';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { keepNextKey, nextKey } from '../../../db/device-keys.ts';
import type { HttpAnswer } from '../../../electron/core/ports.ts';
import { hear, readBody } from '../../../electron/sync/answer.ts';
import { unpackMessage } from '../../../electron/sync/wire/packing.ts';
import { genesisText } from '../../../shared/protocol/chain.ts';
import { deviceKeyPath } from '../../../shared/protocol/device-key.ts';
import { enrolAnswerSchema } from '../../../shared/protocol/enrol.ts';
import { packedType, readEnvelope } from '../../../shared/protocol/envelope.ts';
import { answerOf, packedLimits } from '../../../shared/protocol/packed/messages.ts';
import {
  answerComponents,
  digestHeader,
  signatureHeader,
  signatureLabel,
  signatureParams,
} from '../../../shared/protocol/signature.ts';
import { openStand } from '../../central/harness.ts';
import { all, enrolledPair, testDesk } from './desk.ts';
import { opened, saidIn } from './packed.ts';
import { savedAt, submit } from './store.ts';

interface Answered {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}
interface Recorded {
  readonly method: 'POST';
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly answer: Answered;
}
const recorded = JSON.parse(readFileSync(new URL('./recorded-version-2.json', import.meta.url), 'utf8')) as {
  readonly device: string;
  readonly publicKey: string;
  readonly centralKeyId: string;
  readonly centralPublicKey: string;
  readonly enrolment: Recorded;
  /** Two cases, a correction of the one and the withdrawal of the other, packed. */
  readonly exchange: Recorded;
  /** What a central of that version says to a path that it does not know. */
  readonly unknownPath: Answered;
};

const bytesOf = ({ body }: { readonly body: string }): Buffer => Buffer.from(body, 'base64');
const answered = (answer: Answered): HttpAnswer => ({ ...answer, body: bytesOf(answer) });

/** The recorded bytes to this server, with the Host header that was signed. */
function replayed(url: string, sent: Recorded): Promise<HttpAnswer> {
  const { host, pathname } = new URL(sent.url);
  const [method, body] = [sent.method, bytesOf(sent)];
  const headers = { ...sent.headers, host, 'content-length': String(body.length) };
  return new Promise((resolve, reject) => {
    const outgoing = open(new URL(pathname, url), { method, headers });
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

const sent = opened({
  ...recorded.exchange,
  body: bytesOf(recorded.exchange),
  quietMs: 0,
  timeoutMs: 0,
  maxAnswerBytes: 0,
});
/** What the recorded exchange says; its chain begins at the genesis. */
const said = saidIn(sent, () => createHash('sha256').update(genesisText(recorded.device, 1)).digest('hex'));

/** A packed answer as a desk hears it that believes `central`. */
function heard(answer: HttpAnswer, central: { keyId: string; publicKey: string }) {
  const envelope = readEnvelope(answer.body);
  if (envelope === null) throw new Error('not in an envelope');
  const { keyId, created, signature, content } = envelope;
  const headers = {
    'content-type': packedType,
    'content-digest': digestHeader(createHash('sha256').update(content).digest('base64')),
    'signature-input': `${signatureLabel}=${signatureParams(answerComponents, { created, keyId })}`,
    signature: signatureHeader(Buffer.from(signature).toString('base64')),
  };
  const json = (body: Uint8Array) => unpackMessage(body, null, packedLimits.answer);
  const read = (body: Uint8Array) => answerOf(json(body), said.entries.at(-1)?.hash);
  return hear({ ...answer, headers, body: content }, sent.headers['signature'] ?? '', central, read, json);
}

test('the enrolment that version 2 sent enrols a desk today, with an answer that it can read', async () => {
  const stand = await openStand();
  onTestFinished(() => stand.end());
  const answer = await replayed(stand.central.url, recorded.enrolment);
  const place = readBody(answer.body, enrolAnswerSchema);
  if (place === null) throw new Error(answer.body.toString());
  expect(hear(answer, recorded.enrolment.headers['signature'] ?? '', place.central, () => place).kind).toBe('answer');
});

test('what version 2 sent packed is delivered today, once, and answered in words that it knows', async () => {
  const stand = await openStand();
  onTestFinished(() => stand.end());
  const memory = new Sqlite(join(stand.folder, 'central.db'));
  onTestFinished(() => void memory.close());
  // As if this central had enrolled it.
  memory
    .prepare("insert into codes (code, center, center_number, reusable) values ('RECORDED', 'shashiani', 1, 0)")
    .run();
  memory
    .prepare(
      "insert into devices (id, code, public_key, center, center_number, desk, enrolled_at) values (?, 'RECORDED', ?, 'shashiani', 1, 9, ?)",
    )
    .run(recorded.device, recorded.publicKey, savedAt);
  const { value } = memory.prepare("select value from settings where name = 'key'").get() as { value: string };
  const answer = heard(await replayed(stand.central.url, recorded.exchange), JSON.parse(value));
  if (answer.kind !== 'answer') throw new Error(`heard ${JSON.stringify(answer)}`);
  expect(answer.body.answer.has.seq).toBe(4);
  const kinds = answer.body.answer.events.map(({ event }) => event.kind);
  expect(kinds).toEqual(['entry.registered', 'entry.registered', 'entry.taken', 'entry.taken', 'case.status']);
  const texts = async (path: string) =>
    (await stand.control.get<{ payload: string }[]>(path)).map((one) => one.payload);
  const there = [...(await texts('/cases')), ...(await texts('/changes'))];
  expect(there.sort()).toEqual(said.entries.map(({ payload }) => payload).sort());
  const twice = heard(await replayed(stand.central.url, recorded.exchange), JSON.parse(value));
  expect(twice).toMatchObject({ kind: 'problem', problem: { code: 'request.replayed' } });
  expect(await stand.control.get('/entries')).toHaveLength(4);
});

test('the answer that a central of version 2 gave is believed and read today', () => {
  const central = { keyId: recorded.centralKeyId, publicKey: recorded.centralPublicKey };
  const answer = heard(answered(recorded.exchange.answer), central);
  expect(answer).toMatchObject({ kind: 'answer', body: { answer: { has: { seq: 4 }, more: false } } });
});

test('a desk of today keeps its key where a central of version 2 does not know the change of one, and delivers', async () => {
  const { db, central: small } = enrolledPair();
  const desk = testDesk(db, (request) =>
    request.url.endsWith(deviceKeyPath) ? answered(recorded.unknownPath) : small.take(request),
  );
  keepNextKey(db, { privateKey: new Uint8Array(32).fill(9), since: savedAt });
  const texts = [submit(db, 1), submit(db, 2)];
  const exchange = desk.start();
  onTestFinished(() => exchange.stop());
  await desk.world.until(all(db, 'registered'));
  expect(small.memory().entries.map(({ payload }) => payload)).toEqual(texts);
  expect(nextKey(db)).not.toBeNull();
  expect(exchange.line()).toMatchObject({ state: 'online', problem: null });
});
