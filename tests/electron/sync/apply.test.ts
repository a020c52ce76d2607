// Promise: an answer is taken over whole or not at all, twice is as good as once, and a case says only what is proven.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latestPackage } from '../../../db/catalogue.ts';
import { readExchange } from '../../../db/feed.ts';
import { chainHead, hashAt } from '../../../db/outbox.ts';
import { addPaper, markPaperDelivered } from '../../../db/papers.ts';
import type { Db } from '../../../db/sqlite.ts';
import { rebuildStates } from '../../../db/states.ts';
import { applyAnswer } from '../../../electron/sync/apply.ts';
import type { ExchangeAnswer, FeedEvent, KnownEvent } from '../../../shared/protocol/exchange.ts';
import { caseId, device, enrolledStore, stateOf, submit } from './store.ts';

const at = '2026-03-02T10:00:00.000Z';
const later = '2026-03-03T10:00:00.000Z';

function answer(
  db: Db,
  has: number,
  events: readonly FeedEvent[] = [],
  more: Partial<ExchangeAnswer> = {},
): ExchangeAnswer {
  return {
    protocol: 1,
    serverEpoch: '0195f3a0-0000-4000-8000-000000000001',
    time: '2026-03-02T09:59:00.000Z',
    has: { seq: has, hash: hashAt(db, device, has) ?? 'f'.repeat(64) },
    events: [...events],
    more: false,
    papersWanted: [],
    ...more,
  };
}
const numbered = (events: readonly FeedEvent['event'][], from = 1): FeedEvent[] =>
  events.map((event, index) => ({ n: from + index, event }));
const registered = (seq: number, number = `R-${seq}`): KnownEvent => ({
  kind: 'entry.registered',
  epoch: 1,
  seq,
  registrationNumber: number,
  registeredAt: at,
});
const status = (serial: number, slug: string, step: number): KnownEvent => ({
  kind: 'case.status',
  case: caseId(serial),
  status: slug,
  step,
  at,
  note: '',
});
const refused = (seq: number): KnownEvent => ({
  kind: 'entry.refused',
  epoch: 1,
  seq,
  problem: { code: 'service.closed' },
  reason: 'სერვისი აღარ არის',
});
/** Everything that applying may touch, to compare two stores. */
function dump(db: Db): unknown {
  const tables = [
    'case_states',
    'state_counts',
    'feed_events',
    'deliveries',
    'exchange',
    'catalogue_packages',
    'papers',
  ];
  return tables.map((table) => db.all(`select * from ${table} order by 1, 2`));
}
function deskWith(cases: number): Db {
  const db = enrolledStore();
  for (let serial = 1; serial <= cases; serial++) submit(db, serial);
  return db;
}
function applied(db: Db, given: ExchangeAnswer, when = at): readonly string[] {
  const result = applyAnswer(db, device, given, when);
  if (!result.ok) throw new Error(result.problem.code);
  return [...result.value.changed].sort();
}

test('what central has is delivered, what it registered is registered, the rest stays queued', () => {
  const db = deskWith(4);
  expect(applied(db, answer(db, 3, numbered([registered(1), refused(2), status(1, 'in-review', 1)])))).toEqual([
    'cases',
    'queue',
  ]);
  expect([1, 2, 3, 4].map((serial) => stateOf(db, serial))).toEqual(['registered', 'refused', 'delivered', 'queued']);
  expect(
    db.get('select registration_number as no, registered_at as at, status from case_states where place = 1'),
  ).toEqual({
    no: 'R-1',
    at,
    status: 'in-review',
  });
  const memory = readExchange(db);
  expect(memory).toMatchObject({ cursor: 3, lastAnswerAt: at, trustedTime: '2026-03-02T09:59:00.000Z', stopped: null });
  expect(memory.has).toEqual({ seq: 3, hash: hashAt(db, device, 3) });
  expect(db.all('select seq, delivered_at as at from deliveries')).toEqual([1, 2, 3].map((seq) => ({ seq, at })));
});

test('the same answer again doubles nothing and changes nothing', () => {
  const db = deskWith(3);
  const given = answer(db, 2, numbered([registered(1), status(1, 'in-review', 1), { kind: 'weather', sun: true }]));
  applied(db, given);
  const once = dump(db);
  expect(applied(db, given)).toEqual([]);
  expect(dump(db)).toEqual(once);
});

test('a hole in the feed refuses the whole answer; a repeat inside it is taken once', () => {
  const db = deskWith(2);
  const before = dump(db);
  const hole = applyAnswer(db, device, answer(db, 2, [{ n: 2, event: registered(1) }]), at);
  expect(hole).toMatchObject({ ok: false, problem: { code: 'answer.invalid' } });
  const inner = [...numbered([registered(1)]), { n: 3, event: registered(2) }];
  expect(applyAnswer(db, device, answer(db, 2, inner), at).ok).toBe(false);
  expect(dump(db)).toEqual(before);
  const [first, second] = numbered([registered(1), registered(2)]) as [FeedEvent, FeedEvent];
  applied(db, answer(db, 2, [first, first, second, first]));
  expect(db.get('select count(*) as n from feed_events')).toEqual({ n: 2 });
});

describe('what central has is not on our chain', () => {
  const rows: [string, (db: Db) => ExchangeAnswer['has']][] = [
    ['another hash at a number we have', () => ({ seq: 2, hash: 'e'.repeat(64) })],
    ['more than we have: this desk is a copy of the past', () => ({ seq: 9, hash: 'e'.repeat(64) })],
    ['another genesis', () => ({ seq: 0, hash: 'e'.repeat(64) })],
    ['our own hash at another number', (db) => ({ seq: 1, hash: chainHead(db, device).hash })],
  ];
  test.each(rows)('%s: memory.conflict, nothing changed', (_name, has) => {
    const db = deskWith(3);
    applied(db, answer(db, 1));
    const before = dump(db);
    const result = applyAnswer(db, device, answer(db, 1, numbered([registered(1)]), { has: has(db) }), later);
    expect(result).toMatchObject({ ok: false, problem: { code: 'memory.conflict' } });
    expect(dump(db)).toEqual(before);
  });
});

test('a restored central: what it lost waits again and says so, its history stays, steps count anew', () => {
  const db = deskWith(3);
  applied(db, answer(db, 3, numbered([registered(1), registered(2), refused(3), status(1, 'satisfied', 7)])));
  const serverEpoch = '0195f3a0-0000-4000-8000-000000000002';
  applied(db, answer(db, 1, [], { serverEpoch }), later);
  expect([1, 2, 3].map((serial) => stateOf(db, serial))).toEqual(['registered', 'queued', 'queued']);
  expect(db.get('select registration_number as no, status from case_states where place = 2')).toEqual({
    no: null,
    status: null,
  });
  expect(db.get('select count(*) as n from feed_events')).toEqual({ n: 4 });
  expect(db.all('select delivered_at as at from deliveries')).toEqual([{ at }, { at }, { at }]);
  // Sent again, registered anew; the first delivery stays the one that is told.
  applied(db, answer(db, 3, numbered([registered(2, 'NEW-2'), status(1, 'in-review', 1)], 5), { serverEpoch }), later);
  expect(db.all('select state, registration_number as no, status from case_states order by place')).toEqual([
    { state: 'registered', no: 'R-1', status: 'in-review' },
    { state: 'registered', no: 'NEW-2', status: null },
    { state: 'delivered', no: null, status: null },
  ]);
  expect(db.all('select delivered_at as at from deliveries')).toEqual([{ at }, { at }, { at }]);
  expect(rebuildStates(db)).toBe(0);
});

test('events that this version does not know, cannot read or that are not ours are kept raw, at the case they name, and stop nothing', () => {
  const db = deskWith(1);
  const strange: FeedEvent['event'][] = [
    { kind: 'booking.made', room: 4, who: { name: 'ვინმე' } },
    { kind: 'entry.registered', epoch: 1, seq: 1 },
    { kind: 'entry.refused', epoch: 1, seq: 1, reason: '' },
    registered(77),
    { ...registered(1), epoch: 9 },
    status(55, 'in-review', 1),
    registered(1),
  ];
  const result = applyAnswer(db, device, answer(db, 1, numbered(strange)), at);
  expect(result).toMatchObject({ ok: true, value: { events: 7, unread: 3 } });
  expect(stateOf(db, 1)).toBe('registered');
  const kept = db.all<{ event: string; id: string | null }>('select event, case_id as id from feed_events order by n');
  expect(kept.map((row) => JSON.parse(row.event))).toEqual(strange);
  expect(kept.map((row) => row.id !== null)).toEqual([false, true, true, false, false, false, true]);
});

test('a refusal for a reason of tomorrow is a refusal', () => {
  const db = deskWith(1);
  const event = { kind: 'entry.refused', epoch: 1, seq: 1, problem: { code: 'service.moved' }, reason: 'სხვაგან' };
  applied(db, answer(db, 1, numbered([event])));
  expect(stateOf(db, 1)).toBe('refused');
  expect(rebuildStates(db)).toBe(0);
});

test('a published catalogue is stored only when it can be read, fits its number and is newer', () => {
  const db = deskWith(1);
  const publish = (version: number, text: string): FeedEvent['event'] => ({
    kind: 'catalogue.published',
    version,
    package: text,
  });
  expect(applied(db, answer(db, 0, numbered([publish(9, '{'), publish(9, '{"version":9}')])))).toEqual([]);
  expect(latestPackage(db)).toBeNull();
  expect(readExchange(db).cursor).toBe(2);
});

test('papers follow the list of what central lacks: only what a registered case names is proven by not being on it', () => {
  const db = enrolledStore();
  const [gone, kept, early, unnamed, lacking] = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(64)) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const paper = (sha256: string) => ({ sha256, name: 'ასლი', mediaType: 'image/jpeg', size: 1 });
  for (const [sha256, serial] of [
    [gone, 1],
    [kept, 1],
    [unnamed, 1],
    [early, 2],
    [lacking, 1],
  ] as const) {
    addPaper(db, { holder: caseId(serial), sha256, mediaType: 'image/jpeg', bytes: new Uint8Array(1), addedAt: at });
  }
  submit(db, 1, '', [paper(gone), paper(kept), paper(lacking)]);
  submit(db, 2, '', [paper(early)]);
  markPaperDelivered(db, gone, at);
  const delivered = () =>
    db
      .all<{ sha256: string }>('select sha256 from papers where delivered_at is not null order by 1')
      .map((row) => row.sha256);
  const full = Array.from({ length: 198 }, (_, index) => index.toString(16).padStart(64, 'a'));
  applied(db, answer(db, 2, numbered([registered(1)]), { papersWanted: [...full, gone, lacking] }));
  expect(delivered()).toEqual([]);
  expect(applied(db, answer(db, 2, [], { papersWanted: [gone, lacking] }))).toEqual(['cases', 'queue']);
  expect(delivered()).toEqual([kept]);
  applied(db, answer(db, 2, [], { papersWanted: [kept] }));
  expect(delivered()).toEqual([gone, lacking]);
});

test('an answer applied forgets the stop before it', () => {
  const db = deskWith(1);
  db.run("update exchange set stopped = 'device.revoked'");
  applied(db, answer(db, 0));
  expect(readExchange(db).stopped).toBeNull();
});

// Whatever way the same history reaches the desk: in one answer, one by one, overlapping, each repeated.
const cases = 4;
const event: fc.Arbitrary<FeedEvent['event']> = fc.oneof(
  fc
    .record({ serial: fc.integer({ min: 1, max: cases + 1 }), step: fc.integer({ min: 1, max: 9 }) })
    .map(({ serial, step }) => status(serial, `status-${step}`, step)),
  fc.integer({ min: 1, max: cases }).map((seq) => ({ kind: 'entry.waiting', epoch: 1, seq })),
  fc.constant({ kind: 'news', text: 'x' }),
);
const story = fc
  .tuple(
    fc.array(event, { maxLength: 14 }),
    fc.uniqueArray(fc.integer({ min: 1, max: cases }), { maxLength: cases }),
    fc.array(fc.boolean(), { minLength: cases, maxLength: cases }),
  )
  .chain(([events, outcomes, good]) =>
    fc.shuffledSubarray([...events, ...outcomes.map((seq) => (good[seq - 1] ? registered(seq) : refused(seq)))], {
      minLength: events.length + outcomes.length,
    }),
  )
  .map((events) => numbered(events));

test('any way of dividing, repeating and overlapping the same feed gives the same end', () => {
  fc.assert(
    fc.property(story, fc.array(fc.tuple(fc.nat(20), fc.nat(20), fc.nat(cases)), { maxLength: 8 }), (events, parts) => {
      const whole = deskWith(cases);
      applied(whole, answer(whole, cases, events));
      const piecewise = deskWith(cases);
      let has = 0;
      for (const [from, length, more] of parts) {
        const { cursor } = readExchange(piecewise);
        const start = Math.min(from, cursor);
        has = Math.min(cases, has + more);
        const given = answer(piecewise, has, events.slice(start, start + length));
        applied(piecewise, given);
        applied(piecewise, given);
      }
      applied(piecewise, answer(piecewise, cases, events.slice(readExchange(piecewise).cursor)));
      expect(dump(piecewise)).toEqual(dump(whole));
      expect(rebuildStates(piecewise)).toBe(0);
      whole.close();
      piecewise.close();
    }),
    { numRuns: 15, seed: 20260302 },
  );
});

test("a case's status never moves back to a lower step", () => {
  const db = deskWith(1);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 }), (steps) => {
      const { cursor } = readExchange(db);
      let highest = db.get<{ step: number }>('select status_step as step from case_states')?.step ?? 0;
      for (const [index, step] of steps.entries()) {
        applied(db, answer(db, 1, numbered([status(1, `status-${step}`, step)], cursor + 1 + index)));
        highest = Math.max(highest, step);
        expect(db.get('select status, status_step as step from case_states')).toEqual({
          status: `status-${highest}`,
          step: highest,
        });
      }
    }),
    { numRuns: 20, seed: 20260302 },
  );
});
