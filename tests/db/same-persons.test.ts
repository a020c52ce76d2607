// Promise: what was said of two persons stays; a damaged database gives it back.
import { expect, test } from 'vitest';
import { shipped } from '../../db/migrations/shipped.ts';
import { addOperator } from '../../db/operators.ts';
import { mergeDamaged } from '../../db/salvage/merge.ts';
import { casesOfPerson, joinedTo, saySame } from '../../db/same-persons.ts';
import type { Db } from '../../db/sqlite.ts';
import { at, file, opened, scratch, uuid } from './fixture.ts';

const said = { reason: 'other-spelling', operator: uuid(1), at };

function operator(db: Db): void {
  addOperator(db, { id: uuid(1), name: 'ნინო საცდელი', role: 'operator', password: 'derived', createdAt: at });
}

test('cases from before are nobody else’s, and can be joined; nothing said is changed or deleted', () => {
  const path = scratch();
  const before = opened(
    path,
    shipped.filter(({ number }) => number < 230),
  );
  operator(before);
  const [one, other] = [
    file(before, { personalNumber: '99900000001' }),
    file(before, { personalNumber: '99900000002' }),
  ];
  before.close();
  const db = opened(path);
  expect(casesOfPerson(db, one.id)).toEqual([one.id]);
  saySame(db, [other.id, one.id], said);
  expect(casesOfPerson(db, one.id)).toEqual([one.id, other.id]);
  for (const sql of ['update same_persons set reason = 1', 'delete from same_persons']) {
    expect(() => db.exec(sql)).toThrow('append-only');
  }
  saySame(db, [one.id, other.id], { ...said, reason: null });
  expect([joinedTo(db, one.id), casesOfPerson(db, other.id)]).toEqual([[], [other.id]]);
  db.close();
});

test('what a damaged database says of persons is taken over', () => {
  const [damaged, db] = [opened(), opened()];
  operator(damaged);
  const [one, other] = [
    file(damaged, { personalNumber: '99900000001' }),
    file(damaged, { personalNumber: '99900000002' }),
  ];
  saySame(damaged, [one.id, other.id], said);
  expect(mergeDamaged(damaged, db).filter(({ whole }) => !whole)).toEqual([]);
  expect(joinedTo(db, other.id)).toMatchObject([{ other: one.id, reason: 'other-spelling' }]);
  damaged.close();
  db.close();
});
