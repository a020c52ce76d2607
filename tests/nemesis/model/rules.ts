// The delivery rules as a model that can be searched exhaustively: one desk, its central, and a line that loses, repeats
// and delays. Pure. It says what must hold of the exchange, not how it is built: bytes, hashes and signatures are here
// what they prove, a chain is the list of its cases, a key is its number, and an answer names the request that it was bound to.

/** A case by its number; from `alike` on, one that looks the same and is not. */
export type Case = number;
export const alike = 10;

/** Deliberate mistakes; each must break what `breaches` holds. */
export const bugs = [
  'ack before commit',
  'cursor before data',
  'expiring idempotency',
  'unsigned answer accepted',
  'resend after look-alike',
] as const;
/** The same, of keys that change: shown by a search in which they do. */
export const keyBugs = ['old key forgotten', 'new key at once'] as const;
export type Bug = (typeof bugs)[number] | (typeof keyBugs)[number];

export interface Request {
  readonly number: number;
  readonly epoch: number;
  readonly from: number;
  readonly entries: readonly Case[];
  readonly cursor: number;
  /** The desk's key that signed it. */
  readonly by: number;
  /** It asks for this key to be the desk's, and brings nothing else; null: it is an exchange. */
  readonly renews: number | null;
}
type FeedEvent =
  | { readonly n: number; readonly of: Case; readonly registration: number }
  /** Central signs by this key for whoever has stored the event. */
  | { readonly n: number; readonly signs: number };
export interface Answer {
  readonly to: Request;
  readonly signed: boolean;
  /** Central's key that signed it. */
  readonly by: number;
  /** Central does not know the key that signed the request. */
  readonly tampered: boolean;
  /** Another request number is needed, above this one; null: taken. */
  readonly replayed: number | null;
  readonly has: readonly Case[];
  readonly events: readonly FeedEvent[];
  readonly server: number;
}

export interface Desk {
  readonly epoch: number;
  readonly chain: readonly Case[];
  readonly has: number;
  readonly cursor: number;
  readonly request: number;
  /** The central it heard last, or null. */
  readonly server: number | null;
  /** Its keys, the one in use first, and the one that it changes to. */
  readonly keys: readonly number[];
  readonly next: number | null;
  /** Keys by which central is believed. */
  readonly pinned: readonly number[];
  /** Central said last that it does not know the key in use. */
  readonly tampered: boolean;
  /** What the screen says of each case: a registration number, delivered or queued. */
  readonly told: Readonly<Record<Case, number | 'delivered' | 'queued'>>;
}
export interface Central {
  readonly server: number;
  readonly chains: Readonly<Record<number, readonly Case[]>>;
  readonly cases: Readonly<Record<Case, number>>;
  readonly given: number;
  readonly feed: readonly FeedEvent[];
  readonly last: number;
  readonly request: number;
  /** The desk's key, those that it had before, and how far it last said that it has stored the feed. */
  readonly key: number;
  readonly formerKeys: readonly number[];
  readonly cursor: number;
  /** Set back since the desk was met last: the end of the feed then. */
  readonly fork: number | null;
  /** Since then it has asked the desk for a number that no request from before can have. */
  readonly asked: boolean;
}

export const newDesk: Desk = {
  epoch: 1,
  chain: [],
  has: 0,
  cursor: 0,
  request: 0,
  server: null,
  keys: [1],
  next: null,
  pinned: [1],
  tampered: false,
  told: {},
};
export const newCentral: Central = {
  server: 1,
  chains: {},
  cases: {},
  given: 0,
  feed: [],
  last: 0,
  request: 0,
  key: 1,
  formerKeys: [],
  cursor: 0,
  fork: null,
  asked: false,
};

/** More than a desk's requests that may be on the line. */
const ahead = 100;

interface Asked {
  /** It has committed the request's number. */
  readonly desk: Desk;
  readonly request: Request;
}

/** The next exchange. */
export function ask(desk: Desk): Asked {
  const { epoch, cursor, has, keys } = desk;
  const number = desk.request + 1;
  const entries = desk.chain.slice(has);
  return {
    desk: { ...desk, request: number },
    request: { number, epoch, from: has, entries, cursor, by: keys[0] ?? 0, renews: null },
  };
}

/** The request that brings central the key `renews`, by the word of `by`. */
export function askForKey(desk: Desk, renews: number, by: number, bug: Bug | null): Asked {
  const { epoch, cursor } = desk;
  const number = desk.request + 1;
  const keys = bug === 'old key forgotten' ? [renews] : desk.keys;
  const next = bug === 'old key forgotten' ? null : desk.next;
  return {
    desk: { ...desk, request: number, keys, next },
    request: { number, epoch, from: 0, entries: [], cursor, by, renews },
  };
}

/**
 * Central's key for whoever has stored the feed up to `cursor`; what was told since a restore is not what a desk has stored that
 * was not met again.
 */
function signerFor({ feed, fork }: Central, cursor: number, bug: Bug | null): number {
  const last = Math.min(cursor, fork ?? cursor);
  const told = feed.flatMap((event) => ('signs' in event ? [event] : []));
  const known = bug === 'new key at once' ? told : told.filter(({ n }) => n <= last);
  return known.at(-1)?.signs ?? 1;
}

/** A request for a key of the desk. It may have been granted before, and then the earlier key will do as well. */
function grant(before: Central, to: Request & { readonly renews: number }, unsaid: Answer): Taken {
  const { renews, number } = to;
  const granted = before.key === renews;
  const formerKeys = granted ? before.formerKeys : [...before.formerKeys, before.key];
  return { central: { ...before, request: number, key: renews, formerKeys }, answer: unsaid };
}

interface Taken {
  readonly central: Central;
  readonly answer: Answer;
}

/** Central's next key, told to the desk. */
export function renewCentral(central: Central, signs: number): Central {
  const n = central.last + 1;
  return { ...central, feed: [...central.feed, { n, signs }], last: n };
}

/** The first request after central was set back: what was told since goes above the cursor that the desk shows. */
function meet(central: Central, cursor: number): Central {
  const { fork } = central;
  if (fork === null) return central;
  const up = Math.max(0, cursor - fork);
  const feed = central.feed.map((event) => (event.n > fork ? { ...event, n: event.n + up } : event));
  return { ...central, feed, last: central.last + up, fork: null };
}

/** Central takes a request in, or refuses it; its answer is made from what it then has. */
export function take(before: Central, to: Request, bug: Bug | null): Taken {
  const { server } = before;
  const { renews } = to;
  const by = signerFor(before, renews === null ? to.cursor : before.cursor, bug);
  const unsaid: Answer = { to, signed: true, by, tampered: false, replayed: null, has: [], events: [], server };
  const again = renews === before.key && before.formerKeys.includes(to.by);
  if (to.by !== before.key && !again) {
    // Whose request it is is not proven, nor what it says of the feed.
    const unproven = signerFor(before, before.cursor, bug);
    return { central: before, answer: { ...unsaid, by: unproven, tampered: true } };
  }
  if (to.number <= before.request) return { central: before, answer: { ...unsaid, replayed: before.request } };
  if (renews !== null) return grant(before, { ...to, renews }, unsaid);
  if (before.fork !== null && !before.asked) {
    // A request that the line kept may be older than what the desk heard: only the next one shows where it stands.
    const replayed = to.number + ahead;
    const central = { ...before, request: replayed, cursor: to.cursor, asked: true };
    return { central, answer: { ...unsaid, replayed } };
  }
  let central = meet({ ...before, request: to.number, cursor: to.cursor }, to.cursor);
  const old = central.chains[to.epoch] ?? [];
  const repeats = to.entries.every((one, at) => to.from + at >= old.length || old[to.from + at] === one);
  const fits = to.from <= old.length && repeats;
  const fresh = fits ? to.entries.slice(Math.max(0, old.length - to.from)) : [];
  const taken = fits && bug === 'expiring idempotency' ? to.entries : fresh;
  for (const of of taken) {
    const known = bug === 'expiring idempotency' ? undefined : central.cases[of];
    const registration = known ?? central.given + 1;
    const n = central.last + 1;
    central = {
      ...central,
      cases: { ...central.cases, [of]: registration },
      given: known === undefined ? registration : central.given,
      feed: [...central.feed, { n, of, registration }],
      last: n,
    };
  }
  const has = [...old, ...fresh];
  central = { ...central, chains: { ...central.chains, [to.epoch]: has } };
  const events = central.feed.filter(({ n }) => n > to.cursor);
  // What was told since a restore has moved above the cursor meanwhile.
  return { central, answer: { ...unsaid, by: signerFor(central, to.cursor, bug), has, events } };
}

/** Central's memory and the desk's differ: what central has comes back, and what is undecided is entered again. */
function settle(desk: Desk, answer: Answer, bug: Bug | null): Desk {
  const chain = [...new Set([...desk.chain, ...answer.has, ...Object.keys(desk.told).map(Number)])];
  const undecided = chain.filter((one) => typeof desk.told[one] !== 'number');
  const again = undecided.map((one) => (bug === 'resend after look-alike' && one < alike ? one + alike : one));
  const told = Object.fromEntries(again.map((one) => [one, 'queued' as const]));
  return { ...desk, epoch: desk.epoch + 1, chain: again, has: 0, told: { ...desk.told, ...told } };
}

/** The desk hears the answer to the request it waits for; one that is unsigned, or by a key unknown here, is no answer. */
export function hear(before: Desk, answer: Answer, bug: Bug | null): Desk {
  if (!answer.signed && bug !== 'unsigned answer accepted') return before;
  if (!before.pinned.includes(answer.by)) return before;
  const { renews } = answer.to;
  const pinned = renews === null && answer.by === before.pinned[1] ? [answer.by] : before.pinned;
  const desk: Desk = { ...before, pinned, tampered: answer.tampered };
  if (answer.tampered) return desk;
  if (answer.replayed !== null) return { ...desk, request: Math.max(desk.request, answer.replayed) };
  if (renews !== null) return renews === desk.next ? { ...desk, keys: [renews, ...desk.keys], next: null } : desk;
  if (answer.has.some((one, at) => desk.chain[at] !== one)) return settle(desk, answer, bug);
  const told = { ...desk.told };
  for (const [at, one] of desk.chain.entries()) {
    if (at >= answer.has.length && at < desk.has) told[one] = 'queued';
    if (at < answer.has.length && told[one] === 'queued') told[one] = 'delivered';
  }
  let { cursor, pinned: believed } = desk;
  for (const event of answer.events) {
    if (event.n <= cursor) continue;
    if ('signs' in event) believed = [...new Set([believed[0] ?? 0, event.signs])];
    else if (told[event.of] !== undefined) told[event.of] = event.registration;
    cursor = event.n;
  }
  return { ...desk, pinned: believed, has: answer.has.length, cursor, server: answer.server, told };
}
