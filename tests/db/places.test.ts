// Promise: a database from before cases were kept by their place comes over row by row: numbers, words, hashes, states,
// counters and what was forgotten; and what guards its rows guards them still. A damaged one of that schema is read too.
import { expect, test } from 'vitest';
import { latestVersion } from '../../db/cases.ts';
import { entryHash, genesisHash } from '../../db/chain.ts';
import { shipped } from '../../db/migrations/shipped.ts';
import { hashAt } from '../../db/outbox.ts';
import { packText } from '../../db/packed/text.ts';
import { mergeDamaged } from '../../db/salvage/merge.ts';
import { settle } from '../../db/salvage/settle.ts';
import type { Db } from '../../db/sqlite.ts';
import { rebuildStates, stateCounts } from '../../db/states.ts';
import { brokenEntry, unsentDeskNumbers } from '../../db/unsent.ts';
import { at, caseOf, enrolEarlier, opened, scratch, uuid } from './fixture.ts';
import { enrolledDesk } from './retention/life.ts';

const before = shipped.filter(({ number }) => number < 90);
const registeredEvent = (seq: number): string =>
  JSON.stringify({ kind: 'entry.registered', epoch: 1, seq, registrationNumber: `R-${seq}`, registeredAt: at });

/** Cases 1 to 4, their places in another order than their numbers: registered, forgotten, waiting, by hand. */
function fill(db: Db): string[] {
  enrolEarlier(db, enrolledDesk);
  db.exec(`drop trigger purges_proven`);
  let hash = genesisHash(enrolledDesk);
  const hashes = [hash];
  for (const [place, serial] of [4, 1, 3, 2].entries()) {
    const one = caseOf(serial);
    const payload = serial === 2 ? '' : one.payload;
    db.run(
      `insert into cases (place, id, desk_number, service, municipality, channel, applicant_name, filed_on, filed_at)
       values (?, ?, ?, 's', 'm', ?, 'x', ?, ?)`,
      place + 10,
      one.id,
      one.deskNumber,
      serial === 4 ? 'manual' : 'system',
      one.filedOn,
      at,
    );
    const stored = serial === 1 ? packText(payload, 'case') : payload;
    db.run('insert into case_versions values (?, 1, ?, ?, ?)', one.id, stored, uuid(1), at);
    const state = serial === 4 ? 'manual' : serial === 3 ? 'queued' : 'registered';
    const number = state === 'registered' ? `R-${serial}` : null;
    db.run(
      'insert into case_states (place, case_id, state, registration_number, registered_at) values (?, ?, ?, ?, ?)',
      ...[place + 10, one.id, state, number, number === null ? null : at],
    );
  }
  for (const seq of [1, 2, 3]) {
    hash = entryHash(hash, caseOf(seq).payload);
    hashes.push(hash);
    db.run('insert into outbox values (1, ?, ?, 1, ?)', seq, uuid(seq), hash);
  }
  for (const seq of [1, 2]) {
    db.run('insert into deliveries values (1, ?, ?)', seq, at);
    const event = registeredEvent(seq);
    db.run('insert into feed_events values (?, ?, ?, ?, ?)', seq, 'entry.registered', uuid(seq), event, at);
  }
  db.run('update exchange set has_seq = 2, has_hash = ?, cursor = 2', hashes[2] ?? '');
  db.run('insert into purges values (1, ?, ?, ?, 0, ?, 90, ?, ?)', uuid(2), 'short', at, at, at, at);
  db.run('delete from settled where case_id = ?', uuid(2));
  return hashes;
}

test('a database with rows of every kind says the same afterwards, and is guarded as before', () => {
  const path = scratch();
  const old = opened(path, before);
  const hashes = fill(old);
  const counts = stateCounts(old);
  const marks = old.all('select rowid, case_id as id, payload from case_versions order by rowid');
  const settled = old.all('select place from settled');
  // As it stood there: the fixture had taken the gate away to forget at once.
  const gate = /create trigger purges_proven[\s\S]*?end;\n/.exec(before.find(({ number }) => number === 30)?.sql ?? '');
  old.exec(gate?.[0] ?? '');
  old.close();

  const db = opened(path);
  expect(
    db.all('select v.rowid, c.id, v.payload from case_versions v join cases c on c.place = v.place order by v.rowid'),
  ).toEqual(marks);
  expect(latestVersion(db, uuid(1))?.payload).toBe(caseOf(1).payload);
  expect([0, 1, 2, 3].map((seq) => hashAt(db, enrolledDesk, seq))).toEqual(hashes);
  expect(brokenEntry(db)).toBeNull();
  expect(unsentDeskNumbers(db)).toEqual([caseOf(3).deskNumber]);
  expect(stateCounts(db)).toEqual(counts);
  expect(db.all('select place from settled')).toEqual(settled);
  expect(rebuildStates(db)).toBe(0);
  expect(stateCounts(db)).toEqual(counts);
  for (const sql of [
    "update case_versions set payload = '' where place = 11",
    "update case_versions set payload = 'x' where place = 13",
    'delete from outbox',
    "update outbox set hash = x'00'",
    'delete from case_states',
    `insert into purges values (2, '${uuid(3)}', 'short', '${at}', 0, '${at}', 90, '${at}', '${at}')`,
  ]) {
    expect(() => db.run(sql)).toThrow(/append-only|never without|only when/);
  }
  expect(db.pragma('foreign_key_check')).toBeUndefined();
  db.close();
});

test.each([
  ['of the schema before', before],
  ['of the first with places', shipped.filter(({ number }) => number <= 90)],
  ['of today', shipped],
])('what is read of a damaged database %s stands at the places that its cases have here', (_, schema) => {
  const path = scratch('damaged.db');
  const first = opened(path, before);
  const hashes = fill(first);
  first.exec(
    /create trigger purges_proven[\s\S]*?end;\n/.exec(before.find(({ number }) => number === 30)?.sql ?? '')?.[0] ?? '',
  );
  first.close();
  const damaged = opened(path, schema);
  const into = opened(scratch());
  // Another history gave the place 10 to another case.
  into.run(
    `insert into cases values (10, ?, ?, 's', 'm', 'system', 'x', null, '2026-03-02', ?)`,
    ...[uuid(7), caseOf(7).deskNumber, at],
  );
  mergeDamaged(damaged, into);
  expect(
    into.get('select v.place, v.payload from case_versions v join cases c using (place) where c.id = ?', uuid(2)),
  ).toEqual({
    place: 14,
    payload: '',
  });
  expect(into.get('select case_id as id, hash from outbox_entries where seq = 2')).toEqual({
    id: uuid(2),
    hash: hashes[2],
  });
  expect(settle(into, { at, call: 'salvage' }).epoch).toBe(2);
  damaged.close();
  into.close();
});
