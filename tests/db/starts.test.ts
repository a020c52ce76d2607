// Promise: a database from before starts were counted gets its counter with everything else left as it was, and the
// counter only rises.
import { expect, test } from 'vitest';
import { founding } from '../../db/migrations/0010-founding.ts';
import { readStarts, recordStart } from '../../db/starts.ts';
import { file, opened, scratch } from './fixture.ts';

test('a database with cases in it begins to count', () => {
  const path = scratch();
  const before = opened(path, [founding]);
  const filed = file(before);
  before.close();
  const db = opened(path);
  expect(readStarts(db)).toBe(0);
  expect(db.get('select id from cases')).toEqual({ id: filed.id });
  recordStart(db, 7);
  recordStart(db, 3);
  expect(readStarts(db)).toBe(7);
  db.close();
});
