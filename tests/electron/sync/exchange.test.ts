// Promise: every case reaches central exactly once, whatever the line does; the screen never says more than is proven.
// The whole loop on a real store, against a small central with behaviour.
import { describe, expect, test } from 'vitest';
import { readExchange } from '../../../db/feed.ts';
import { rebuildStates } from '../../../db/states.ts';
import type { HttpAnswer, HttpRequest } from '../../../electron/core/ports.ts';
import { longestDelayMs, longestPollMs, pollMs } from '../../../electron/sync/policy.ts';
import { lineSchema } from '../../../shared/contract/desk.ts';
import { all, bodyOf, enrolledPair, json, portal, refusal, testDesk } from './desk.ts';
import { opened } from './packed.ts';
import { sealed } from './small-central.ts';
import { stateOf, submit } from './store.ts';

test('a good line: one round trip delivers and registers, and the bytes are the committed ones', async () => {
  const { db, central } = enrolledPair();
  const payloads = [1, 2, 3].map((serial) => submit(db, serial));
  const desk = testDesk(db, central.take);
  const exchange = desk.start();
  expect(exchange.line()).toMatchObject({ state: 'unproven', problem: null, lastAnswer: null });
  await desk.world.pass(0);
  expect(desk.sent).toHaveLength(1);
  expect(central.memory().entries.map((entry) => entry.payload)).toEqual(payloads);
  expect(all(db, 'registered')()).toBe(true);
  expect(desk.changes).toEqual(['cases', 'queue', 'queue']);
  expect(exchange.line()).toEqual({
    state: 'online',
    since: '2026-03-02T08:15:00.000Z',
    lastAnswer: '2026-03-02T08:15:00.000Z',
    nextTry: expect.any(String),
    problem: null,
  });
  expect(lineSchema.parse(exchange.line())).toEqual(exchange.line());
  expect(exchange.clockAheadMs()).toBe(-45 * 60_000);
});

test('a line that changed one sign of the desk’s name ends nothing; a central that says again that it does not know the desk does', async () => {
  const { db, central } = enrolledPair();
  submit(db, 1);
  let strange = 1;
  const desk = testDesk(db, (request) =>
    strange-- > 0 ? refusal(request, 401, 'device.unknown') : central.take(request),
  );
  const exchange = desk.start();
  await desk.world.until(all(db, 'registered'));
  expect(desk.sent).toHaveLength(2);
  expect(exchange.line()).toMatchObject({ state: 'online', problem: null });
  strange = 2;
  exchange.wake();
  await desk.world.until(() => exchange.line().state === 'stopped');
  expect(exchange.line().problem?.code).toBe('device.unknown');
  expect(desk.sent).toHaveLength(4);
});

test('an idle desk asks less and less, up to the longest interval; a saved case goes at once', async () => {
  const { db, central } = enrolledPair();
  const desk = testDesk(db, central.take);
  const exchange = desk.start();
  await desk.world.pass(24 * 3_600_000);
  expect(desk.sent.length).toBeGreaterThan((24 * 3_600_000) / (1.1 * longestPollMs));
  expect(desk.sent.length).toBeLessThan(48);
  const bytes = desk.sent.reduce((sum, { body }) => sum + body.length, 0);
  expect(bytes / desk.sent.length).toBeLessThan(150);
  submit(db, 1);
  const before = desk.sent.length;
  exchange.wake();
  await desk.world.settle();
  expect(desk.sent).toHaveLength(before + 1);
  expect(stateOf(db, 1)).toBe('registered');
});

test('more than one request holds is asked at once, both ways', async () => {
  const { db, central } = enrolledPair();
  db.transaction(() => {
    for (let serial = 1; serial <= 230; serial++) submit(db, serial);
  });
  for (let n = 0; n < 1_200; n++) central.tell({ kind: 'news', n });
  const desk = testDesk(db, central.take);
  desk.start();
  // A long answer is taken over in slices, with the world turning in between.
  while (readExchange(db).cursor < 1_430) await desk.world.pass(0);
  expect(all(db, 'registered')()).toBe(true);
  expect(desk.world.now()).toBe(0);
});

test('a central that takes nothing is not asked in a storm', async () => {
  const { db } = enrolledPair();
  submit(db, 1);
  const answer = {
    protocol: 1,
    serverEpoch: '0195f3a0-0000-4000-8000-000000000001',
    time: '2026-03-02T09:00:00.000Z',
    has: readExchange(db).has,
    events: [],
    more: true,
    papersWanted: [],
  };
  const desk = testDesk(db, (request) =>
    sealed({ status: 200, body: json(answer) }, opened(request).headers['signature'] ?? ''),
  );
  const exchange = desk.start();
  await desk.world.pass(5 * pollMs);
  expect(exchange.line().state).toBe('online');
  expect(desk.sent.length).toBeLessThan(8);
  expect(stateOf(db, 1)).toBe('queued');
});

describe('the line fails', () => {
  test('silence: offline, backing off; a wake asks at once; then all arrives once', async () => {
    const { db, central } = enrolledPair();
    submit(db, 1);
    let up = false;
    const desk = testDesk(db, (request) => (up ? central.take(request) : null));
    const exchange = desk.start();
    await desk.world.pass(3_600_000);
    const tries = desk.sent.length;
    expect(tries).toBeGreaterThan(6);
    expect(tries).toBeLessThan(40);
    expect(exchange.line()).toMatchObject({
      state: 'offline',
      problem: { code: 'line.unreachable' },
      lastAnswer: null,
    });
    expect(desk.world.nextAlarm()).toBeLessThanOrEqual(longestDelayMs);
    const waits = desk.sent.map(({ quietMs }) => Math.floor(quietMs / 1000));
    expect(waits.slice(0, 4)).toEqual([12, 24, 45, 45]);
    expect(stateOf(db, 1)).toBe('queued');
    up = true;
    exchange.wake();
    await desk.world.settle();
    expect(desk.sent).toHaveLength(tries + 1);
    expect(stateOf(db, 1)).toBe('registered');
    expect(exchange.line()).toMatchObject({ state: 'online', problem: null });
    expect(central.memory().entries).toHaveLength(1);
  });

  test('a lost answer: central has it, the desk does not say so until central does', async () => {
    const { db, central } = enrolledPair();
    submit(db, 1);
    let lose = true;
    const desk = testDesk(db, (request) => {
      const answer = central.take(request);
      return lose ? null : answer;
    });
    desk.start();
    await desk.world.pass(0);
    expect(central.memory().entries).toHaveLength(1);
    expect(stateOf(db, 1)).toBe('queued');
    lose = false;
    await desk.world.until(all(db, 'registered'));
    expect(central.memory().entries).toHaveLength(1);
  });

  const liars: [string, (request: HttpRequest) => HttpAnswer, string][] = [
    ['a captive portal', () => portal, 'line.portal'],
    [
      'an unsigned revocation',
      (request) => ({
        ...refusal(request, 403, 'device.revoked'),
        headers: { 'content-type': 'application/problem+json' },
      }),
      'answer.unsigned',
    ],
    [
      'a revocation for another request',
      (request) => refusal({ ...request, headers: { signature: 'sopeli=:x:' }, body: json({}) }, 403, 'device.revoked'),
      'answer.foreign',
    ],
  ];
  test.each(liars)('%s stops nothing and proves nothing', async (_name, lie, code) => {
    const { db, central } = enrolledPair();
    submit(db, 1);
    let lying = true;
    const desk = testDesk(db, (request) => (lying ? lie(request) : central.take(request)));
    const exchange = desk.start();
    await desk.world.pass(60_000);
    expect(exchange.line()).toMatchObject({ state: 'offline', problem: { code }, lastAnswer: null });
    expect(stateOf(db, 1)).toBe('queued');
    lying = false;
    await desk.world.until(all(db, 'registered'));
  });

  test("central's Retry-After is kept to, and central is online while it is busy", async () => {
    const { db, central } = enrolledPair();
    submit(db, 1);
    let busy = true;
    const desk = testDesk(db, (request) =>
      busy ? refusal(request, 503, 'central.busy', { 'retry-after': '300' }) : central.take(request),
    );
    const exchange = desk.start();
    await desk.world.pass(299_000);
    expect(desk.sent).toHaveLength(1);
    expect(exchange.line()).toMatchObject({ state: 'online', problem: { code: 'central.busy' } });
    busy = false;
    await desk.world.pass(1_000);
    expect(stateOf(db, 1)).toBe('registered');
  });

  test('a request too large for central is followed by a smaller one', async () => {
    const { db, central } = enrolledPair();
    for (let serial = 1; serial <= 12; serial++) submit(db, serial);
    const desk = testDesk(db, (request) =>
      request.body.length > 6_000 ? refusal(request, 413, 'request.too-large') : central.take(request),
    );
    desk.start();
    await desk.world.until(all(db, 'registered'));
    expect(central.memory().entries).toHaveLength(12);
  });
});

describe('central sets the desk right', () => {
  test('a number that central passed (a restored desk): the desk jumps above it', async () => {
    const { db, central } = enrolledPair();
    submit(db, 1);
    central.memory().lastRequest = 41;
    const desk = testDesk(db, central.take);
    desk.start();
    await desk.world.pass(0);
    expect(desk.sent.map((request) => bodyOf(request).request)).toEqual([1, 42]);
    expect(stateOf(db, 1)).toBe('registered');
  });

  test('a restored central: the desk sends again from there, under one chain, and all is registered again', async () => {
    const { db, central } = enrolledPair();
    for (let serial = 1; serial <= 5; serial++) submit(db, serial);
    const desk = testDesk(db, central.take);
    const exchange = desk.start();
    await desk.world.pass(0);
    const before = central.memory().entries.map((entry) => entry.payload);
    central.restore(2, 2);
    exchange.wake();
    await desk.world.settle();
    await desk.world.until(all(db, 'registered'));
    expect(central.memory().entries.map((entry) => entry.payload)).toEqual(before);
    expect(db.all('select registration_number as no from case_states order by place')).toEqual(
      ['1-1', '1-2', '2-3', '2-4', '2-5'].map((no) => ({ no })),
    );
    expect(rebuildStates(db)).toBe(0);
    expect(exchange.line().state).toBe('online');
  });

  test('a restored central is told apart in an answer that is stored: what it lost says queued', async () => {
    const { db, central } = enrolledPair();
    submit(db, 1);
    submit(db, 2);
    let answers = Number.POSITIVE_INFINITY;
    const desk = testDesk(db, (request) => (answers-- > 0 ? central.take(request) : null));
    const exchange = desk.start();
    await desk.world.pass(0);
    central.restore(1, 1);
    answers = 1;
    exchange.wake();
    await desk.world.settle();
    expect([stateOf(db, 1), stateOf(db, 2)]).toEqual(['registered', 'queued']);
  });

  test('a chain that central has otherwise (a copied disk): it stops, says so and loses nothing', async () => {
    const { db, central } = enrolledPair();
    const twin = enrolledPair();
    const payload = submit(db, 1, 'ერთი');
    submit(twin.db, 1, 'მეორე');
    const first = testDesk(db, central.take);
    first.start();
    await first.world.pass(0);
    const desk = testDesk(twin.db, central.take);
    const exchange = desk.start();
    await desk.world.pass(3_600_000);
    expect(exchange.line()).toMatchObject({ state: 'stopped', problem: { code: 'memory.conflict' }, nextTry: null });
    expect(desk.world.nextAlarm()).toBeNull();
    expect(central.memory().entries.map((entry) => entry.payload)).toEqual([payload]);
    expect(stateOf(twin.db, 1)).toBe('queued');
    expect(twin.db.get('select count(*) as n from outbox')).toEqual({ n: 1 });
  });

  test('a revoked device stops, stays stopped, deletes nothing; the next start asks once more', async () => {
    const { db, central } = enrolledPair();
    submit(db, 1);
    let revoked = true;
    let up = true;
    const desk = testDesk(db, (request) => {
      if (!up) return null;
      return revoked ? refusal(request, 403, 'device.revoked') : central.take(request);
    });
    const exchange = desk.start();
    await desk.world.pass(3_600_000);
    exchange.wake();
    await desk.world.pass(3_600_000);
    expect(desk.sent).toHaveLength(1);
    expect(exchange.line()).toMatchObject({ state: 'stopped', problem: { code: 'device.revoked' } });
    expect(stateOf(db, 1)).toBe('queued');
    await exchange.stop();
    const again = desk.start();
    expect(again.line()).toMatchObject({ state: 'stopped', problem: { code: 'device.revoked' } });
    up = false;
    await desk.world.pass(60_000);
    expect(again.line()).toMatchObject({ state: 'stopped', problem: { code: 'device.revoked' } });
    up = true;
    revoked = false;
    again.wake();
    await desk.world.settle();
    expect(again.line()).toMatchObject({ state: 'online', problem: null });
    expect(stateOf(db, 1)).toBe('registered');
  });
});
