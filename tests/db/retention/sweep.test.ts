// Promise: what is registered goes when its class says so and central could not lose it any more, and not a day before;
// whatever is not proven stays for ever. The database itself refuses a purge that lacks a proof.
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { rebuildStates } from '../../../db/states.ts';
import { sweepToEnd } from '../../../db/retention/sweep.ts';
import type { Db } from '../../../db/sqlite.ts';
import { brokenEntry } from '../../../db/unsent.ts';
import { opened } from '../fixture.ts';
import { centralSays, deliverPaper, enrol, fileCase, later, register, rules, tellStatus } from './life.ts';

function desk(): Db {
  const db = opened();
  enrol(db);
  centralSays(db, later(0));
  return db;
}

const wordsOf = (db: Db, id: string) =>
  db.get<{ payload: string }>('select payload from case_versions where case_id = ?', id)?.payload ?? '';
const sweepAt = (db: Db, wall: string) => sweepToEnd(db, { rules, wall });

test('a case goes on the day and not before, and leaves its numbers, hashes and state', () => {
  const db = desk();
  const gone = fileCase(db, 'გზა', Buffer.from('scan'));
  const kept = fileCase(db, 'წყალი');
  register(db, gone, later(1));
  deliverPaper(db, gone, later(1));
  register(db, kept, later(1));
  tellStatus(db, gone, 'completed', later(3), 'ნინოს ეცნობა');
  centralSays(db, later(3));
  expect(sweepAt(db, later(3))).toBe(0);
  centralSays(db, later(92.9));
  expect(sweepAt(db, later(92.9))).toBe(0);
  centralSays(db, later(93));
  expect(sweepAt(db, later(93))).toBe(1);
  expect(wordsOf(db, gone.id)).toBe('');
  expect(wordsOf(db, kept.id)).toContain('წყალი');
  expect(db.all('select * from papers')).toEqual([]);
  expect(db.all('select * from paper_bytes')).toEqual([]);
  expect(db.get('select desk_number as number, applicant_name as name from cases where id = ?', gone.id)).toEqual({
    number: gone.deskNumber,
    name: '',
  });
  expect(db.get('select state, registration_number as number, status from case_states where case_id = ?', gone.id)).toEqual({
    state: 'registered',
    number: 'R-1',
    status: 'completed',
  });
  expect(db.get("select 1 from feed_events where event like '%ნინოს%'")).toBeUndefined();
  expect(verifyAudit(db).ok).toBe(true);
  expect(brokenEntry(db)).toBeNull();
  expect(rebuildStates(db)).toBe(0);
  expect(sweepAt(db, later(400))).toBe(0);
  db.close();
});
