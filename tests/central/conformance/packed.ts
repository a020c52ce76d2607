// Packed requests of the suite's desk: the same ones as in JSON, with the signature in an envelope.
import assert from 'node:assert/strict';
import { packedType, writeEnvelope } from '../../../shared/protocol/envelope.ts';
import { type Entry, type ExchangeRequest, exchangePath } from '../../../shared/protocol/exchange.ts';
import { answerOf, packableRequest, type Told } from '../../../shared/protocol/packed/messages.ts';
import type { Json } from '../../../shared/protocol/packed/pack.ts';
import { readSignature, readSignatureInput, requestComponents } from '../../../shared/protocol/signature.ts';
import { packContent } from '../wire/packing.ts';
import { type Heard, type Sent, signedRequest, transmit } from './client.ts';
import { type Desk, nextRequest } from './desk.ts';

/** Statuses by which a central that does not speak packed sends desks back to JSON. */
export const turnedAway = [400, 401, 406, 415, 501];

/** The signed request with its three headers in an envelope. */
export function enveloped(sent: Sent): Sent {
  const params = readSignatureInput(sent.headers['signature-input'] ?? '', requestComponents);
  const signature = Buffer.from(readSignature(sent.headers['signature'] ?? '') ?? '', 'base64');
  assert.ok(params);
  return {
    ...sent,
    headers: { 'content-type': packedType },
    body: writeEnvelope({ ...params, signature, content: sent.body }),
  };
}

/** The next request as it is packed; takes the next request number. */
export function packable(desk: Desk, entries: readonly Entry[] = []): Json {
  const request: ExchangeRequest = { ...nextRequest(desk, entries), protocol: 1, entries: [...entries] };
  return packableRequest(request, desk.head.hash);
}

/** Sends content in an envelope, or spoiled; the answer must be proven whatever it says. */
export async function sendPacked(desk: Desk, content: Uint8Array, spoil = (sent: Sent) => sent): Promise<Heard> {
  const { url, key } = desk;
  const signed = signedRequest({
    url,
    method: 'POST',
    path: exchangePath,
    body: content,
    key,
    keyId: desk.place.device,
  });
  const heard = await transmit(url, spoil(enveloped(signed)));
  assert.equal(heard.unproven(desk.place.central.publicKey), null, `answer ${heard.status} is not proven`);
  return heard;
}

/** Whether this central speaks packed at all; it need not. */
export async function speaksPacked(desk: Desk): Promise<boolean> {
  const heard = await sendPacked(desk, packContent(packable(desk), null));
  if (heard.status === 200) return true;
  assert.ok(turnedAway.includes(heard.status), `turned away with ${heard.status}`);
  return false;
}

/** One honest packed round trip. */
export async function exchangePacked(desk: Desk, entries: readonly Entry[]): Promise<Told> {
  const heard = await sendPacked(desk, packContent(packable(desk, entries), null));
  assert.equal(heard.status, 200, JSON.stringify(heard.json));
  const told = answerOf(heard.json, entries.at(-1)?.hash);
  assert.ok(told, 'the packed answer fits its schema');
  desk.head = told.answer.has;
  desk.cursor = told.answer.events.at(-1)?.n ?? desk.cursor;
  return told;
}

/** The packed answer must be this problem. */
export function packedProblem(heard: Heard, status: number, code: string): void {
  assert.equal(heard.contentType, packedType);
  assert.deepEqual([heard.status, (heard.json as { code?: string } | null)?.code], [status, code]);
}
