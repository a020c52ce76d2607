// Promise: drafts from before there were visits each wait in a visit of their own, and a damaged database gives its visits
// and counts back.
import { expect, test } from 'vitest';
import { addContact, contactsSince } from '../../db/contacts.ts';
import { createDraft } from '../../db/drafts.ts';
import { shipped } from '../../db/migrations/shipped.ts';
import { addOperator } from '../../db/operators.ts';
import { mergeDamaged } from '../../db/salvage/merge.ts';
import type { Db } from '../../db/sqlite.ts';
import { rebuildStates } from '../../db/states.ts';
import { beginVisit, casesOfVisit, endedVisits, moveVisit, openVisit, parkedVisits } from '../../db/visits.ts';
import { at, content, file, opened, scratch, uuid } from './fixture.ts';

const later = '2026-03-02T09:00:00.000Z';

function operator(db: Db): string {
  addOperator(db, { id: uuid(1), name: 'ნინო საცდელი', role: 'operator', password: 'derived', createdAt: at });
  return uuid(1);
}

test('a draft that was there before waits in a visit of its own, since it was saved', () => {
  const database = scratch();
  const before = opened(
    database,
    shipped.filter(({ number }) => number < 130),
  );
  operator(before);
  for (const n of [7, 8]) {
    before.run(
      'insert into drafts (id, service, catalogue_version, operator, revision, content, created_at, saved_at) values (?, ?, 1, ?, 0, ?, ?, ?)',
      ...[uuid(n), 's', uuid(1), JSON.stringify(content), at, later],
    );
  }
  before.close();
  const db = opened(database);
  expect(parkedVisits(db)).toMatchObject([
    { id: uuid(7), operator: uuid(1), begunAt: at, since: later },
    { id: uuid(8) },
  ]);
  expect(db.all('select id, visit from drafts order by id')).toEqual([
    { id: uuid(7), visit: uuid(7) },
    { id: uuid(8), visit: uuid(8) },
  ]);
  db.close();
});

test('a case is in the visit of its draft, and one visit at most is open', () => {
  const db = opened();
  operator(db);
  beginVisit(db, { id: uuid(50), operator: uuid(1), begunAt: at });
  expect(() => beginVisit(db, { id: uuid(51), operator: uuid(1), begunAt: at })).toThrow('UNIQUE');
  const draft = { service: 's', catalogueVersion: 1, operator: uuid(1), content: content, createdAt: at };
  createDraft(db, { ...draft, id: uuid(1), visit: uuid(50) });
  const inside = file(db);
  // Nothing is known of the visit of a draft that came back from a damaged disk.
  createDraft(db, { ...draft, id: uuid(2), visit: uuid(99) });
  file(db);
  file(db);
  expect(casesOfVisit(db, uuid(50)).map(({ deskNumber }) => deskNumber)).toEqual([inside.deskNumber]);
  moveVisit(db, uuid(50), 'ended', later);
  beginVisit(db, { id: uuid(51), operator: uuid(1), begunAt: later });
  expect([openVisit(db)?.id, endedVisits(db, 5).map(({ id }) => id)]).toEqual([uuid(51), [uuid(50)]]);
  db.close();
});

test('what a damaged database says of visits and contacts is taken over', () => {
  const [damaged, db] = [opened(), opened()];
  operator(damaged);
  file(damaged);
  beginVisit(damaged, { id: uuid(50), operator: uuid(1), begunAt: at });
  createDraft(damaged, {
    ...{ id: uuid(2), service: 's', catalogueVersion: 1, operator: uuid(1), content: content },
    createdAt: at,
    visit: uuid(50),
  });
  const second = file(damaged);
  addContact(damaged, { day: '2026-03-02', kind: 'advice', operator: uuid(1), countedAt: at });
  // The case of the other history takes the first place there.
  const other = file(db, { id: uuid(900) });
  beginVisit(db, { id: uuid(51), operator: operator(db), begunAt: at });
  expect(mergeDamaged(damaged, db).filter(({ whole }) => !whole)).toEqual([]);
  rebuildStates(db);
  expect([openVisit(db)?.id, parkedVisits(db).map(({ id }) => id)]).toEqual([uuid(51), [uuid(50)]]);
  expect(casesOfVisit(db, uuid(50)).map(({ id }) => id)).toEqual([second.id]);
  expect(casesOfVisit(db, uuid(50))[0]?.deskNumber).not.toBe(other.deskNumber);
  expect(contactsSince(db, '2026-03-02')).toEqual([{ day: '2026-03-02', kind: 'advice', count: 1 }]);
  damaged.close();
  db.close();
});
