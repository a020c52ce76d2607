// The messages of version 2, as JSON before they are packed: those of version 1 without what the other side can work out.
// Hashes of entries follow from the one before the first; payloads are JSON inside JSON where that gives back their very
// text, so that their parts lie in columns, and plain text where it does not.
import { z } from 'zod';
import { sha256Schema } from '../../primitives.ts';
import { problem } from '../../problems.ts';
import { fail, ok, type Result } from '../../result.ts';
import { entryText } from '../chain.ts';
import {
  chainHeadSchema,
  type Entry,
  type ExchangeAnswer,
  type ExchangeRequest,
  exchangeAnswerSchema,
  feedEventSchema,
  limits,
} from '../exchange.ts';
import { deepest, isShallow, type Json } from './pack.ts';

/** A packed request may hold this many entries; the bytes of the line are what really limits it. */
export const mostPackedEntries = 2_000;
/** Characters of JSON that a packed request or answer may become. */
export const packedLimits = { request: 16_777_216, answer: limits.answerBytes };

const shortHashSchema = z.string().regex(/^[0-9a-f]{16}$/);
const shortHash = (hash: string): string => hash.slice(0, 16);

export const packedRequestSchema = z.strictObject({
  protocol: z.literal(2),
  epoch: z.number().int().positive(),
  request: z.number().int().positive(),
  cursor: z.number().int().nonnegative(),
  /** Null when there is nothing to send. */
  entries: z
    .strictObject({
      /** Number of the first entry; the others follow without gaps. */
      first: z.number().int().positive(),
      /** First 16 digits of the hash of the entry before the first, or of the genesis: central has the rest. */
      after: shortHashSchema,
      /** The same of the last entry's hash: that what was unpacked is what was hashed at the desk. */
      check: shortHashSchema,
      /** An object stands for its JSON text as ECMAScript writes it (ECMA-262, JSON.stringify), a string for itself. */
      payloads: z.array(z.unknown()).min(1).max(mostPackedEntries),
    })
    .nullable(),
});

export const packedAnswerSchema = exchangeAnswerSchema.extend({
  protocol: z.literal(2),
  /** Without a hash: that of the last entry of the request. */
  has: chainHeadSchema.extend({ hash: sha256Schema.optional() }),
  events: z.array(feedEventSchema).max(mostPackedEntries),
  /** Seconds after which central wants to be asked again when there is nothing new; absent: as the desk sees fit. */
  askAfter: z.number().int().min(1).max(86_400).optional(),
});

/** The payload as JSON when that is its very text again, else the text. */
function packablePayload(text: string): Json {
  if (!text.startsWith('{')) return text;
  try {
    const json = JSON.parse(text) as Json;
    return JSON.stringify(json) === text && isShallow(json, deepest - 4) ? json : text;
  } catch {
    return text;
  }
}

function payloadText(payload: unknown): string | null {
  if (typeof payload === 'string') return payload;
  const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload);
  return isObject ? JSON.stringify(payload) : null;
}

/** The request as JSON of version 2. `after`: hash of the entry before the first. Its device is who signed it. */
export function packableRequest(request: Omit<ExchangeRequest, 'device' | 'sentAt'>, after: string): Json {
  const { epoch, request: number, cursor, entries } = request;
  const [first] = entries;
  const last = entries.at(-1);
  const packed =
    first === undefined || last === undefined
      ? null
      : {
          first: first.seq,
          after: shortHash(after),
          check: shortHash(last.hash),
          payloads: entries.map(({ payload }) => packablePayload(payload)),
        };
  return { protocol: 2, epoch, request: number, cursor, entries: packed };
}

/** What the envelope of a packed request says: who signed it, and when by the desk's clock. */
export interface From {
  readonly device: string;
  readonly sentAt: string;
}

/** The entry behind which an unpacked request goes on, by epoch and number (0: the genesis); null when it has no entries. */
export function goesOnBehind(json: unknown): { readonly epoch: number; readonly seq: number } | null {
  const read = packedRequestSchema.safeParse(json).data;
  return read === undefined || read.entries === null ? null : { epoch: read.epoch, seq: read.entries.first - 1 };
}

/** A packed request before its entries are hashed. */
export interface ReadPacked {
  readonly epoch: number;
  readonly request: number;
  readonly cursor: number;
  readonly entries:
    | (Omit<NonNullable<z.infer<typeof packedRequestSchema>['entries']>, 'payloads'> & {
        readonly payloads: readonly unknown[];
        /** The text that each payload stands for. */
        readonly texts: readonly string[];
      })
    | null;
}

/** The request that unpacked JSON stands for, or null. */
export function readPacked(json: unknown): ReadPacked | null {
  const read = packedRequestSchema.safeParse(json).data;
  if (read === undefined) return null;
  const { epoch, request, cursor, entries } = read;
  if (entries === null) return { epoch, request, cursor, entries };
  const texts: string[] = [];
  for (const payload of entries.payloads) {
    const text = payloadText(payload);
    if (text === null || text.length < 2 || text.length > limits.payloadBytes) return null;
    texts.push(text);
  }
  return { epoch, request, cursor, entries: { ...entries, texts } };
}

/**
 * The request that unpacked JSON stands for, with every entry's own hash. `sha256` in hex over UTF-8; `before`: the hash
 * that is known of the entry behind which it goes on, or null. Where that is not the one meant, the hashes are of no
 * chain, and whoever holds them against one sees a gap or a break. Problem: request.invalid, also when the last hash is
 * another one than the desk's.
 */
export function requestOf(
  json: unknown,
  from: From,
  sha256: (text: string) => string,
  before: string | null,
): Result<ExchangeRequest> {
  const read = readPacked(json);
  if (read === null) return fail(problem('request.invalid'));
  const { entries: packed, epoch, request, cursor } = read;
  const rest = { protocol: 1, device: from.device, epoch, request, cursor, sentAt: from.sentAt } as const;
  if (packed === null) return ok({ ...rest, entries: [] });
  const { after, check, first, texts } = packed;
  const goesOn = before?.startsWith(after) === true;
  const entries: Entry[] = [];
  let hash = goesOn ? before : after.padEnd(64, '0');
  for (const payload of texts) {
    hash = sha256(entryText(hash, payload));
    entries.push({ seq: first + entries.length, payload, hash });
  }
  if (goesOn && shortHash(hash) !== check) return fail(problem('request.invalid', 'the last hash of the entries'));
  return ok({ ...rest, entries });
}

/** The answer as JSON of version 2. `last`: hash of the request's last entry. `askAfter` in seconds. */
export function packableAnswer(answer: ExchangeAnswer, last?: string, askAfter?: number): Json {
  const { seq, hash } = answer.has;
  const said: z.infer<typeof packedAnswerSchema> = {
    ...answer,
    protocol: 2,
    has: hash === last ? { seq } : { seq, hash },
    ...(askAfter === undefined ? {} : { askAfter }),
  };
  // Through JSON once, as on the other way: an event may hold anything.
  return JSON.parse(JSON.stringify(said)) as Json;
}

/** An answer of version 2, read; and the seconds after which central wants to be asked again. */
export interface Told {
  readonly answer: ExchangeAnswer;
  readonly askAfter: number | null;
}

/** The answer that unpacked JSON stands for, or null. `last`: hash of the request's last entry, if it had one. */
export function answerOf(json: unknown, last: string | undefined): Told | null {
  const read = packedAnswerSchema.safeParse(json).data;
  const hash = read?.has.hash ?? last;
  if (read === undefined || hash === undefined) return null;
  const { askAfter = null, has, ...rest } = read;
  return { answer: { ...rest, protocol: 1, has: { seq: has.seq, hash } }, askAfter };
}
