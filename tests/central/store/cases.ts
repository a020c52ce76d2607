// Cases as central registers and decides them. Every change of a case and the event that tells of it are one
// transaction; a case's steps only rise.
import type { CaseSubmitted } from '../../../shared/cases/payload.ts';
import { problem } from '../../../shared/problems.ts';
import { tbilisiDate } from '../../../shared/time/dates.ts';
import { tell } from './feed.ts';
import { namePapers } from './papers.ts';
import type { Store } from './store.ts';

export interface StoredCase {
  readonly id: string;
  readonly version: number;
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
  readonly payload: string;
  readonly desk_number: string;
  readonly municipality: string;
  readonly service: string;
  readonly state: 'waiting' | 'registered' | 'refused';
  readonly received_at: string;
  readonly registration_number: string | null;
  readonly registered_at: string | null;
  readonly status: string | null;
  readonly step: number;
  readonly note: string;
  readonly status_at: string | null;
}

export interface EntryName {
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
}

export function caseOf(store: Store, id: string, version: number): StoredCase | undefined {
  return store.get<StoredCase>('select * from cases where id = ? and version = ?', id, version);
}

/** Newest first; all of them unless `most` is given. */
export function listCases(store: Store, most = -1): StoredCase[] {
  return store.all<StoredCase>('select * from cases order by received_at desc, seq desc limit ?', most);
}

/** Takes a readable case in as waiting; it is not registered yet. */
export function addCase(store: Store, entry: EntryName, text: string, payload: CaseSubmitted, now: string): StoredCase {
  store.run(
    `insert into cases (id, version, device, epoch, seq, payload, desk_number, municipality, service, state, received_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)`,
    payload.case,
    payload.version,
    entry.device,
    entry.epoch,
    entry.seq,
    text,
    payload.deskNumber,
    payload.route.municipality,
    payload.service,
    now,
  );
  namePapers(
    store,
    payload.case,
    payload.papers.map((paper) => paper.sha256),
  );
  const added = caseOf(store, payload.case, payload.version);
  if (added === undefined) throw new Error('a case just added is gone');
  return added;
}

/** The same case came again in another entry: from now on that one is told of it. */
export function moveCase(store: Store, moved: StoredCase): void {
  store.run(
    'update cases set device = ?, epoch = ?, seq = ? where id = ? and version = ?',
    moved.device,
    moved.epoch,
    moved.seq,
    moved.id,
    moved.version,
  );
}

/** `<municipality>-<yymmdd in Tbilisi><number of the day>`, never given twice. */
function nextRegistrationNumber(store: Store, municipality: string, now: string): string {
  store.run(
    'insert or ignore into municipalities select ?, coalesce(max(number), 0) + 1 from municipalities',
    municipality,
  );
  const number =
    store.get<{ number: number }>('select number from municipalities where id = ?', municipality)?.number ?? 0;
  const day = tbilisiDate(now).slice(2).replaceAll('-', '');
  store.run(
    'insert into registrations values (?, ?, 1) on conflict (municipality, day) do update set last = last + 1',
    number,
    day,
  );
  const last = store.get<{ last: number }>(
    'select last from registrations where municipality = ? and day = ?',
    number,
    day,
  )?.last;
  return `${String(number).padStart(2, '0')}-${day}${String(last).padStart(4, '0')}`;
}

function setOutcome(store: Store, entry: EntryName, outcome: string, problemCode: string | null): void {
  store.run(
    'update entries set outcome = ?, problem = ? where device = ? and epoch = ? and seq = ?',
    outcome,
    problemCode,
    entry.device,
    entry.epoch,
    entry.seq,
  );
}

/** Gives a waiting case its registration number and tells the desk. */
export function registerCase(store: Store, waiting: StoredCase, now: string): void {
  const registrationNumber = nextRegistrationNumber(store, waiting.municipality, now);
  store.run(
    `update cases set state = 'registered', registration_number = ?, registered_at = ? where id = ? and version = ?`,
    registrationNumber,
    now,
    waiting.id,
    waiting.version,
  );
  tellRegistered(store, { ...waiting, registration_number: registrationNumber, registered_at: now });
}

/** Tells the case's desk under which number it is registered. */
export function tellRegistered(store: Store, registered: StoredCase): void {
  if (registered.registration_number === null || registered.registered_at === null) throw new Error('not registered');
  setOutcome(store, registered, 'registered', null);
  tell(store, registered.device, {
    kind: 'entry.registered',
    epoch: registered.epoch,
    seq: registered.seq,
    registrationNumber: registered.registration_number,
    registeredAt: registered.registered_at,
  });
}

/** Refuses a waiting case with a reason for people, in Georgian. */
export function refuseCase(store: Store, waiting: StoredCase, reason: string): void {
  store.run(
    `update cases set state = 'refused', note = ? where id = ? and version = ?`,
    reason,
    waiting.id,
    waiting.version,
  );
  tellRefused(store, { ...waiting, note: reason });
}

/** Tells the case's desk that and why it is refused. */
export function tellRefused(store: Store, refused: StoredCase): void {
  setOutcome(store, refused, 'refused', 'entry.refused');
  const { device, epoch, seq, note } = refused;
  tell(store, device, { kind: 'entry.refused', epoch, seq, problem: problem('entry.refused'), reason: note });
}

/**
 * Decides: a new status of a registered case, told to its desk. The step rises by one unless given (a given one may
 * be older on purpose: desks must cope). False when there is no such registered case.
 */
export function decideCase(
  store: Store,
  id: string,
  decision: { status: string; note: string; step?: number | undefined },
  now: string,
): boolean {
  return store.transaction(() => {
    const found = store.get<StoredCase>(
      `select * from cases where id = ? and state = 'registered' order by version desc limit 1`,
      id,
    );
    if (found === undefined) return false;
    const step = decision.step ?? found.step + 1;
    const { status, note } = decision;
    if (step > found.step) {
      store.run(
        'update cases set status = ?, step = ?, note = ?, status_at = ? where id = ? and version = ?',
        status,
        step,
        note,
        now,
        id,
        found.version,
      );
    }
    tell(store, found.device, { kind: 'case.status', case: id, status, step, at: now, note });
    return true;
  });
}
