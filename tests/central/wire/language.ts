// In which language a desk spoke, and the answer in the same one: version 1 in JSON, plain or in a content coding; or
// version 2, packed. Whatever was spoken, central's own work is done on the same request.
import { availableDictionary } from '../../../shared/protocol/dcz.ts';
import {
  type ExchangeAnswer,
  type ExchangeRequest,
  exchangeRequestSchema,
  limits,
} from '../../../shared/protocol/exchange.ts';
import {
  goesOnBehind,
  mostPackedEntries,
  packableAnswer,
  requestOf,
} from '../../../shared/protocol/packed/messages.ts';
import { sha256 } from '../signing.ts';
import { acceptedCodings, coded, decoded } from './coding.ts';
import type { Dictionary } from './dictionary.ts';
import { packContent, unpackContent } from './packing.ts';
import { isOtherProtocol, jsonOf, type Received } from './received.ts';
import { problemReply, type Reply } from './reply.ts';

export interface Spoken {
  readonly request: ExchangeRequest;
  /** How many events an answer in this language may carry. */
  readonly mostEvents: number;
  /** Says a reply in the language of the request. `askAfter` in seconds. */
  say(reply: Reply, askAfter: number | null): Reply;
}

/** The hash that central has under a number of this desk's chain, or null. */
type HashAt = (place: { readonly epoch: number; readonly seq: number }) => Promise<string | null>;

/** The request of the desk that signed it, or the reply that refuses what it says. */
export async function understood(
  received: Received,
  device: string,
  dictionary: Dictionary | null,
  hashAt: HashAt,
): Promise<Spoken | { readonly reply: Reply }> {
  return received.created === null ? fromJson(received, dictionary) : fromPacked(received, device, dictionary, hashAt);
}

const refusals = {
  unsupported: 'encoding.unsupported',
  'too-large': 'request.too-large',
  malformed: 'request.invalid',
} as const;

function fromJson({ headers, body }: Received, dictionary: Dictionary | null): Spoken | { reply: Reply } {
  const say = (reply: Reply): Reply => {
    const offer =
      dictionary === null ? {} : { 'available-dictionary': availableDictionary(dictionary.sha256.toString('base64')) };
    const said = coded(reply.body, headers, dictionary);
    return {
      ...reply,
      body: said.body,
      headers: { ...reply.headers, ...said.headers, ...offer, 'accept-encoding': acceptedCodings },
    };
  };
  const plain = decoded(headers['content-encoding'], body, dictionary);
  if ('refused' in plain) return { reply: say(problemReply(refusals[plain.refused])) };
  const json = jsonOf(plain.body);
  if (isOtherProtocol(json)) return { reply: say(problemReply('protocol.unsupported')) };
  const request = exchangeRequestSchema.safeParse(json);
  return request.success
    ? { request: request.data, mostEvents: limits.eventsPerAnswer, say }
    : { reply: say(problemReply('request.invalid')) };
}

async function fromPacked(
  { created, body }: Received,
  device: string,
  dictionary: Dictionary | null,
  hashAt: HashAt,
): Promise<Spoken | { reply: Reply }> {
  const read = unpackContent(body, dictionary);
  if ('refused' in read) {
    const unknown = read.refused === 'dictionary';
    return {
      reply: unknown ? problemReply('encoding.unsupported') : problemReply('request.invalid', { detail: 'not packed' }),
    };
  }
  const sentAt = new Date((created ?? 0) * 1000).toISOString();
  const behind = goesOnBehind(read.value);
  const before = behind === null ? null : await hashAt(behind);
  const request = requestOf(read.value, { device, sentAt }, sha256, before);
  if (!request.ok) {
    return {
      reply: isOtherVersion(read.value) ? problemReply('protocol.unsupported') : problemReply('request.invalid'),
    };
  }
  const last = request.value.entries.at(-1)?.hash;
  return {
    request: request.value,
    mostEvents: mostPackedEntries,
    say: (reply, askAfter) => {
      if (reply.status !== 200) return reply;
      const answer = JSON.parse(reply.body.toString()) as ExchangeAnswer;
      const packed = packContent(
        packableAnswer(answer, last, askAfter ?? undefined),
        read.withDictionary ? dictionary : null,
      );
      return { ...reply, packed };
    },
  };
}

function isOtherVersion(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'protocol' in value && value.protocol !== 2;
}
