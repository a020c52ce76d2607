// Promises: a database with cases takes corrections and withdrawals without touching what was filed; nothing follows a
// withdrawal, by the schema itself; a store put together from pieces has the newest version whatever came first; a new chain
// carries a change again that central is not proven to have, and no more.
import { expect, test } from 'vitest';
import { readCase } from '../../db/cases.ts';
import { enrolDevice } from '../../db/device.ts';
import { keepEvent, markDelivered, markRegistered } from '../../db/feed.ts';
import { shipped } from '../../db/migrations/shipped.ts';
import { appendEntry, entriesAfter, hashAt } from '../../db/outbox.ts';
import { replayVersion } from '../../db/salvage/replay.ts';
import { settle } from '../../db/salvage/settle.ts';
import type { Db } from '../../db/sqlite.ts';
import { rebuildStates } from '../../db/states.ts';
import {
  type CaseContent,
  type CaseWithdrawn,
  caseCorrectedSchema,
  caseSubmittedSchema,
  caseWithdrawnSchema,
} from '../../shared/cases/payload.ts';
import { at, caseOf, file, opened, scratch, uuid } from './fixture.ts';
import { enrolledDesk } from './retention/life.ts';

const reading = { wall: at, monotonicMs: 1, boot: uuid(5), trusted: null };
const { id, deskNumber } = caseOf(1);

function filed(lastName: string): CaseContent {
  return caseSubmittedSchema.parse({
    ...{ kind: 'case.submitted', case: id, version: 1, deskNumber, center: 'shua-center', operator: uuid(8) },
    ...{ service: 'municipality-road', form: 'municipality-road', catalogueVersion: 1, receiptLanguage: 'ka' },
    ...{ route: { channel: 'system', municipality: 'ambrolauri' }, answers: {}, papers: [] },
    ...{ applicant: { lastName, firstName: 'ნინო' }, filedOn: '2026-03-02', filedAt: reading },
  });
}
const change = (version: number) => ({ version, base: version - 1, reason: 'შეცდომა', savedAt: reading });
const corrected = (version: number, lastName: string): CaseContent =>
  caseCorrectedSchema.parse({ ...filed(lastName), kind: 'case.corrected', ...change(version) });
const withdrawn = (version: number): CaseWithdrawn =>
  caseWithdrawnSchema.parse({
    ...{ kind: 'case.withdrawn', case: id, deskNumber, center: 'shua-center', operator: uuid(8) },
    ...{ askedBy: { role: 'applicant', name: '' }, ...change(version) },
  });
const replay = (db: Db, payload: CaseContent | CaseWithdrawn): boolean =>
  replayVersion(db, { payload: JSON.stringify(payload), version: payload.version });
const shown = (db: Db) => readCase(db, deskNumber);

test('cases that were there before are corrected; what was filed stays as it was, byte for byte', () => {
  const path = scratch();
  const before = opened(
    path,
    shipped.filter(({ number }) => number < 190),
  );
  const added = file(before, { payload: JSON.stringify(filed('საცდელი')) });
  before.close();
  const db = opened(path);
  expect(shown(db)).toMatchObject({ applicantName: added.applicantName, withdrawn: 0 });
  expect(replay(db, corrected(2, 'წერეთელი'))).toBe(true);
  expect(shown(db)).toMatchObject({ applicantName: 'წერეთელი ნინო', withdrawn: 0 });
  expect(db.get('select unpacked(payload) as payload from case_versions where version = 1')).toEqual({
    payload: added.payload,
  });
  expect(() => db.run(`update cases set filed_on = '2026-01-01'`)).toThrow(/append-only/);
  expect(() => db.run('update case_versions set change = null')).toThrow(/append-only/);
  db.close();
});

test('a case that was never corrected keeps its applicant, whatever is asked', () => {
  const db = opened();
  file(db);
  expect(() => db.run(`update cases set applicant_name = 'სხვა'`)).toThrow(/append-only/);
  db.close();
});

test('nothing follows a withdrawal, neither by the store nor past it', () => {
  const db = opened();
  expect(replay(db, filed('საცდელი'))).toBe(true);
  expect(replay(db, withdrawn(2))).toBe(true);
  expect(replay(db, corrected(3, 'წერეთელი'))).toBe(false);
  expect(() => db.run(`insert into case_versions (place, version, payload) values (1, 3, '{}')`)).toThrow(/withdrawal/);
  // But for the withdrawal itself, once more under another number.
  expect(replay(db, withdrawn(3))).toBe(true);
  expect(replay(db, corrected(4, 'წერეთელი'))).toBe(false);
  expect(shown(db)).toBeNull();
  rebuildStates(db);
  expect(shown(db)).toMatchObject({ applicantName: 'საცდელი ნინო', withdrawn: 1 });
  db.close();
});

test('whatever piece comes first: the newest correction is the case, alone; a withdrawal alone is nothing', () => {
  const db = opened();
  expect(replay(db, withdrawn(4))).toBe(false);
  for (const one of [corrected(3, 'ჭავჭავაძე'), filed('საცდელი'), corrected(2, 'წერეთელი'), withdrawn(4)])
    expect(replay(db, one)).toBe(true);
  expect(replay(db, corrected(3, 'ჭავჭავაძე'))).toBe(false);
  rebuildStates(db);
  expect(shown(db)).toMatchObject({ applicantName: 'ჭავჭავაძე ნინო', withdrawn: 1 });
  db.close();
});

test('a new chain carries the change of a registered case that central lacks, and the state follows the first entry', () => {
  const db = opened();
  enrolDevice(db, { ...enrolledDesk, enrolledAt: at });
  const enter = (payload: CaseContent | CaseWithdrawn): void => {
    replay(db, payload);
    appendEntry(db, { caseId: id, version: payload.version, payload: JSON.stringify(payload) });
  };
  db.transaction(() => enter(filed('საცდელი')));
  rebuildStates(db);
  const told = { kind: 'entry.registered', epoch: 1, seq: 1, registrationNumber: 'R-1', registeredAt: at };
  markDelivered(db, 1, 0, { seq: 1, hash: hashAt(db, enrolledDesk, 1) ?? '' }, at);
  keepEvent(db, { n: 1, kind: told.kind, caseId: id, event: JSON.stringify(told), receivedAt: at });
  markRegistered(db, id, 'R-1', at);
  db.transaction(() => enter(corrected(2, 'წერეთელი')));
  expect(settle(db, { at, call: 'memory' })).toEqual({ epoch: 2, entered: 1 });
  expect(entriesAfter(db, 2, 0, 10).map(({ payload }) => payload)).toEqual([JSON.stringify(corrected(2, 'წერეთელი'))]);
  expect(shown(db)).toMatchObject({ state: 'registered', registrationNumber: 'R-1' });
  // What central says of the change leaves the case where it is.
  const refused = { kind: 'entry.refused', epoch: 2, seq: 1, problem: { code: 'entry.refused' }, reason: 'უარი' };
  keepEvent(db, { n: 2, kind: refused.kind, caseId: id, event: JSON.stringify(refused), receivedAt: at });
  expect(rebuildStates(db)).toBe(0);
  db.close();
});
