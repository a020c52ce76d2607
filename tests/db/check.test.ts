// Promise 8: the nightly check finds an edited audit entry that every page and index is content with.
import { expect, test } from 'vitest';
import { appendAudit } from '../../db/audit.ts';
import { checkDatabase } from '../../db/check.ts';
import { opened } from './fixture.ts';

test('a changed audit entry is found by the full check, not by the quick one', () => {
  const db = opened();
  for (const record of ['a', 'b', 'c']) appendAudit(db, record);
  expect([checkDatabase(db, 'quick'), checkDatabase(db, 'full')]).toEqual([null, null]);
  db.exec(`drop trigger audit_frozen; update audit set record = 'x' where seq = 2`);
  expect(checkDatabase(db, 'quick')).toBeNull();
  expect(checkDatabase(db, 'full')).toEqual({ code: 'check.damaged', detail: 'audit chain' });
  db.close();
});
