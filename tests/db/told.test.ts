// Promise: drafts from before it was noted what was read to an applicant open as ever, and are noted from then on.
import { expect, test } from 'vitest';
import { keepTold, readDraft, readTold } from '../../db/drafts.ts';
import { shipped } from '../../db/migrations/shipped.ts';
import { addOperator } from '../../db/operators.ts';
import { at, content, opened, scratch, uuid } from './fixture.ts';

test('an older draft has heard nothing yet, then what is noted of it', () => {
  const path = scratch();
  const before = opened(
    path,
    shipped.filter(({ number }) => number < 180),
  );
  addOperator(before, { id: uuid(1), name: 'ნინო საცდელი', role: 'operator', password: 'derived', createdAt: at });
  before.run(
    'insert into drafts (id, service, catalogue_version, operator, revision, content, created_at, saved_at) values (?, ?, 1, ?, 3, ?, ?, ?)',
    ...[uuid(7), 's', uuid(1), JSON.stringify(content), at, at],
  );
  before.close();

  const db = opened(path);
  expect([readDraft(db, uuid(7))?.revision, readTold(db, uuid(7))]).toEqual([3, {}]);
  keepTold(db, uuid(7), { 'personal-data': { language: 'ka', at } });
  expect(readTold(db, uuid(7))).toEqual({ 'personal-data': { language: 'ka', at } });
  expect(readTold(db, uuid(8))).toEqual({});
  db.close();
});
