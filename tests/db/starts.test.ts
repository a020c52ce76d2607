// Promise: a database from before starts were counted gets its counter with everything else left as it was, and the
// counter only rises.
import { expect, test } from 'vitest';
import { founding } from '../../db/migrations/0010-founding.ts';
import { addOperator, readOperator } from '../../db/operators.ts';
import { readStarts, recordStart } from '../../db/starts.ts';
import { at, opened, scratch, uuid } from './fixture.ts';

test('a database with rows in it begins to count', () => {
  const path = scratch();
  const before = opened(path, [founding]);
  const nino = { id: uuid(1), name: 'ნინო საცდელი', role: 'operator', password: 'derived', createdAt: at } as const;
  addOperator(before, nino);
  before.close();
  const db = opened(path);
  expect(readStarts(db)).toBe(0);
  expect(readOperator(db, nino.id)).toMatchObject(nino);
  recordStart(db, 7);
  recordStart(db, 3);
  expect(readStarts(db)).toBe(7);
  db.close();
});
