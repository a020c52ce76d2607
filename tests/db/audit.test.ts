// Promise: every view, print and change is in a chain that cannot be edited unnoticed. The editing here is done by
// somebody who holds the key and removes the triggers first.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendAudit, auditHead, verifyAudit } from '../../db/audit.ts';
import { packText } from '../../db/packed/text.ts';
import type { Db } from '../../db/sqlite.ts';
import { opened } from './fixture.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const records = fc.array(fc.string({ unit: fc.constantFrom('ა', 'b', '\n', '"', '0') }), {
  minLength: 1,
  maxLength: 8,
});

function chain(texts: readonly string[]): Db {
  const db = opened();
  db.transaction(() => {
    for (const text of texts) appendAudit(db, text);
  });
  return db;
}

function withoutTriggers(db: Db): void {
  db.exec('drop trigger audit_frozen; drop trigger audit_kept');
}

test('each hash covers the record and the hash before it, the first one 64 zeros', () => {
  const db = opened();
  expect(auditHead(db)).toEqual({ seq: 0, hash: '0'.repeat(64) });
  const first = appendAudit(db, '{"call":"case.read"}');
  expect(first).toEqual({ seq: 1, hash: sha256(`${'0'.repeat(64)}\n{"call":"case.read"}`) });
  expect(appendAudit(db, 'ორი')).toEqual({ seq: 2, hash: sha256(`${first.hash}\nორი`) });
  expect(verifyAudit(db)).toEqual({ ok: true, seq: 2 });
  db.close();
});

test('an empty chain is whole, and so is one of several pages', () => {
  const empty = opened();
  expect(verifyAudit(empty)).toEqual({ ok: true, seq: 0 });
  empty.close();
  for (const length of [999, 1000, 1001, 2000]) {
    const db = chain(Array.from({ length }, (_, at) => `record ${at}`));
    expect(verifyAudit(db)).toEqual({ ok: true, seq: length });
    withoutTriggers(db);
    db.run('update audit set record = ? where seq = ?', 'changed', length - 1);
    expect(verifyAudit(db)).toEqual({ ok: false, seq: length - 1 });
    db.close();
  }
});

test('any edited byte of any record or hash is found, at its place', () => {
  fc.assert(
    fc.property(records, fc.nat(), fc.nat(), fc.constantFrom('record', 'hash'), (texts, row, place, column) => {
      const db = chain(texts);
      withoutTriggers(db);
      const seq = 1 + (row % texts.length);
      const before = db.get<{ record: string; hash: Uint8Array }>(
        'select unpacked(record) as record, hash from audit where seq = ?',
        seq,
      );
      const bytes = Buffer.from(before?.[column] ?? '');
      const edited = bytes.length === 0 ? Buffer.from('x') : bytes;
      if (bytes.length > 0) edited[place % bytes.length] = (edited[place % bytes.length] ?? 0) ^ 1;
      const stored = column === 'hash' ? edited : packText(edited.toString(), 'audit');
      db.run(`update audit set ${column} = ? where seq = ?`, stored, seq);
      expect(verifyAudit(db)).toEqual({ ok: false, seq });
      db.close();
    }),
    { seed: 4, numRuns: 60 },
  );
});

test('an entry taken out, put in or moved is found', () => {
  for (const edit of [
    'delete from audit where seq = 2',
    'delete from audit where seq = 1',
    "insert into audit select 0, 'before', hash from audit where seq = 1",
    "insert into audit select 9, 'far', hash from audit where seq = 4",
    'update audit set seq = 100 - seq where seq in (2, 3); update audit set seq = seq - 95 where seq > 90',
  ]) {
    const db = chain(['a', 'b', 'c', 'd']);
    withoutTriggers(db);
    db.exec(edit);
    expect(verifyAudit(db).ok, edit).toBe(false);
    db.close();
  }
});
