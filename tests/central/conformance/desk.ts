// The desk that a run of the suite plays: its place, its chain, its numbers. Every answer it hears must be proven and
// fit the schemas before a case looks at it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { deskNumber } from '../../../shared/cases/desk-number.ts';
import {
  type CaseSubmitted,
  caseCorrectedSchema,
  caseSubmittedSchema,
  caseWithdrawnSchema,
} from '../../../shared/cases/payload.ts';
import type { PaperRef } from '../../../shared/forms/answers.ts';
import { entryText, genesisText } from '../../../shared/protocol/chain.ts';
import { type EnrolAnswer, enrolAnswerSchema } from '../../../shared/protocol/enrol.ts';
import {
  type ChainHead,
  type Entry,
  type ExchangeAnswer,
  enrolPath,
  exchangeAnswerSchema,
  exchangePath,
  type KnownEvent,
  knownEventSchema,
  type WireProblem,
  wireProblemSchema,
} from '../../../shared/protocol/exchange.ts';
import { type SigningKey, sha256 } from '../signing.ts';
import { type Heard, type Sent, signedRequest, transmit } from './client.ts';

export interface Desk {
  readonly url: string;
  readonly key: SigningKey;
  readonly place: EnrolAnswer;
  /** What central is proven to have. */
  head: ChainHead;
  request: number;
  cursor: number;
  serial: number;
  /** What cases are about; a central with a catalogue knows these. */
  readonly service: string;
  readonly municipality: string;
}

/** Changes what is about to be sent: the liar in the line. */
export type Spoil = (sent: Sent) => Sent;
const honest: Spoil = (sent) => sent;

/** Sends an enrolment, signed by `key`, and hears the answer. */
export function askToEnrol(url: string, key: SigningKey, code: string, parts: object = {}): Promise<Heard> {
  const body = Buffer.from(JSON.stringify({ protocol: 1, code, publicKey: key.publicKey, ...parts }));
  return transmit(url, signedRequest({ url, method: 'POST', path: enrolPath, body, key, keyId: key.publicKey }));
}

/** The place that an enrolment's answer gives, proven by the key in its body. */
export function placeIn(heard: Heard): EnrolAnswer {
  assert.equal(heard.status, 200, heard.text);
  const place = enrolAnswerSchema.parse(heard.json);
  assert.equal(heard.unproven(place.central.publicKey), null);
  return place;
}

export function newDesk(url: string, key: SigningKey, place: EnrolAnswer, about: [string, string]): Desk {
  const head = { seq: 0, hash: sha256(genesisText(place.device, place.epoch)) };
  return { url, key, place, head, request: 0, cursor: 0, serial: 0, service: about[0], municipality: about[1] };
}

/** Sends anything signed by the desk, or spoiled; the answer must be proven whatever it says. */
export async function send(desk: Desk, path: string, content: unknown, spoil = honest): Promise<Heard> {
  const { url, key } = desk;
  const put = content instanceof Uint8Array;
  const body = put ? content : Buffer.from(JSON.stringify(content));
  const method = put ? 'PUT' : 'POST';
  const heard = await transmit(url, spoil(signedRequest({ url, method, path, body, key, keyId: desk.place.device })));
  assert.equal(heard.unproven(desk.place.central.publicKey), null, `answer ${heard.status} is not proven`);
  return heard;
}

/** The next request's body; takes the next request number. */
export function nextRequest(desk: Desk, entries: readonly Entry[] = [], parts: object = {}) {
  desk.request += 1;
  const { device, epoch } = desk.place;
  const { request, cursor } = desk;
  return { protocol: 1, device, epoch, request, entries, cursor, sentAt: new Date().toISOString(), ...parts };
}

/** Reads a good exchange answer. */
export function answerIn(heard: Heard): ExchangeAnswer {
  assert.equal(heard.status, 200, heard.text);
  return exchangeAnswerSchema.parse(heard.json);
}

/** One honest round trip: believes `has`, stores the events. */
export async function exchange(desk: Desk, entries: readonly Entry[] = []): Promise<ExchangeAnswer> {
  const answer = answerIn(await send(desk, exchangePath, nextRequest(desk, entries)));
  desk.head = answer.has;
  desk.cursor = answer.events.at(-1)?.n ?? desk.cursor;
  return answer;
}

/** The answer must be this problem, as RFC 9457 wants it written. */
export function problemIn(heard: Heard, status: number, code: string): WireProblem {
  assert.equal(heard.status, status, heard.text);
  assert.match(heard.contentType, /^application\/problem\+json\b/);
  const problem = wireProblemSchema.parse(heard.json);
  assert.equal(problem.code, code);
  assert.equal(problem.status, status);
  return problem;
}

/** Entries with these payloads, chained behind `head`. */
export function chained(head: ChainHead, payloads: readonly string[]): Entry[] {
  let { seq, hash } = head;
  return payloads.map((payload) => {
    seq += 1;
    hash = sha256(entryText(hash, payload));
    return { seq, payload, hash };
  });
}

/** The payload of a new case of an invented person. */
export function caseText(desk: Desk, papers: readonly PaperRef[] = []): string {
  desk.serial += 1;
  const now = new Date();
  const { center, centerNumber, desk: number } = desk.place;
  return JSON.stringify(
    caseSubmittedSchema.parse({
      kind: 'case.submitted',
      case: randomUUID(),
      version: 1,
      deskNumber: deskNumber({ center: centerNumber, desk: number, year: now.getUTCFullYear(), serial: desk.serial }),
      center,
      operator: '018f0000-0000-7000-8000-000000000001',
      service: desk.service,
      form: desk.service,
      catalogueVersion: 1,
      route: { channel: 'system', municipality: desk.municipality },
      receiptLanguage: 'ka',
      applicant: { applicantKind: 'person', lastName: 'საცდელაძე', firstName: 'ნიმუშა', personalNumber: '99900000001' },
      answers: { description: 'შესამოწმებელი განცხადება' },
      papers: [...papers],
      filedOn: now.toISOString().slice(0, 10),
      filedAt: { wall: now.toISOString(), monotonicMs: 1, boot: randomUUID(), trusted: null },
    } satisfies CaseSubmitted),
  );
}

/** The payload of a correction of that case: another description. */
export function correctionText(filed: string, version = 2, parts: object = {}): string {
  const now = new Date().toISOString();
  const savedAt = { wall: now, monotonicMs: 2, boot: randomUUID(), trusted: null };
  const change = { kind: 'case.corrected', version, base: version - 1, reason: 'შეცდომა აღწერაში', savedAt };
  const answers = { description: `შესწორებული ${version}` };
  return JSON.stringify(caseCorrectedSchema.parse({ ...JSON.parse(filed), ...change, answers, ...parts }));
}

/** The payload of the withdrawal of that case. */
export function withdrawalText(filed: string, version = 2): string {
  const { case: id, deskNumber: number, center, operator, filedAt } = caseSubmittedSchema.parse(JSON.parse(filed));
  return JSON.stringify(
    caseWithdrawnSchema.parse({
      ...{ kind: 'case.withdrawn', case: id, version, base: version - 1, deskNumber: number, center, operator },
      ...{ reason: 'საკითხი მოგვარდა', savedAt: filedAt, askedBy: { role: 'applicant', name: '' } },
    }),
  );
}

/** The outcome events of one entry of the desk's epoch, in their order. */
export function outcomesOf(answer: ExchangeAnswer, seq: number, epoch = 1): KnownEvent[] {
  return answer.events
    .filter(({ event }) => event.kind.startsWith('entry.'))
    .map(({ event }) => knownEventSchema.parse(event))
    .filter((event) => 'seq' in event && event.seq === seq && event.epoch === epoch);
}
