// Cases on their way to being forgotten, made the way the desk makes them: filed, entered, delivered, registered by an
// event of central, with papers that central has. Only the words are invented.
import { enrolDevice } from '../../../db/device.ts';
import { keepEvent, markDelivered, markRegistered, moveStatus, readExchange, recordAnswer } from '../../../db/feed.ts';
import { appendEntry } from '../../../db/outbox.ts';
import { addPaper, markPaperDelivered } from '../../../db/papers.ts';
import type { RetentionRules } from '../../../db/retention/settled.ts';
import type { Db } from '../../../db/sqlite.ts';
import { at, caseOf, fileIndexed, uuid } from '../fixture.ts';

export const enrolledDesk = {
  device: uuid(9),
  epoch: 1,
  center: 'shua-center',
  centerNumber: 12,
  desk: 3,
  privateKey: new Uint8Array(32).fill(7),
  centralKeyId: 'central-1',
  centralPublicKey: '',
  enrolledAt: at,
};

const day = (service: string, retention: string) => ({ id: service, retention });

/** A catalogue of two services: kept 90 days after the final word (365 without), and 10 (20). */
export const rules = {
  version: 1,
  defaultRetention: 'standard',
  services: [day('municipality-road', 'standard'), day('municipality-medical', 'short')],
  retentionClasses: [
    { id: 'standard', afterDecisionDays: 90, afterRegistrationDays: 365 },
    { id: 'short', afterDecisionDays: 10, afterRegistrationDays: 20 },
  ].map((one) => ({ ...one, name: { ka: one.id, en: one.id }, basis: 'illustrative', sources: [], note: null })),
} as unknown as RetentionRules;

/** So many days after the day on which the fixture files. */
export function later(days: number): string {
  return new Date(Date.parse(at) + days * 86_400_000).toISOString();
}

export function enrol(db: Db): void {
  enrolDevice(db, enrolledDesk);
}

/** Central answers, and says what time it is. */
export function centralSays(db: Db, time: string): void {
  recordAnswer(db, { serverEpoch: uuid(77), time, receivedAt: time });
}

export interface Filed {
  readonly id: string;
  readonly deskNumber: string;
  readonly seq: number;
  readonly paper: string | null;
}

/** What the so-manieth case alone is found by. */
export const onlyWord = (serial: number): string => `only${String.fromCharCode(96 + (serial % 26))}`;

/** Files the next case with its entry, and with a paper if it has bytes. */
export function fileCase(db: Db, words: string, paper: Uint8Array | null = null, service = 'municipality-road'): Filed {
  return db.transaction(() => {
    const serial = (db.get<{ n: number }>('select count(*) as n from cases')?.n ?? 0) + 1;
    const { id, deskNumber } = caseOf(serial);
    const sha256 = paper === null ? null : `paper of ${words}`;
    if (paper !== null && sha256 !== null)
      addPaper(db, { holder: id, sha256, mediaType: 'application/pdf', bytes: paper, addedAt: at });
    const payload = JSON.stringify({ case: id, answers: { words, sha256 } });
    fileIndexed(db, ['all', onlyWord(serial)], { service, applicantName: `${words} applicant`, payload });
    const { seq } = appendEntry(db, { caseId: id, version: 1, payload });
    return { id, deskNumber, seq, paper: sha256 };
  });
}

function nextEvent(db: Db): number {
  return (db.get<{ n: number | null }>('select max(n) as n from feed_events')?.n ?? 0) + 1;
}

/** Central has everything up to the case's entry, and registered it then. */
export function register(db: Db, { id, seq }: Filed, registeredAt: string): void {
  db.transaction(() => {
    const hash =
      db.get<{ hash: string }>('select lower(hex(hash)) as hash from outbox where epoch = 1 and seq = ?', seq)?.hash ??
      '';
    const before = readExchange(db).has.seq;
    if (seq > before) markDelivered(db, 1, before, { seq, hash }, registeredAt);
    const n = nextEvent(db);
    const event = { kind: 'entry.registered', epoch: 1, seq, registrationNumber: `R-${seq}`, registeredAt };
    keepEvent(db, { n, kind: event.kind, caseId: id, event: JSON.stringify(event), receivedAt: registeredAt });
    markRegistered(db, id, event.registrationNumber, registeredAt);
  });
}

/** Central has the case's paper. */
export function deliverPaper(db: Db, { paper }: Filed, time: string): void {
  if (paper !== null) markPaperDelivered(db, paper, time);
}

/** Central tells a status with words of its own. */
export function tellStatus(db: Db, { id }: Filed, status: string, time: string, note: string): void {
  db.transaction(() => {
    const n = nextEvent(db);
    const event = { kind: 'case.status', case: id, status, step: n, at: time, note };
    keepEvent(db, { n, kind: event.kind, caseId: id, event: JSON.stringify(event), receivedAt: time });
    moveStatus(db, id, status, n);
  });
}
