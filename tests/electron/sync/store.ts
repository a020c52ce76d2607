// A desk's store with cases in it, built the way the submit service builds it: case, version, state, outbox entry.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { addCase } from '../../../db/cases.ts';
import { enrolDevice } from '../../../db/device.ts';
import { openStore } from '../../../db/open.ts';
import { appendEntry } from '../../../db/outbox.ts';
import { replayVersion } from '../../../db/salvage/replay.ts';
import type { Db } from '../../../db/sqlite.ts';
import { deskNumber } from '../../../shared/cases/desk-number.ts';
import {
  type CaseCorrected,
  type CaseSubmitted,
  type CaseWithdrawn,
  caseCorrectedSchema,
  caseSubmittedSchema,
  caseWithdrawnSchema,
} from '../../../shared/cases/payload.ts';

export const savedAt = '2026-03-02T08:15:00.000Z';

/** A folder of the running test, gone with it. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sopeli-sync-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function openDesk(file: string): Db {
  const opened = openStore(file, new Uint8Array(32).fill(1));
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

/** A new store in a folder of its own, with an operator. */
export function emptyStore(file = join(testFolder(), 'desk.db')): Db {
  const db = openDesk(file);
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

export function enrolledStore(centralPublicKey = '', file?: string): Db {
  const db = emptyStore(file);
  enrolDevice(db, { ...device, centralPublicKey });
  return db;
}

/** The id of the test's case number `serial`. */
export function caseId(serial: number): string {
  return `0195f3a0-0000-7000-8000-${String(serial).padStart(12, '0')}`;
}

/** The desk number with this serial. */
export const numberOf = (serial: number): string => deskNumber({ center: 12, desk: 3, year: 2026, serial });

/**
 * Saves case `serial` with an outbox entry, under the desk number of `numbered`; the payload's text is what central must
 * keep, byte for byte.
 */
export function submit(
  db: Db,
  serial: number,
  note = 'გზის შეკეთება "ქუჩაში"',
  papers: CaseSubmitted['papers'] = [],
  numbered = serial,
): string {
  const id = caseId(serial);
  const number = numberOf(numbered);
  const content: CaseSubmitted = {
    kind: 'case.submitted',
    case: id,
    version: 1,
    deskNumber: number,
    center: device.center,
    operator: caseId(1),
    service: 'municipality-road',
    form: 'general',
    catalogueVersion: 1,
    route: { channel: 'system', municipality: 'ambrolauri' },
    receiptLanguage: 'ka',
    applicant: { lastName: 'საცდელი', firstName: 'ნინო', personalNumber: '99900000001' },
    answers: { note },
    papers: [...papers],
    filedOn: '2026-03-02',
    filedAt: { wall: savedAt, monotonicMs: serial, boot: caseId(0), trusted: null },
  };
  const payload = JSON.stringify(content);
  db.transaction(() => {
    addCase(db, {
      id,
      deskNumber: number,
      service: 'municipality-road',
      municipality: 'ambrolauri',
      channel: 'system',
      applicantName: 'საცდელი ნინო',
      personalNumber: '99900000001',
      filedOn: '2026-03-02',
      filedAt: savedAt,
      payload,
    });
    appendEntry(db, { caseId: id, version: 1, payload });
  });
  return payload;
}

const savedNow = { wall: savedAt, monotonicMs: 9, boot: caseId(0), trusted: null };

/** Saves a further version of a filed case as the desk does; answers its text. */
function change(db: Db, payload: CaseCorrected | CaseWithdrawn): string {
  const text = JSON.stringify(payload);
  db.transaction(() => {
    if (!replayVersion(db, { payload: text, version: payload.version })) throw new Error('the version is not taken');
    appendEntry(db, { caseId: payload.case, version: payload.version, payload: text });
  });
  return text;
}

/** Corrects what `submit` answered. */
export function correct(db: Db, filed: string, version: number): string {
  const before = caseSubmittedSchema.parse(JSON.parse(filed));
  const about = { version, base: version - 1, reason: 'გვარი შეცდომით ჩაიწერა', savedAt: savedNow };
  const applicant = { ...before.applicant, lastName: `შესწორებული ${version}` };
  return change(db, caseCorrectedSchema.parse({ ...before, kind: 'case.corrected', ...about, applicant }));
}

/** Withdraws what `submit` answered. */
export function withdraw(db: Db, filed: string, version: number): string {
  const { case: id, deskNumber: number, center, operator } = caseSubmittedSchema.parse(JSON.parse(filed));
  const about = { version, base: version - 1, reason: 'საკითხი მოგვარდა', savedAt: savedNow };
  const asked = { case: id, deskNumber: number, center, operator, askedBy: { role: 'applicant', name: '' } };
  return change(db, caseWithdrawnSchema.parse({ kind: 'case.withdrawn', ...asked, ...about }));
}

export const stateOf = (db: Db, serial: number): string | undefined =>
  db.get<{ state: string }>(
    'select state from case_states where place = (select place from cases where id = ?)',
    caseId(serial),
  )?.state;
