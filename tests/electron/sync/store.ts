// A desk's store with cases in it, built the way the submit service builds it: case, version, state, outbox entry.

import { enrolDevice } from '../../../db/device.ts';
import { founding } from '../../../db/migrations/0010-founding.ts';
import { appendEntry } from '../../../db/outbox.ts';
import { connect, type Db } from '../../../db/sqlite.ts';
import { deskNumber } from '../../../shared/cases/desk-number.ts';

export const savedAt = '2026-03-02T08:15:00.000Z';

export function emptyStore(file = ':memory:'): Db {
  const db = connect(file);
  db.exec(founding.sql);
  db.run("insert into operators values ('operator', 'ნინო საცდელი', 'operator', '-', ?)", savedAt);
  return db;
}

export const deskKey = new Uint8Array(32).fill(7);
export const device = {
  device: '0195f3a0-0000-7000-8000-000000000001',
  epoch: 1,
  center: 'shua-center',
  centerNumber: 12,
  desk: 3,
  privateKey: deskKey,
  centralKeyId: 'central-1',
  centralPublicKey: '',
  enrolledAt: savedAt,
};

export function enrolledStore(centralPublicKey = '', file = ':memory:'): Db {
  const db = emptyStore(file);
  enrolDevice(db, { ...device, centralPublicKey });
  return db;
}

/** The id of the test's case number `serial`. */
export function caseId(serial: number): string {
  return `0195f3a0-0000-7000-8000-${String(serial).padStart(12, '0')}`;
}

/** Saves case number `serial` with an outbox entry; the payload's text is what central must keep, byte for byte. */
export function submit(db: Db, serial: number, note = 'გზის შეკეთება "ქუჩაში"'): string {
  const id = caseId(serial);
  const number = deskNumber({ center: 12, desk: 3, year: 2026, serial });
  const payload = JSON.stringify({ kind: 'case.submitted', case: id, version: 1, deskNumber: number, note });
  db.transaction(() => {
    db.run(
      `insert into cases values (null, ?, ?, 'municipality-road', 'ambrolauri', 'system', 'საცდელი ნინო', '99900000001',
         '2026-03-02', ?)`,
      id,
      number,
      savedAt,
    );
    db.run("insert into case_versions values (?, 1, ?, 'operator', ?)", id, payload, savedAt);
    db.run("insert into case_states (case_id, state) values (?, 'queued')", id);
    appendEntry(db, { caseId: id, version: 1, payload });
  });
  return payload;
}

export const stateOf = (db: Db, serial: number): string | undefined =>
  db.get<{ state: string }>('select state from case_states where case_id = ?', caseId(serial))?.state;
