// One question to central in the language that it understands, and its answer as version 1 would have said it. What is
// signed and what is believed is the same in every language.
import { centralKeys, heardCentralKey } from '../../../db/central-key.ts';
import type { Device } from '../../../db/device.ts';
import { isEnvelope, packedType, readEnvelope, writeEnvelope } from '../../../shared/protocol/envelope.ts';
import { type ExchangeRequest, exchangeAnswerSchema, exchangePath } from '../../../shared/protocol/exchange.ts';
import { answerOf, packedLimits, type Told } from '../../../shared/protocol/packed/messages.ts';
import {
  answerComponents,
  digestHeader,
  readSignature,
  readSignatureInput,
  signatureHeader,
  signatureLabel,
  signatureParams,
} from '../../../shared/protocol/signature.ts';
import type { HttpAnswer } from '../../core/ports.ts';
import { type Heard, hear, nothingHeard, parseJson } from '../answer.ts';
import { bodyDigest } from '../keys.ts';
import type { Wire } from '../needs.ts';
import { type Returned, sendSigned } from '../send.ts';
import { acceptHeaders, decode, encode, offerOf } from './coding.ts';
import type { Dictionary } from './dictionary.ts';
import { unpackMessage } from './packing.ts';
import { afterAnswer, type Speech } from './speech.ts';

export interface Question {
  readonly device: Device;
  /** The request packed, or to be asked in JSON. */
  readonly said: { readonly packed: Uint8Array } | { readonly json: ExchangeRequest };
  /** Its number, how many entries it has, and the hash of the last one. */
  readonly number: number;
  readonly count: number;
  readonly last: string | undefined;
  readonly dictionary: Dictionary | null;
  readonly speech: Speech;
  /** See `patienceAfter`. */
  readonly patienceMs: number;
}

export interface Asked {
  readonly heard: Heard<Told>;
  /** Size of the body as sent, and milliseconds until the whole answer. */
  readonly bytes: number;
  readonly ms: number;
  /** See `Returned`. */
  readonly lineBack: boolean;
  readonly speech: Speech;
}

/** An answer in an envelope as if its headers had been sent. */
function opened(answer: HttpAnswer | null): HttpAnswer | null {
  if (answer === null || !isEnvelope(answer.headers['content-type'], answer.body)) return answer;
  const envelope = readEnvelope(answer.body);
  if (envelope === null) return answer;
  const { keyId, created, signature, content } = envelope;
  const headers = {
    ...answer.headers,
    'content-type': packedType,
    'content-digest': digestHeader(bodyDigest(content)),
    'signature-input': `${signatureLabel}=${signatureParams(answerComponents, { created, keyId })}`,
    signature: signatureHeader(Buffer.from(signature).toString('base64')),
  };
  return { ...answer, headers, body: content };
}

const isPacked = (answer: HttpAnswer | null): boolean => answer?.headers['content-type'] === packedType;

function sendPacked(wire: Wire, { device, patienceMs }: Question, content: Uint8Array): Promise<Returned> {
  return sendSigned(
    wire,
    { method: 'POST', path: exchangePath, headers: {}, body: content, patienceMs },
    { keyId: device.device, seed: device.privateKey },
    ({ signature }, created) => ({
      headers: {},
      body: writeEnvelope({
        keyId: device.device,
        created,
        signature: Buffer.from(readSignature(signature) ?? '', 'base64'),
        content,
      }),
    }),
  );
}

function sendJson(
  wire: Wire,
  { device, dictionary, speech, patienceMs }: Question,
  request: ExchangeRequest,
): Promise<Returned> {
  const coded = encode(Buffer.from(JSON.stringify(request), 'utf8'), speech.coding, dictionary);
  return sendSigned(
    wire,
    {
      method: 'POST',
      path: exchangePath,
      headers: { 'content-type': 'application/json', ...coded.headers, ...acceptHeaders(dictionary) },
      body: coded.body,
      patienceMs,
    },
    { keyId: device.device, seed: device.privateKey },
  );
}

/** Asks, and judges the answer. */
export async function ask(wire: Wire, question: Question): Promise<Asked> {
  const { device, said, last, dictionary, speech } = question;
  const {
    answer: sealed,
    untrusted,
    signature,
    ms,
    bytes,
    lineBack,
  } = await ('json' in said ? sendJson(wire, question, said.json) : sendPacked(wire, question, said.packed));
  const answer = opened(sealed);
  const central = centralKeys(wire.db, device);
  const json = (body: Uint8Array): unknown => {
    if (isPacked(answer)) return unpackMessage(body, dictionary, packedLimits.answer);
    const plain = decode(answer?.headers['content-encoding'], body, dictionary);
    return plain === null ? undefined : parseJson(plain);
  };
  const read = (body: Uint8Array): Told | null => {
    if (isPacked(answer)) return answerOf(json(body), last);
    const plain = exchangeAnswerSchema.safeParse(json(body)).data;
    return plain === undefined ? null : { answer: plain, askAfter: null };
  };
  const heard = untrusted === null ? hear(answer, signature, central, read, json) : nothingHeard(untrusted);
  // What was heard is central's; by which of its keys, the answer itself says.
  const named = readSignatureInput(answer?.headers['signature-input'] ?? '', answerComponents)?.keyId;
  if (heard.kind !== 'none' && named !== undefined && heardCentralKey(wire.db, named))
    wire.log.info('exchange.central-key', { key: named });
  return {
    heard,
    bytes,
    ms,
    lineBack,
    speech: answer === null ? speech : afterAnswer(speech, answer, offerOf(dictionary)),
  };
}
