// Promise: the database itself forgets nothing without proof. Whoever writes whatever statement one day: each missing
// proof alone makes the purge fail, and without a purge no word can be taken from a case.
import { expect, test } from 'vitest';
import { placeHold } from '../../../db/holds.ts';
import { addPaper } from '../../../db/papers.ts';
import { beginPurge, continuePurge, type PurgeOrder } from '../../../db/retention/purge.ts';
import { sweepToEnd } from '../../../db/retention/sweep.ts';
import type { Db } from '../../../db/sqlite.ts';
import { at, opened, uuid } from '../fixture.ts';
import { centralSays, enrol, type Filed, fileCase, later, register, rules } from './life.ts';

const now = later(400);

interface Ready {
  readonly db: Db;
  readonly filed: Filed;
  readonly order: PurgeOrder;
}

/** A case that was due yesterday, with a right order to forget it. */
function ready(): Ready {
  const db = opened();
  enrol(db);
  centralSays(db, later(1));
  const filed = fileCase(db, 'გზა');
  register(db, filed, later(1));
  sweepToEnd(db, { rules, wall: later(1) });
  centralSays(db, now);
  const order = {
    caseId: filed.id,
    deskNumber: filed.deskNumber,
    class: 'standard',
    countedFrom: later(1),
    days: 365,
    settledSince: later(1),
    horizonDays: 90,
    provenAt: now,
    wallAt: now,
  };
  return { db, filed, order };
}

test('with every proof it goes', () => {
  const { db, order } = ready();
  beginPurge(db, order);
  expect(continuePurge(db, order.caseId)).toBe(true);
  db.close();
});

const set =
  (sql: string) =>
  (one: Ready): undefined =>
    void one.db.run(sql);
const wrong: Readonly<Record<string, (one: Ready) => Partial<PurgeOrder> | undefined>> = {
  'not registered': set("update case_states set state = 'delivered'"),
  'refused, too': set("update case_states set state = 'refused'"),
  'no central ever spoke': set('update exchange set trusted_time = null'),
  'central does not have the entry any more': set('update exchange set has_seq = 0'),
  'not settled': set('delete from settled'),
  'central’s time is another': () => ({ provenAt: later(500) }),
  'the clock is behind': () => ({ wallAt: '1970-01-01T00:00:00.000Z' }),
  'a day too early': () => ({ days: 400 }),
  'counted from before the registration': () => ({ countedFrom: later(0) }),
  'within the horizon': set('update exchange set backup_horizon_days = 400'),
  'another horizon than central’s': () => ({ horizonDays: 1 }),
  'settled since another day': () => ({ settledSince: later(0) }),
  held: ({ db, filed }) =>
    void placeHold(db, { caseId: filed.id, act: 'placed', reason: 'დავა', operator: uuid(1), at }),
  'a paper under way': ({ db, filed }) =>
    void addPaper(db, { holder: filed.id, sha256: 'x', mediaType: 'm', bytes: Buffer.from('scan'), addedAt: at }),
};

test.each(Object.entries(wrong))('%s: refused, and nothing is erased', (_name, spoil) => {
  const one = ready();
  const order = { ...one.order, ...(spoil(one) ?? {}) };
  const before = one.db.all('select payload from case_versions');
  expect(() => beginPurge(one.db, order)).toThrow('forgotten only when that is proven');
  expect(one.db.all('select payload from case_versions')).toEqual(before);
  expect(one.db.get('select 1 from purges')).toBeUndefined();
  one.db.close();
});

test('a case with no registration by central in the feed is refused, whatever its state says', () => {
  const db = opened();
  enrol(db);
  centralSays(db, later(1));
  const filed = fileCase(db, 'გზა');
  db.run("update case_states set state = 'registered', registered_at = ?", later(1));
  db.run('update exchange set has_seq = 1');
  sweepToEnd(db, { rules, wall: later(1) });
  centralSays(db, now);
  expect(() => sweepToEnd(db, { rules, wall: now })).toThrow('forgotten only when that is proven');
  expect(
    db.get<{ payload: string }>(
      'select payload from case_versions where place = (select place from cases where id = ?)',
      filed.id,
    )?.payload,
  ).not.toBe('');
  db.close();
});

test('without a purge no word goes, and behind one only words do', () => {
  const { db, order } = ready();
  const erase = [
    "update case_versions set payload = ''",
    "update cases set applicant_name = '', personal_number = null",
    "update feed_events set event = json_set(event, '$.note', '')",
  ];
  for (const sql of erase) expect(() => db.run(sql)).toThrow('append-only');
  beginPurge(db, order);
  const forge = [
    "update case_versions set payload = 'another'",
    "update case_versions set payload = '', version = 2",
    "update cases set applicant_name = 'another'",
    "update cases set desk_number = 'x'",
    "update feed_events set event = '{}'",
    "update outbox set hash = x'00'",
    'update purges set days = 1',
    'delete from purges',
    'delete from case_versions',
    'delete from cases',
  ];
  for (const sql of forge) expect(() => db.run(sql), sql).toThrow('append-only');
  db.close();
});
