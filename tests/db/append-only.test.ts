// Promise: what was saved, sent, printed and heard cannot be changed or deleted through the program, not even by a
// statement somebody adds one day: the database itself refuses, `insert or replace` included.
import { expect, test } from 'vitest';
import { appendAudit } from '../../db/audit.ts';
import { storePackage } from '../../db/catalogue.ts';
import { enrolDevice } from '../../db/device.ts';
import { keepEvent, restartSteps } from '../../db/feed.ts';
import { appendEntry } from '../../db/outbox.ts';
import { addReceipt } from '../../db/receipts.ts';
import type { Db } from '../../db/sqlite.ts';
import { at, file, opened, uuid } from './fixture.ts';

function full(): Db {
  const db = opened();
  const enrolled = {
    centerNumber: 12,
    desk: 3,
    privateKey: new Uint8Array(32),
    centralKeyId: 'c',
    centralPublicKey: '',
  };
  enrolDevice(db, { ...enrolled, device: uuid(9), epoch: 1, center: 'c', enrolledAt: at });
  db.transaction(() => {
    const { id, payload } = file(db);
    appendEntry(db, { caseId: id, version: 1, payload });
    addReceipt(db, { caseId: id, size: 'A4', target: 'pdf', operator: uuid(1), printedAt: at, said: '{}' });
    keepEvent(db, { n: 1, kind: 'entry.waiting', caseId: id, event: '{}', receivedAt: at });
    restartSteps(db, at);
    appendAudit(db, '{}');
    storePackage(db, { version: 1, package: '{}', receivedAt: at });
  });
  return db;
}

const frozen = [
  'cases',
  'case_versions',
  'outbox',
  'receipts',
  'feed_events',
  'central_restores',
  'audit',
  'catalogue_packages',
];

test.each(frozen)('%s', (table) => {
  const db = full();
  const columns = db.all<{ name: string }>(`select name from pragma_table_info('${table}')`).map(({ name }) => name);
  const before = db.all(`select * from ${table}`);
  expect(before.length).toBe(1);
  for (const column of columns) {
    expect(() => db.run(`update ${table} set ${column} = ${column}`), column).toThrow('append-only');
  }
  expect(() => db.run(`delete from ${table}`)).toThrow('append-only');
  expect(() => db.run(`insert or replace into ${table} select * from ${table}`)).toThrow('append-only');
  expect(db.all(`select * from ${table}`)).toEqual(before);
  db.close();
});

test('a case is never without a state, and a state never without its case', () => {
  const db = full();
  expect(() => db.run('delete from case_states')).toThrow('never without a state');
  expect(() => db.run("insert into case_states (place, state) values (7, 'queued')")).toThrow('FOREIGN KEY');
  expect(() => db.run("update case_states set state = 'lost'")).toThrow('CHECK');
  db.close();
});
