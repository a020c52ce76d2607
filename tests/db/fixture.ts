// Databases in scratch folders, and invented cases for them. Everything goes through the real store.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { addCase, type NewCase, nextSerial } from '../../db/cases.ts';
import { genesisHash } from '../../db/chain.ts';
import type { Device } from '../../db/device.ts';
import type { Migration } from '../../db/migrate.ts';
import { openStore } from '../../db/open.ts';
import { placeOf } from '../../db/salvage/replay.ts';
import type { Db } from '../../db/sqlite.ts';
import { addCaseWords, noteWordsDone } from '../../db/words.ts';
import { deskNumber } from '../../shared/cases/desk-number.ts';
import type { DraftContent } from '../../shared/contract/drafts.ts';

export const key = new Uint8Array(32).fill(0x5a);
export const at = '2026-03-02T08:15:00.000Z';
export const desk = { center: 12, desk: 3, year: 2026 };

/** A file name in a folder that is removed when the test is over. */
export function scratch(name = 'desk.db'): string {
  const folder = mkdtempSync(join(tmpdir(), 'sopeli-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}

/** Opens (or creates) a database that must open. */
export function opened(file = scratch(), migrations?: readonly Migration[]): Db {
  const result = openStore(file, key, migrations);
  if (!result.ok) throw new Error(`did not open: ${JSON.stringify(result.problem)}`);
  return result.value;
}

/** Enrols a database of an earlier schema; the store's own way asks for tables that came later. */
export function enrolEarlier(db: Db, one: Device): void {
  const { device, epoch, center, centerNumber, desk: number, privateKey } = one;
  db.run(
    'insert into device values (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...[device, epoch, center, centerNumber, number, privateKey],
    ...[one.centralKeyId, one.centralPublicKey, one.enrolledAt],
  );
  db.run('update exchange set has_hash = ?', genesisHash(one));
}

export function uuid(n: number): string {
  return `0195f3a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

/** Case number `serial` of the test desk. */
export function caseOf(serial: number, change: Partial<NewCase> = {}): NewCase {
  const number = deskNumber({ ...desk, serial });
  return {
    id: uuid(serial),
    deskNumber: number,
    service: 'municipality-road',
    municipality: 'ambrolauri',
    channel: 'system',
    applicantName: 'საცდელი ნინო',
    personalNumber: `999${String(serial).padStart(8, '0')}`,
    filedOn: '2026-03-02',
    filedAt: at,
    payload: JSON.stringify({ kind: 'case.submitted', case: uuid(serial), version: 1, deskNumber: number }),
    ...change,
  };
}

/** Files a case with the next serial, in one transaction as the submit service does. */
export function file(db: Db, change: Partial<NewCase> = {}): NewCase {
  return db.transaction(() => {
    const added = caseOf(nextSerial(db, desk.desk, desk.year), change);
    addCase(db, added);
    return added;
  });
}

/** Adds the case and indexes these words of it, as the desk does when it rests. */
export function addIndexed(db: Db, added: NewCase, words: readonly string[]): NewCase {
  return db.transaction(() => {
    addCase(db, added);
    const place = placeOf(db, added.id);
    if (place === null) throw new Error('a case without a place');
    addCaseWords(db, place, words);
    noteWordsDone(db, place);
    return added;
  });
}

/** `file` and `addIndexed` in one. */
export function fileIndexed(db: Db, words: readonly string[], change: Partial<NewCase> = {}): NewCase {
  return db.transaction(() => addIndexed(db, caseOf(nextSerial(db, desk.desk, desk.year), change), words));
}

export const content: DraftContent = {
  municipality: 'ambrolauri',
  receiptLanguage: 'ka',
  applicant: { firstName: 'ნინო', lastName: 'საცდელი', personalNumber: '99900000001' },
  answers: { what: 'გზა დაზიანებულია' },
  step: 'form',
};
