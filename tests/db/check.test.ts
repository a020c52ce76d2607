// Promise 8: the nightly check finds an edited audit entry that every page and index is content with; and a check never
// calls a sound database damaged, whatever is written between two of them.
import { expect, test } from 'vitest';
import { appendAudit } from '../../db/audit.ts';
import { checkDatabase } from '../../db/check.ts';
import { addCaseWords, mergeWords } from '../../db/words.ts';
import { key, opened, scratch } from './fixture.ts';

test('a changed audit entry is found by the full check, not by the quick one', () => {
  const file = scratch();
  const db = opened(file);
  const found = (): unknown[] => [checkDatabase(file, key, 'quick'), checkDatabase(file, key, 'full')];
  for (const record of ['a', 'b', 'c']) appendAudit(db, record);
  expect(found()).toEqual([null, null]);
  db.exec(`drop trigger audit_frozen; update audit set record = 'x' where seq = 2`);
  expect(found()).toEqual([null, { code: 'check.damaged', detail: 'audit chain' }]);
  db.close();
});

test('words added and merged between two checks are no damage', () => {
  const file = scratch();
  const db = opened(file);
  let place = 0;
  for (let round = 0; round < 4; round += 1) {
    for (let more = 0; more < 8; more += 1) {
      place += 1;
      db.transaction(() => addCaseWords(db, place, [`sacdeli${place}`, 'nino']));
    }
    while (db.transaction(() => mergeWords(db)));
    for (const depth of ['quick', 'full'] as const) expect(checkDatabase(file, key, depth)).toBeNull();
  }
  db.close();
});
