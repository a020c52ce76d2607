// Promise: numbers have no gaps and no doubles, counters are what counting would give, and paging shows every case once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCase, caseById, latestVersion, listCases, nextSerial, readCase } from '../../db/cases.ts';
import { createDraft, readDraft } from '../../db/drafts.ts';
import { addOperator } from '../../db/operators.ts';
import { addPaper, holdersOf } from '../../db/papers.ts';
import type { Db } from '../../db/sqlite.ts';
import { stateCounts } from '../../db/states.ts';
import { type CaseState, caseStateSchema } from '../../shared/contract/cases.ts';
import { at, caseOf, content, file, opened, uuid } from './fixture.ts';

const states = caseStateSchema.options;

test('a case is found by number and by id, with its first version, and its draft is gone', () => {
  const db = opened();
  addOperator(db, { id: uuid(1), name: 'ნინო', role: 'operator', password: '-', createdAt: at });
  const added = caseOf(1);
  createDraft(db, { id: added.id, service: 's', catalogueVersion: 1, operator: uuid(1), content, createdAt: at });
  addPaper(db, { holder: added.id, sha256: 'x', mediaType: 'image/png', bytes: Buffer.from('x'), addedAt: at });
  addCase(db, added);
  const row = {
    id: added.id,
    deskNumber: added.deskNumber,
    service: 'municipality-road',
    municipality: 'ambrolauri',
    channel: 'system',
    applicantName: 'საცდელი ნინო',
    filedOn: '2026-03-02',
    filedAt: at,
    state: 'queued',
    registrationNumber: null,
    registeredAt: null,
    status: null,
    withdrawn: 0,
  };
  expect(readCase(db, added.deskNumber)).toEqual(row);
  expect(caseById(db, added.id)).toEqual(row);
  expect(latestVersion(db, added.id)).toEqual({ version: 1, payload: added.payload });
  expect(readDraft(db, added.id)).toBeNull();
  expect(holdersOf(db, 'x')).toEqual([added.id]);
  expect([readCase(db, '0'), caseById(db, 'x'), latestVersion(db, 'x')]).toEqual([null, null, null]);
  db.close();
});

test('a case of the manual channel is manual from the start', () => {
  const db = opened();
  const added = file(db, { channel: 'manual' });
  expect(readCase(db, added.deskNumber)?.state).toBe('manual');
  expect(stateCounts(db)).toEqual({ queued: 0, delivered: 0, registered: 0, refused: 0, manual: 1 });
  db.close();
});

test('the same case or number twice is refused whole', () => {
  const db = opened();
  const added = file(db);
  expect(() => addCase(db, added)).toThrow(/UNIQUE/);
  expect(() => addCase(db, { ...added, id: uuid(77) })).toThrow(/UNIQUE/);
  expect(db.get('select count(*) as n from case_versions')).toEqual({ n: 1 });
  expect(stateCounts(db).queued).toBe(1);
  db.close();
});

test('serials are gapless and unique per desk and year, whatever is rolled back in between', () => {
  const take = fc.record({
    desk: fc.integer({ min: 1, max: 3 }),
    year: fc.integer({ min: 2026, max: 2027 }),
    kept: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(take, { maxLength: 60 }), (takes) => {
      const db = opened();
      const given = new Map<string, number[]>();
      for (const { desk, year, kept } of takes) {
        const serial = { last: 0 };
        const attempt = (): void =>
          db.transaction(() => {
            serial.last = nextSerial(db, desk, year);
            if (!kept) throw new Error('power cut');
          });
        if (!kept) {
          expect(attempt).toThrow('power cut');
          continue;
        }
        attempt();
        const key = `${desk}/${year}`;
        given.set(key, [...(given.get(key) ?? []), serial.last]);
      }
      db.close();
      for (const serials of given.values()) expect(serials).toEqual(serials.map((_, at) => at + 1));
    }),
    { seed: 2, numRuns: 40 },
  );
});

/** Cases in any states, moved about; rolled-back moves in between. Answers the numbers per state, newest first. */
function filed(db: Db, moves: readonly { to: CaseState; again: CaseState; kept: boolean }[]): [CaseState, string][] {
  const rows = moves.map(({ to, again, kept }): [CaseState, string] => {
    const { id, deskNumber } = file(db, { channel: to === 'manual' ? 'manual' : 'system' });
    db.run('update case_states set state = ? where place = (select place from cases where id = ?)', to, id);
    const move = (): void =>
      db.transaction(() => {
        db.run('update case_states set state = ? where place = (select place from cases where id = ?)', again, id);
        if (!kept) throw new Error('power cut');
      });
    if (kept) move();
    else expect(move).toThrow('power cut');
    return [kept ? again : to, deskNumber];
  });
  return rows.toReversed();
}

function pages(db: Db, state: CaseState | null, limit: number): string[] {
  const seen: string[] = [];
  for (let before: string | null = null; ; before = seen.at(-1) ?? null) {
    const { cases, more } = listCases(db, { state, before, limit });
    expect(cases.length).toBeLessThanOrEqual(limit);
    expect(cases.every((row) => state === null || row.state === state)).toBe(true);
    seen.push(...cases.map(({ deskNumber }) => deskNumber));
    if (!more) return seen;
    expect(cases.length).toBe(limit);
  }
}

test('counters equal counting, and paging covers every case exactly once, newest first', () => {
  const anyState = fc.constantFrom(...states);
  const move = fc.record({ to: anyState, again: anyState, kept: fc.boolean() });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), fc.integer({ min: 1, max: 12 }), (moves, limit) => {
      const db = opened();
      const rows = filed(db, moves);
      const numbers = (state: CaseState | null): string[] =>
        rows.filter(([at]) => state === null || at === state).map(([, number]) => number);
      for (const state of [null, ...states]) expect(pages(db, state, limit)).toEqual(numbers(state));
      expect(stateCounts(db)).toEqual(Object.fromEntries(states.map((state) => [state, numbers(state).length])));
      db.close();
    }),
    { seed: 3, numRuns: 40 },
  );
});

test('a page before an unknown number is empty', () => {
  const db = opened();
  file(db);
  expect(listCases(db, { state: null, before: '999', limit: 50 })).toEqual({ cases: [], more: false });
  expect(listCases(db, { state: 'queued', before: '999', limit: 50 })).toEqual({ cases: [], more: false });
  db.close();
});
