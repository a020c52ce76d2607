// Several nodes on one PostgreSQL, and nothing between them: a desk's requests may reach any of them in turn. Nodes and
// the database itself are killed in the middle of the work; every case is there exactly once, with the bytes that were
// saved, one outcome and a number of its own.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { exchangePath, type FeedEvent, knownEventSchema } from '../../shared/protocol/exchange.ts';
import { type Cluster, startCluster } from '../postgres/cluster.ts';
import { newDatabase } from '../postgres/stand.ts';
import {
  answerIn,
  askToEnrol,
  caseText,
  chained,
  type Desk,
  exchange,
  newDesk,
  nextRequest,
  placeIn,
  problemIn,
  send,
} from './conformance/desk.ts';
import { type Control, controlAt } from './harness.ts';
import { type Node, startNode } from './process.ts';
import { newSigningKey } from './signing.ts';
import type { StoredEntry } from './store/entries.ts';

let cluster: Cluster;
let database: string;
let nodes: Node[];
let control: Control;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.end());
beforeEach(async () => {
  database = await newDatabase(cluster.url);
  nodes = await Promise.all([startNode('--database', database), startNode('--database', database)]);
  control = controlAt(nodes[0]?.control ?? '');
});
afterEach(async () => {
  await Promise.all(nodes.map((node) => node.kill()));
});

const urlOf = (turn: number): string => nodes[turn % nodes.length]?.url ?? '';

/** A desk enrolled at one node; `turn` chooses where each of its requests goes. */
async function enrolled(): Promise<Desk> {
  const key = newSigningKey();
  const place = placeIn(await askToEnrol(urlOf(1), key, await control.code()));
  return newDesk(urlOf(0), key, place, ['municipality-one-time-aid', 'gurjaani']);
}
const at = (desk: Desk, turn: number): Desk => Object.assign(desk, { url: urlOf(turn) });

/** Every event of the desk's feed, from the first, read at alternating nodes. */
async function wholeFeed(desk: Desk): Promise<FeedEvent[]> {
  const events: FeedEvent[] = [];
  desk.cursor = 0;
  for (let turn = 0; ; turn++) {
    const answer = await exchange(at(desk, turn));
    events.push(...answer.events);
    if (!answer.more) return events;
  }
}

/** Each desk's cases are at central exactly once and in their order, told of once, under numbers without a hole. */
async function expectExactlyOnce(desks: readonly Desk[], saved: ReadonlyMap<Desk, readonly string[]>): Promise<void> {
  const numbers: string[] = [];
  for (const desk of desks) {
    const kept = await control.get<StoredEntry[]>(`/entries?device=${desk.place.device}`);
    expect(kept.map((entry) => entry.payload)).toEqual(saved.get(desk));
    const feed = await wholeFeed(desk);
    expect(feed.map(({ n }) => n)).toEqual(feed.map((_, place) => place + 1));
    const told = feed.map(({ event }) => knownEventSchema.parse(event));
    expect(told.map((event) => 'seq' in event && event.seq)).toEqual(kept.map((entry) => entry.seq));
    for (const event of told) if (event.kind === 'entry.registered') numbers.push(event.registrationNumber);
  }
  const all = [...saved.values()].flat().length;
  const lasts = numbers.map((number) => Number(number.slice(-4))).sort((one, other) => one - other);
  expect(lasts).toEqual(Array.from({ length: all }, (_, place) => place + 1));
}

it('a desk whose requests alternate between two nodes, beside others: exactly once, numbered without a hole', async () => {
  const desks = await Promise.all(Array.from({ length: 6 }, enrolled));
  const saved = new Map<Desk, string[]>();
  const work = async (desk: Desk, offset: number): Promise<void> => {
    const texts: string[] = [];
    saved.set(desk, texts);
    for (let turn = offset; turn < offset + 8; turn++) {
      const fresh = Array.from({ length: 1 + (turn % 4) }, () => caseText(desk));
      texts.push(...fresh);
      const entries = chained(desk.head, fresh);
      await exchange(at(desk, turn), entries);
      // Half of the answers got lost: the same entries once more, at the other node.
      if (turn % 2 === 0) await exchange(at(desk, turn + 1), entries);
    }
  };
  await Promise.all(desks.map(work));
  await expectExactlyOnce(desks, saved);
});

it('one request at both nodes at once is taken by one of them; so is one enrolment code', async () => {
  const desk = await enrolled();
  const entries = chained(desk.head, [caseText(desk)]);
  const request = nextRequest(desk, entries);
  const heard = await Promise.all([0, 1].map((turn) => send({ ...desk, url: urlOf(turn) }, exchangePath, request)));
  const [taken, replayed] = heard.sort((one, other) => one.status - other.status);
  if (taken === undefined || replayed === undefined) throw new Error('two answers');
  expect(answerIn(taken).has.seq).toBe(1);
  expect(problemIn(replayed, 409, 'request.replayed').lastRequest).toBe(request.request);

  const code = await control.code();
  const asked = await Promise.all([0, 1].map((turn) => askToEnrol(urlOf(turn), newSigningKey(), code)));
  expect(asked.map((answer) => answer.status).sort()).toEqual([200, 403]);
});

it('the same case from two desks at both nodes at once is one case with one number', async () => {
  const [one, other] = [await enrolled(), await enrolled()];
  const texts = Array.from({ length: 20 }, () => caseText(one));
  const both = await Promise.all([one, other].map((desk, turn) => exchange(at(desk, turn), chained(desk.head, texts))));
  const [first, second] = both.map(({ events }) => events.map(({ event }) => event['registrationNumber']));
  expect(new Set(first).size).toBe(20);
  expect(second).toEqual(first);
  expect((await control.until({ entries: 40 })).cases).toBe(20);
});

const broken = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE']);

it('node and database killed at random points: nothing answered is lost, nothing is doubled', async () => {
  const rounds = 4;
  let dice = 20261123;
  const draw = (below: number): number => {
    dice = (dice * 48_271) % 2_147_483_647;
    return dice % below;
  };
  const desks = await Promise.all(Array.from({ length: 3 }, enrolled));
  const saved = new Map<Desk, string[]>(desks.map((desk) => [desk, []]));
  /** Resolves when everything runs again. */
  let healthy: Promise<unknown> = Promise.resolve();
  let answers = 0;
  let death = { after: 0, strike: async (): Promise<void> => undefined };

  const tryOnce = async (desk: Desk, turn: number, texts: readonly string[]): Promise<boolean> => {
    const entries = chained(desk.head, texts.slice(desk.head.seq));
    try {
      const heard = await send(at(desk, turn), exchangePath, nextRequest(desk, entries));
      // Without its database a node says so, signed; it never answers from nothing.
      if (heard.status === 503) problemIn(heard, 503, 'central.busy');
      if (heard.status !== 200) return false;
      const answer = answerIn(heard);
      expect(answer.has.seq).toBeGreaterThanOrEqual(desk.head.seq);
      desk.head = answer.has;
      return true;
    } catch (error) {
      // Reset or refused: the node died with the request under way, or before it.
      if (broken.has((error as NodeJS.ErrnoException).code ?? '')) return false;
      throw error;
    }
  };
  const work = async (desk: Desk, texts: string[]): Promise<void> => {
    texts.push(...Array.from({ length: 10 }, () => caseText(desk)));
    for (let turn = draw(2); desk.head.seq < texts.length; turn++) {
      if (++answers === death.after) healthy = death.strike();
      const most = desk.head.seq + 1 + draw(3);
      if (!(await tryOnce(desk, turn, texts.slice(0, most)))) await healthy;
    }
  };

  for (let round = 0; round < rounds; round++) {
    answers = 0;
    const ofDatabase = round % 2 === 0;
    death = {
      after: 3 + draw(8),
      strike: async () => {
        if (ofDatabase) {
          await cluster.kill();
          const [desk] = desks;
          if (desk === undefined) throw new Error('no desk');
          const away = await send({ ...desk, url: urlOf(round) }, exchangePath, nextRequest(desk));
          problemIn(away, 503, 'central.busy');
          await cluster.start();
        } else {
          const victim = draw(2);
          await nodes[victim]?.kill();
          nodes[victim] = await startNode('--database', database);
          control = controlAt(nodes[0]?.control ?? '');
        }
      },
    };
    await Promise.all([...saved].map(([desk, texts]) => work(desk, texts)));
    expect(answers).toBeGreaterThanOrEqual(death.after);
    await healthy;
  }
  await expectExactlyOnce(desks, saved);
});
