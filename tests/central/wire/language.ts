// In which language a desk spoke, and the answer in the same one: version 1 in JSON, plain or in a content coding; or
// version 2, packed. Whatever was spoken, central's own work is done on the same request.
import { availableDictionary } from '../../../shared/protocol/dcz.ts';
import { packedType } from '../../../shared/protocol/envelope.ts';
import {
  type ExchangeAnswer,
  type ExchangeRequest,
  exchangeRequestSchema,
  limits,
} from '../../../shared/protocol/exchange.ts';
import { mostPackedEntries, packableAnswer } from '../../../shared/protocol/packed/messages.ts';
import { brought } from './brought.ts';
import { type Chained, hashed } from './chain.ts';
import { acceptedCodings, coded, decoded } from './coding.ts';
import type { Dictionary } from './dictionary.ts';
import { packContent } from './packing.ts';
import type { Reader } from './reader.ts';
import { isOtherProtocol, jsonOf, type Received } from './received.ts';
import { answer, problemReply, type Reply } from './reply.ts';

export interface Asked extends Chained, Pick<ExchangeRequest, 'device' | 'epoch' | 'request' | 'cursor'> {}

export interface Spoken {
  readonly request: Asked;
  /** How many events an answer in this language may carry. */
  readonly mostEvents: number;
  /** Says an answer or a problem in the language of the request. `askAfter` in seconds. */
  say(said: ExchangeAnswer | Reply, askAfter: number | null): Reply;
}

/** The hash that central has under a number of this desk's chain, or null. */
type HashAt = (place: { readonly epoch: number; readonly seq: number }) => Promise<string | null>;

/** What reading a request needs of central. */
export interface Means {
  readonly dictionary: Dictionary | null;
  readonly reader: Reader;
  readonly hashAt: HashAt;
}

/** The request of the desk that signed it, or the reply that refuses what it says. */
export async function understood(
  received: Received,
  device: string,
  means: Means,
): Promise<Spoken | { readonly reply: Reply }> {
  return received.created === null ? fromJson(received, means.dictionary) : fromPacked(received, device, means);
}

const isReply = (said: ExchangeAnswer | Reply): said is Reply => 'status' in said;

const refusals = {
  unsupported: 'encoding.unsupported',
  'too-large': 'request.too-large',
  malformed: 'request.invalid',
} as const;

function fromJson({ headers, body }: Received, dictionary: Dictionary | null): Spoken | { reply: Reply } {
  const say = (made: ExchangeAnswer | Reply): Reply => {
    const reply = isReply(made) ? made : answer(200, made);
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
  const read = exchangeRequestSchema.safeParse(json);
  if (!read.success) return { reply: say(problemReply('request.invalid')) };
  const { device, epoch, request, cursor, entries } = read.data;
  return {
    request: { device, epoch, request, cursor, entries: entries.map(brought), behind: null },
    mostEvents: limits.eventsPerAnswer,
    say,
  };
}

const unread = {
  dictionary: () => problemReply('encoding.unsupported'),
  malformed: () => problemReply('request.invalid', { detail: 'not packed' }),
  version: () => problemReply('protocol.unsupported'),
  invalid: () => problemReply('request.invalid'),
};

async function fromPacked(
  { body }: Received,
  device: string,
  { dictionary, reader, hashAt }: Means,
): Promise<Spoken | { reply: Reply }> {
  const read = await reader.read(body, dictionary);
  if ('refused' in read) return { reply: unread[read.refused]() };
  const { epoch, request, cursor } = read;
  const chained =
    read.entries === null
      ? { entries: [], behind: null }
      : hashed(read.entries, await hashAt({ epoch, seq: read.entries.first - 1 }));
  if (chained === null) return { reply: problemReply('request.invalid') };
  const last = chained.entries.at(-1)?.hash;
  return {
    request: { device, epoch, request, cursor, ...chained },
    mostEvents: mostPackedEntries,
    say: (made, askAfter) => {
      if (isReply(made)) return made;
      const packable = packableAnswer(made, last, askAfter ?? undefined);
      const content = packContent(packable, read.withDictionary ? dictionary : null);
      return { status: 200, contentType: packedType, body: content, headers: {}, packed: true };
    },
  };
}
