// Promise: where two cases bear one number, a rebuild keeps both: the one that stood under another number stands under it
// again, and one whose number nobody remembers gets a number of its own, behind all that were given.
import { expect, test } from 'vitest';
import { nextSerial } from '../../db/cases.ts';
import type { CaseRecord } from '../../db/journal/record.ts';
import { replayer } from '../../db/salvage/replay.ts';
import type { Db } from '../../db/sqlite.ts';
import { twinsOf } from '../../db/twins.ts';
import { deskNumber } from '../../shared/cases/desk-number.ts';
import type { CaseSubmitted } from '../../shared/cases/payload.ts';
import { at, desk, opened, uuid } from './fixture.ts';

const number = (serial: number): string => deskNumber({ ...desk, serial });

/** What a journal says of case `n`: `receipt` is in its text, `stood` is the number it had in the database. */
function record(n: number, receipt: number, stood: number): CaseRecord {
  const filed: CaseSubmitted = {
    kind: 'case.submitted',
    case: uuid(n),
    version: 1,
    deskNumber: number(receipt),
    center: 'shua-center',
    operator: uuid(1),
    service: 'municipality-road',
    form: 'general',
    catalogueVersion: 1,
    route: { channel: 'system', municipality: 'ambrolauri' },
    receiptLanguage: 'ka',
    applicant: { lastName: 'საცდელი', firstName: 'ნინო' },
    answers: {},
    papers: [],
    filedOn: '2026-03-02',
    filedAt: { wall: at, monotonicMs: n, boot: uuid(0), trusted: null },
  };
  return {
    kind: 'case',
    case: uuid(n),
    version: 1,
    channel: 'system',
    deskNumber: number(stood),
    service: filed.service,
    municipality: 'ambrolauri',
    applicantName: 'საცდელი ნინო',
    personalNumber: null,
    filedOn: filed.filedOn,
    filedAt: at,
    operator: uuid(1),
    savedAt: at,
    payload: JSON.stringify(filed),
    entry: null,
    papers: [],
  };
}

function rebuilt(...records: readonly CaseRecord[]): Db {
  const db = opened();
  db.run("insert into operators values (?, 'ნინო საცდელი', 'operator', '-', ?)", uuid(1), at);
  const replay = replayer(db);
  for (const one of records) expect(replay(one)).toBe('case');
  return db;
}

const numbers = (db: Db): unknown =>
  Object.fromEntries(
    db
      .all<{ id: string; n: string }>('select id, desk_number as n from cases')
      .map(({ id, n }) => [Number(id.slice(-3)), n]),
  );

test('both come back as they stood', () => {
  const db = rebuilt(record(2, 7, 1008), record(4, 7, 7), record(5, 8, 8));
  expect(numbers(db)).toEqual({ 2: number(1008), 4: number(7), 5: number(8) });
  expect([2, 4, 5].map((n) => twinsOf(db, uuid(n)))).toEqual([[number(7)], [number(1008)], []]);
});

test('a number that nobody remembers is a new one, and no other case ever gets it', () => {
  const db = rebuilt(record(4, 7, 7), record(5, 9, 9), record(2, 7, 7));
  expect(numbers(db)).toEqual({ 2: number(10), 4: number(7), 5: number(9) });
  expect(twinsOf(db, uuid(4))).toEqual([number(10)]);
  expect(nextSerial(db, desk.desk, desk.year)).toBe(11);
});
