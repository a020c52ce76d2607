// Promise: the screen never says more than is proven. After any history of answers, restored centrals included, deriving
// every state again from what cannot be edited gives exactly what the exchange had written; and damage is repaired.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listCases } from '../../db/cases.ts';
import { type Device, enrolDevice } from '../../db/device.ts';
import { readExchange } from '../../db/feed.ts';
import { appendEntry, hashAt } from '../../db/outbox.ts';
import type { Db } from '../../db/sqlite.ts';
import { rebuildStates, stateCounts } from '../../db/states.ts';
import { applyAnswer } from '../../electron/sync/apply.ts';
import type { KnownEvent } from '../../shared/protocol/exchange.ts';
import { at, file, opened, uuid } from './fixture.ts';

const device: Device = {
  device: uuid(9),
  epoch: 1,
  center: 'shua-center',
  centerNumber: 12,
  desk: 3,
  privateKey: new Uint8Array(32),
  centralKeyId: 'central-1',
  centralPublicKey: '',
  enrolledAt: at,
};

function desk(): Db {
  const db = opened();
  enrolDevice(db, device);
  return db;
}

/** Files `count` cases that travel; every third time one for paper as well. */
function submit(db: Db, count: number): void {
  for (let n = 0; n < count; n += 1) {
    db.transaction(() => {
      const { id, payload } = file(db);
      appendEntry(db, { caseId: id, version: 1, payload });
    });
  }
  if (count % 3 === 0) file(db, { channel: 'manual' });
}

interface Said {
  /** How much of the chain central has, as a share. */
  readonly share: number;
  readonly restored: boolean;
  readonly events: readonly { kind: number; about: number; step: number }[];
}

/** An event about something central has, or a status of a case on paper. */
function eventOf(db: Db, has: number, { kind, about, step }: Said['events'][number]): KnownEvent | null {
  const ids = db.all<{ id: string }>(
    `select id from cases where place in (select place from outbox where seq <= ? union all
       select place from case_states where state = 'manual') order by place`,
    has,
  );
  const id = ids[about % Math.max(ids.length, 1)]?.id;
  if (id === undefined) return null;
  const entry = { epoch: 1, seq: 1 + (about % Math.max(has, 1)) };
  const status = `status-${step}-${about}`;
  if (kind === 0 || has === 0) return { kind: 'case.status', case: id, status, step, at, note: '' };
  if (kind === 1) return { kind: 'entry.waiting', ...entry };
  if (kind === 2) return { kind: 'entry.refused', ...entry, problem: { code: 'entry.refused' }, reason: '' };
  return { kind: 'entry.registered', ...entry, registrationNumber: `R-${about}-${step}`, registeredAt: at };
}

function hear(db: Db, said: Said, serverEpoch: string): void {
  const { cursor, has: before } = readExchange(db);
  const last = db.get<{ seq: number }>('select coalesce(max(seq), 0) as seq from outbox')?.seq ?? 0;
  const seq = said.restored ? Math.floor(said.share * last) : Math.max(before.seq, Math.floor(said.share * last));
  const events = said.events.map((event) => eventOf(db, seq, event)).filter((event) => event !== null);
  const has = { seq, hash: hashAt(db, device, seq) ?? '' };
  const numbered = [...events, { kind: 'unknown.kind' }].map((event, nth) => ({ n: cursor + 1 + nth, event }));
  const answer = { protocol: 1, serverEpoch, time: at, has, events: numbered, more: false, papersWanted: [] } as const;
  expect(applyAnswer(db, device, { ...answer, events: numbered, papersWanted: [] }, at)).toMatchObject({ ok: true });
}

const saidOnce: fc.Arbitrary<Said> = fc.record({
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  restored: fc.boolean(),
  events: fc.array(fc.record({ kind: fc.nat(4), about: fc.nat(9), step: fc.integer({ min: 1, max: 4 }) }), {
    maxLength: 6,
  }),
});
const history = fc.array(fc.tuple(fc.nat(4), saidOnce), { minLength: 1, maxLength: 8 });

const seen = (db: Db): unknown => [db.all('select * from case_states'), stateCounts(db)];

test('derived again after any history, every state is what the exchange had written', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const db = desk();
      let restores = 0;
      for (const [count, said] of steps) {
        submit(db, count);
        if (said.restored) restores += 1;
        hear(db, said, uuid(100 + restores));
        const written = seen(db);
        expect(rebuildStates(db)).toBe(0);
        expect(seen(db)).toEqual(written);
      }
      db.close();
    }),
    { seed: 7, numRuns: 60 },
  );
});

test('states and counters that were damaged are made right, and the damage is counted', () => {
  const db = desk();
  submit(db, 5);
  const event = { kind: 3, about: 1, step: 1 };
  hear(db, { share: 0.6, restored: false, events: [event, { ...event, kind: 0 }] }, uuid(100));
  const right = seen(db);
  expect(stateCounts(db)).toEqual({ queued: 2, delivered: 2, registered: 1, refused: 0, manual: 0 });
  db.run("update case_states set state = 'registered', registration_number = 'R-false' where state = 'queued'");
  db.run('update case_states set status = null where status is not null');
  db.run('update state_counts set cases = cases + 7');
  expect(rebuildStates(db)).toBe(3);
  expect(seen(db)).toEqual(right);
  db.exec('drop trigger case_states_kept; delete from case_states where place > 3');
  expect(rebuildStates(db)).toBe(2);
  expect(seen(db)).toEqual(right);
  expect(listCases(db, { state: 'queued', before: null, limit: 9 }).cases.length).toBe(2);
  db.close();
});
