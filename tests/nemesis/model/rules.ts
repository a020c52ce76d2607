// The delivery rules as a model that can be searched exhaustively: one desk, its central, and a line that loses, repeats
// and delays. Pure. It says what must hold of the exchange, not how it is built: bytes, hashes and signatures are here
// what they prove, a chain is the list of its cases and an answer names the request that it was bound to.

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
export type Bug = (typeof bugs)[number];

export interface Request {
  readonly number: number;
  readonly epoch: number;
  readonly from: number;
  readonly entries: readonly Case[];
  readonly cursor: number;
}
interface FeedEvent {
  readonly n: number;
  readonly of: Case;
  readonly registration: number;
}
export interface Answer {
  readonly to: Request;
  readonly signed: boolean;
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
  /** Set back since the desk was met last: the end of the feed then. */
  readonly fork: number | null;
  /** Since then it has asked the desk for a number that no request from before can have. */
  readonly asked: boolean;
}

export const newDesk: Desk = { epoch: 1, chain: [], has: 0, cursor: 0, request: 0, server: null, told: {} };
export const newCentral: Central = {
  server: 1,
  chains: {},
  cases: {},
  given: 0,
  feed: [],
  last: 0,
  request: 0,
  fork: null,
  asked: false,
};

/** More than a desk's requests that may be on the line. */
const ahead = 100;

/** The next request, and the desk that has committed its number. */
export function ask(desk: Desk): { desk: Desk; request: Request } {
  const { epoch, cursor, has } = desk;
  const number = desk.request + 1;
  return {
    desk: { ...desk, request: number },
    request: { number, epoch, from: has, entries: desk.chain.slice(has), cursor },
  };
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
export function take(before: Central, to: Request, bug: Bug | null): { central: Central; answer: Answer } {
  const { server } = before;
  if (to.number <= before.request) {
    const replayed = { to, signed: true, replayed: before.request, has: [], events: [], server };
    return { central: before, answer: replayed };
  }
  if (before.fork !== null && !before.asked) {
    // A request that the line kept may be older than what the desk heard: only the next one shows where it stands.
    const replayed = to.number + ahead;
    const answer = { to, signed: true, replayed, has: [], events: [], server };
    return { central: { ...before, request: replayed, asked: true }, answer };
  }
  let central = meet({ ...before, request: to.number }, to.cursor);
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
  return { central, answer: { to, signed: true, replayed: null, has, events, server } };
}

/** Central's memory and the desk's differ: what central has comes back, and what is undecided is entered again. */
function settle(desk: Desk, answer: Answer, bug: Bug | null): Desk {
  const chain = [...new Set([...desk.chain, ...answer.has, ...Object.keys(desk.told).map(Number)])];
  const undecided = chain.filter((one) => typeof desk.told[one] !== 'number');
  const again = undecided.map((one) => (bug === 'resend after look-alike' && one < alike ? one + alike : one));
  const told = Object.fromEntries(again.map((one) => [one, 'queued' as const]));
  return { ...desk, epoch: desk.epoch + 1, chain: again, has: 0, told: { ...desk.told, ...told } };
}

/** The desk hears the answer to the request it waits for; an unsigned one is no answer. */
export function hear(desk: Desk, answer: Answer, bug: Bug | null): Desk {
  if (!answer.signed && bug !== 'unsigned answer accepted') return desk;
  if (answer.replayed !== null) return { ...desk, request: Math.max(desk.request, answer.replayed) };
  if (answer.has.some((one, at) => desk.chain[at] !== one)) return settle(desk, answer, bug);
  const told = { ...desk.told };
  for (const [at, one] of desk.chain.entries()) {
    if (at >= answer.has.length && at < desk.has) told[one] = 'queued';
    if (at < answer.has.length && told[one] === 'queued') told[one] = 'delivered';
  }
  let { cursor } = desk;
  for (const { n, of, registration } of answer.events) {
    if (n <= cursor) continue;
    if (told[of] !== undefined) told[of] = registration;
    cursor = n;
  }
  return { ...desk, has: answer.has.length, cursor, server: answer.server, told };
}
