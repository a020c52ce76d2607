// Promise: cases that were registered before the desk knew how to forget are on their way like all others; nothing else is.
import { expect, test } from 'vitest';
import { shipped } from '../../../db/migrations/shipped.ts';
import { sweepToEnd } from '../../../db/retention/sweep.ts';
import { opened, scratch } from '../fixture.ts';
import { centralSays, enrol, fileCase, later, register, rules } from './life.ts';

test('a database with cases in it: only registered ones are settled, from central’s next word on', () => {
  const path = scratch();
  const now = opened(
    path,
    shipped.filter(({ number }) => number < 350),
  );
  enrol(now);
  centralSays(now, later(0));
  const filed = [fileCase(now, 'ერთი'), fileCase(now, 'ორი')];
  const [first] = filed;
  if (first === undefined) throw new Error('nothing filed');
  register(now, first, later(1));
  // The database as it was before: what this migration and later ones made of it is taken away.
  now.exec('delete from settled');
  const before = shipped.find(({ number }) => number === 30);
  const [, filling = ''] = /(insert into settled[^;]*);/.exec(before?.sql ?? '') ?? [];
  // States as they lay then, with the ids of their cases.
  now.exec(
    'create temp view case_states as select s.*, c.id as case_id from main.case_states s join cases c using (place)',
  );
  now.exec(filling);
  now.exec('drop view temp.case_states');
  now.close();
  const db = opened(path);
  expect(db.all('select c.id, t.since, t.due from settled t join cases c using (place)')).toEqual([
    { id: first.id, since: null, due: null },
  ]);
  centralSays(db, later(400));
  expect(sweepToEnd(db, { rules, wall: later(400) })).toBe(0);
  centralSays(db, later(490));
  expect(sweepToEnd(db, { rules, wall: later(490) })).toBe(1);
  db.close();
});
