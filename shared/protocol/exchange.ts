// Version 1 of the exchange with central: one signed round trip carries new outbox entries up and feed events down.
// Both sides are written against these schemas only; whatever does not fit them is refused, never guessed at.
//
// Entries at or below what central has: identical ones are taken silently, for ever (a lost answer repeats them);
// a different one is `chain.broken`. A request number that central has seen or passed is `request.replayed`; the answer
// to it is lost for good, and its content simply travels again under a new number.
//
// A central restored from a copy changes `serverEpoch` and may have less. The desk sends again from `has`. Feed numbers
// never run back for a desk: at the first request after a restore central numbers everything that this device has not
// been sent since then above the cursor shown there. Steps of a case's status count anew from a new `serverEpoch` on.
//
// `Retry-After` is given in seconds. Papers travel by tus 1.0 (`papers.ts`); a central also takes one whole, as `PUT`
// with its bytes as they are, `application/octet-stream`: a signed 2xx says that it has the paper, verified and kept.
import { z } from 'zod';
import { instantSchema, sha256Schema, slugSchema, uuidSchema } from '../primitives.ts';
import { problemSchema } from '../problems.ts';
import { publicKeySchema } from './enrol.ts';

/** Paths and limits of the wire. */
export const exchangePath = '/v1/exchange';
export const enrolPath = '/v1/enrol';
export const paperPath = (sha256: string): string => `/v1/papers/${sha256}`;
export const limits = {
  entriesPerRequest: 200,
  payloadBytes: 262_144,
  requestBytes: 4_194_304,
  eventsPerAnswer: 500,
  papersPerAnswer: 200,
  answerBytes: 16_777_216,
  paperBytes: 26_214_400,
};

const counter = z.number().int().nonnegative();

/**
 * One entry of the outbox. `payload` is the exact JSON text that was committed at the desk; `hash` is
 * SHA-256(`<hash of the entry before>\n<payload>`) in hex, the first one over the chain's genesis (`chain.ts`).
 */
export const entrySchema = z.strictObject({
  seq: z.number().int().positive(),
  payload: z.string().min(2).max(limits.payloadBytes),
  hash: sha256Schema,
});
export type Entry = z.infer<typeof entrySchema>;

/** The end of a chain: sequence number and hash of the last entry, or 0 and the genesis. */
export const chainHeadSchema = z.strictObject({ seq: counter, hash: sha256Schema });
export type ChainHead = z.infer<typeof chainHeadSchema>;

export const exchangeRequestSchema = z.strictObject({
  protocol: z.literal(1),
  device: uuidSchema,
  /** Rises when a desk starts a new chain (restored or re-enrolled). Entries are numbered without gaps per epoch. */
  epoch: z.number().int().positive(),
  /** Rises with every request of this device; central refuses one that it has seen or passed (replay, reordering). */
  request: z.number().int().positive(),
  /** Without gaps, following what the desk believes central has. Empty when there is nothing to send. */
  entries: z.array(entrySchema).max(limits.entriesPerRequest),
  /** Number of the last feed event stored at the desk. */
  cursor: counter,
  sentAt: instantSchema,
});
export type ExchangeRequest = z.infer<typeof exchangeRequestSchema>;

/** Statuses of a case that version 1 names; others are kept and shown raw. */
export const caseStatuses = [
  'in-review',
  'flaw',
  'suspended',
  'forwarded',
  'satisfied',
  'partly-satisfied',
  'refused',
  'left-unconsidered',
  'ready',
  'handed-over',
  'completed',
  'withdrawn',
] as const;

/**
 * Why an entry was refused, in codes of this list alone, so that a code which only desks know is no change of the wire. A
 * code of tomorrow reads as `entry.refused`: the case is refused all the same, and the reason says why.
 */
const outcomeProblemSchema = problemSchema.extend({
  code: z.enum(['entry.unreadable', 'entry.refused', 'service.closed']).catch('entry.refused'),
});

const announcedSchema = (most: number) =>
  z.strictObject({ ka: z.string().min(1).max(most), en: z.string().min(1).max(most).optional() });

const about = { epoch: z.number().int().positive(), seq: z.number().int().positive() };

/**
 * What central says. Outcomes of entries are events too, so that a lost answer loses nothing: the cursor brings them
 * again. Every entry gets exactly one of `entry.waiting` → (`entry.registered` | `entry.refused`), or one of the last two;
 * one that changes a case central has (a correction, a withdrawal) gets `entry.taken` or `entry.refused`, which says
 * nothing of the case itself. A correction of a case that central lacks is its filing.
 */
export const knownEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entry.waiting'), ...about }),
  z.strictObject({
    kind: z.literal('entry.registered'),
    ...about,
    registrationNumber: z.string().min(1).max(64),
    registeredAt: instantSchema,
  }),
  z.strictObject({
    kind: z.literal('entry.refused'),
    ...about,
    problem: outcomeProblemSchema,
    reason: z.string().max(2000),
  }),
  z.strictObject({
    kind: z.literal('entry.taken'),
    ...about,
    /** The decision that the case had when the change came, which stands; null: there was none. */
    decided: slugSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('case.status'),
    case: uuidSchema,
    status: slugSchema,
    /** Rises per case: a status with a lower step than one already stored never moves a case back. */
    step: z.number().int().positive(),
    at: instantSchema,
    note: z.string().max(2000),
  }),
  /** Central's word to whoever works at desks, in Georgian and perhaps in English. The newest with an id stands. */
  z.strictObject({
    kind: z.literal('announcement'),
    id: uuidSchema,
    title: announcedSchema(200),
    text: announcedSchema(2000),
    at: instantSchema,
  }),
  /**
   * Central signs with this key from now on. The desk takes it beside the one that it has pinned, and no other than it as
   * soon as an answer came that it signed. Central goes on with the earlier key for every request whose cursor is below
   * this event, however late the desk comes.
   */
  z.strictObject({
    kind: z.literal('central.key'),
    keyId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    publicKey: publicKeySchema,
  }),
  /** A new catalogue package is out; `package` is its JSON text. */
  z.strictObject({ kind: z.literal('catalogue.published'), version: z.number().int().positive(), package: z.string() }),
]);
export type KnownEvent = z.infer<typeof knownEventSchema>;

/** An event as numbered for one device, without gaps. An unknown kind is kept whole and shown raw. */
export const feedEventSchema = z.strictObject({
  n: z.number().int().positive(),
  event: z.looseObject({ kind: z.string().min(1).max(64) }),
});
export type FeedEvent = z.infer<typeof feedEventSchema>;

export const exchangeAnswerSchema = z.strictObject({
  protocol: z.literal(1),
  /** Changes when central was restored from a copy. */
  serverEpoch: uuidSchema,
  time: instantSchema,
  /** What central has of this device's epoch, committed. The desk calls delivered exactly what this covers. */
  has: chainHeadSchema,
  events: z.array(feedEventSchema).max(limits.eventsPerAnswer),
  /** True: more events wait behind the last one here; ask again at once. */
  more: z.boolean(),
  /**
   * Contents that registered or waiting cases name and central lacks. A list that is not full is complete: what a
   * registered case names and the list does not, central has (the answer to its upload may have been lost).
   */
  papersWanted: z.array(sha256Schema).max(limits.papersPerAnswer),
});
export type ExchangeAnswer = z.infer<typeof exchangeAnswerSchema>;

/** An error answer: RFC 9457 `application/problem+json` with our stable code. Signed like every answer. */
export const wireProblemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  /** With `request.replayed`: the last request number central saw. With `request.gap` and `chain.broken`: what it has. */
  lastRequest: counter.optional(),
  has: chainHeadSchema.optional(),
});
export type WireProblem = z.infer<typeof wireProblemSchema>;
