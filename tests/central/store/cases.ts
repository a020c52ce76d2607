// Cases as central registers and decides them. Every change of a case and the event that tells of it are one
// transaction; a case's steps only rise.
import { decidedStatuses, finalStatuses } from '../../../shared/catalogue/retention.ts';
import type { KnownEvent } from '../../../shared/protocol/exchange.ts';
import { isWithdrawn } from './changes.ts';
import { readable, setOutcome } from './entries.ts';
import { tell } from './feed.ts';
import { takeNumbers } from './numbers.ts';
import { forgetPapers } from './papers.ts';
import { insertRows, type Store, type Value } from './store.ts';

/** A case without its text, which lies in the entry that last carried it. */
export interface CaseRow {
  readonly id: string;
  readonly version: number;
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
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
export interface StoredCase extends CaseRow {
  readonly payload: string;
}

/** What a case has when it comes; nobody has decided it yet. */
const columns = [
  'id',
  'version',
  'device',
  'epoch',
  'seq',
  'desk_number',
  'municipality',
  'service',
  'state',
  'received_at',
  'registration_number',
  'registered_at',
  'note',
] as const satisfies readonly (keyof CaseRow)[];

/** SQL of cases `c` with their texts. */
const withText = `select c.*, e.payload from cases c
  join entries e on e.device = c.device and e.epoch = c.epoch and e.seq = c.seq`;

/** Cases with their texts; `sql` goes on behind `cases c join entries e`. */
export async function casesWhere(store: Store, sql: string, ...values: Value[]): Promise<StoredCase[]> {
  const rows = await store.all<CaseRow & { readonly payload: Buffer }>(`${withText} ${sql}`, ...values);
  return rows.map(readable);
}

/** All versions of these cases that central has. */
export async function casesOf(store: Store, ids: readonly string[]): Promise<StoredCase[]> {
  if (ids.length === 0) return [];
  return casesWhere(store, `where c.id in (${ids.map(() => '?').join(', ')})`, ...ids);
}

/** Newest first, at most this many. */
export async function listCases(store: Store, most: number): Promise<StoredCase[]> {
  return casesWhere(store, 'order by c.received_at desc, c.seq desc, c.id limit ?', most);
}

/** Every case, newest first. */
export async function allCases(store: Store): Promise<StoredCase[]> {
  return casesWhere(store, 'order by c.received_at desc, c.seq desc, c.id');
}

/** Registered cases without a status or with this one, oldest first, at most this many. */
export async function undecidedCases(store: Store, status: string, most: number): Promise<CaseRow[]> {
  return store.all<CaseRow>(
    `select * from cases where state = 'registered' and (status is null or status = ?) order by received_at, seq limit ?`,
    status,
    most,
  );
}

export async function addCases(store: Store, cases: readonly CaseRow[]): Promise<void> {
  const rows = cases.map((one) => columns.map((column) => one[column]));
  await insertRows(store, 'cases', columns, rows);
}

/** Other cases that bear the same desk number: a desk gave it twice, before it knew that it was set back. */
export async function namesakes(store: Store, one: CaseRow): Promise<CaseRow[]> {
  return store.all<CaseRow>('select * from cases where desk_number = ? and id <> ?', one.desk_number, one.id);
}

/** The same case came again in another entry: from now on that one is told of it, and of its status both desks are. */
export async function moveCase(store: Store, moved: CaseRow): Promise<void> {
  await store.run(
    `insert into case_followers select id, device from cases where id = ? and version = ? and device <> ?
     on conflict do nothing`,
    moved.id,
    moved.version,
    moved.device,
  );
  const sql = 'update cases set device = ?, epoch = ?, seq = ? where id = ? and version = ?';
  await store.run(sql, moved.device, moved.epoch, moved.seq, moved.id, moved.version);
}

/** What the case's desk is told of where it stands: registered, refused or waiting. */
export function outcomeEvent(one: CaseRow): KnownEvent {
  const { epoch, seq, registration_number: registrationNumber, registered_at: registeredAt } = one;
  if (one.state === 'waiting') return { kind: 'entry.waiting', epoch, seq };
  if (one.state === 'refused')
    return { kind: 'entry.refused', epoch, seq, problem: { code: 'entry.refused' }, reason: one.note };
  if (registrationNumber === null || registeredAt === null) throw new Error('registered without a number');
  return { kind: 'entry.registered', epoch, seq, registrationNumber, registeredAt };
}

/** Waiting cases in the order they came, locked until the transaction ends; all, or the one with this id. */
async function takeWaiting(store: Store, id: string | null): Promise<CaseRow[]> {
  const lock = `update cases set state = state where state = 'waiting'`;
  const rows =
    id === null
      ? await store.all<CaseRow>(`${lock} returning *`)
      : await store.all<CaseRow>(`${lock} and id = ? returning *`, id);
  return rows.sort((one, other) =>
    one.received_at === other.received_at ? one.seq - other.seq : one.received_at < other.received_at ? -1 : 1,
  );
}

async function registerCase(store: Store, waiting: CaseRow, now: string): Promise<void> {
  const numbers = await takeNumbers(store, new Map([[waiting.municipality, 1]]), now);
  const registered = {
    ...waiting,
    state: 'registered' as const,
    registration_number: numbers(waiting.municipality),
    registered_at: now,
  };
  await store.run(
    `update cases set state = 'registered', registration_number = ?, registered_at = ? where id = ? and version = ?`,
    registered.registration_number,
    now,
    waiting.id,
    waiting.version,
  );
  await setOutcome(store, waiting, 'registered', null);
  await tell(store, waiting.device, outcomeEvent(registered));
  if (await isWithdrawn(store, waiting.id)) await closeWithdrawn(store, waiting.id, now);
}

async function refuseCase(store: Store, waiting: CaseRow, reason: string): Promise<void> {
  await store.run(
    `update cases set state = 'refused', note = ? where id = ? and version = ?`,
    reason,
    waiting.id,
    waiting.version,
  );
  await setOutcome(store, waiting, 'refused', 'entry.refused');
  await forgetPapers(store, waiting.device, waiting.id);
  await tell(store, waiting.device, outcomeEvent({ ...waiting, state: 'refused', note: reason }));
}

/**
 * Lets waiting cases (all, or the one with this id) go on: registered, or refused with a reason for people, in Georgian.
 * Answers how many.
 */
export async function releaseCases(
  store: Store,
  which: { readonly id: string | null; readonly refuse: string | null },
  now: string,
): Promise<number> {
  return store.transaction(async (within) => {
    const waiting = await takeWaiting(within, which.id);
    for (const one of waiting) {
      if (which.refuse === null) await registerCase(within, one, now);
      else await refuseCase(within, one, which.refuse);
    }
    return waiting.length;
  });
}

export interface Decision {
  readonly status: string;
  readonly note: string;
  /** The step it is told with; one more than the case has unless given (an older one on purpose: desks must cope). */
  readonly step?: number | undefined;
  /** Only when the case stands at this step: nobody else decided meanwhile. */
  readonly from?: number;
}

/** Decides: a new status of a registered case, told to its desk. False when there is no such registered case. */
export async function decideCase(store: Store, id: string, decision: Decision, now: string): Promise<boolean> {
  return store.transaction(async (within) => {
    const found = await within.get<CaseRow>(
      `update cases set state = state where id = ? and state = 'registered' returning *`,
      id,
    );
    if (found === undefined || (decision.from !== undefined && decision.from !== found.step)) return false;
    const { status, note, step = found.step + 1 } = decision;
    if (step > found.step) {
      const sql = 'update cases set status = ?, step = ?, note = ?, status_at = ? where id = ? and version = ?';
      await within.run(sql, status, step, note, now, id, found.version);
    }
    const followers = await within.all<{ device: string }>(
      'select device from case_followers where case_id = ? and device <> ? order by device',
      id,
      found.device,
    );
    for (const { device } of [found, ...followers])
      await tell(within, device, { kind: 'case.status', case: id, status, step, at: now, note });
    return true;
  });
}

/** The applicant took the case back: that ends it, unless it is not registered yet or was decided before. */
export async function closeWithdrawn(store: Store, id: string, now: string): Promise<void> {
  const one = await store.get<CaseRow>('select * from cases where id = ?', id);
  if (one === undefined || [...finalStatuses, ...decidedStatuses].includes(one.status ?? '')) return;
  await decideCase(store, id, { status: 'withdrawn', note: '' }, now);
}
