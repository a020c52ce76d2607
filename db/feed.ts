// What the exchange remembers, and what central said: the feed as it came, and what follows from it for each case. The
// rules (what may be applied, in which order) are in electron/sync/apply.ts; here is only how it is stored.
import type { ChainHead } from '../shared/protocol/exchange.ts';
import type { Reader, Writer } from './sqlite.ts';
import { firstEntrySql, lastWordSql, withdrawnSql } from './version-rules.ts';

export interface ExchangeMemory {
  /** Number of the last request, committed before it was sent. */
  readonly request: number;
  /** Number of the last feed event stored. */
  readonly cursor: number;
  readonly serverEpoch: string | null;
  /** What central last proved to have of our chain. */
  readonly has: ChainHead;
  /** Central's own time in its last answer. */
  readonly trustedTime: string | null;
  readonly lastAnswerAt: string | null;
  /** Code of the problem that stopped the exchange, or null. */
  readonly stopped: string | null;
}

interface ExchangeRow extends Omit<ExchangeMemory, 'has'> {
  readonly seq: number;
  readonly hash: string;
}

export function readExchange(db: Reader): ExchangeMemory {
  const row = db.get<ExchangeRow>(
    `select request, cursor, server_epoch as "serverEpoch", has_seq as seq, has_hash as hash,
       trusted_time as "trustedTime", last_answer_at as "lastAnswerAt", stopped from exchange`,
  );
  if (row === undefined) throw new Error('the exchange row is missing');
  const { seq, hash, ...rest } = row;
  return { ...rest, has: { seq, hash } };
}

/** Takes the next request number; committed before anything is sent with it. */
export function takeRequestNumber(db: Writer): number {
  db.run('update exchange set request = request + 1');
  return readExchange(db).request;
}

/** Makes the next request number higher than `seen`, the last one central knows. */
export function passRequestNumber(db: Writer, seen: number): void {
  db.run('update exchange set request = max(request, ?)', seen);
}

/** Remembers why the exchange stopped; an answer that is applied forgets it. */
export function recordStop(db: Writer, code: string): void {
  db.run('update exchange set stopped = ?', code);
}

/** Central spoke, if only to refuse a request. */
export function recordHeard(db: Writer, at: string): void {
  db.run('update exchange set last_answer_at = ?', at);
}

/** What a central's answer leaves behind: its epoch and time, and that it spoke. */
export function recordAnswer(
  db: Writer,
  answer: { readonly serverEpoch: string; readonly time: string; readonly receivedAt: string },
): void {
  db.run(
    'update exchange set server_epoch = ?, trusted_time = ?, last_answer_at = ?, stopped = null',
    answer.serverEpoch,
    answer.time,
    answer.receivedAt,
  );
}

/** Central is another one than before, restored from a copy: its steps of statuses count anew. */
export function restartSteps(db: Writer, at: string): void {
  db.run('insert into central_restores (after_event, noticed_at) select cursor + feed_base, ? from exchange', at);
  db.run('update case_states set status_step = 0 where status_step > 0');
}

/** Central has more of the epoch's chain than before: `from` (exclusive) up to `to.seq` are delivered. */
export function markDelivered(db: Writer, epoch: number, from: number, to: ChainHead, at: string): number {
  db.run(
    `insert into deliveries (epoch, seq, delivered_at)
       select epoch, seq, ? from outbox where epoch = ? and seq > ? and seq <= ?
     on conflict do update set again_at = excluded.delivered_at`,
    at,
    epoch,
    from,
    to.seq,
  );
  db.run('update exchange set has_seq = ?, has_hash = ?', to.seq, to.hash);
  return db.run(
    `update case_states set state = 'delivered' where state = 'queued' and place in
       (select place from outbox o where epoch = ? and seq > ? and seq <= ? and ${firstEntrySql('o')})`,
    epoch,
    from,
    to.seq,
  );
}

/**
 * Central has less than it had: entries above `to.seq` up to `from` are unproven again, whatever was said of them. Their
 * cases wait in the queue once more; deliveries and events stay as the history of what was true.
 */
export function markUnproven(db: Writer, epoch: number, from: number, to: ChainHead, at: string): number {
  db.run('update exchange set has_seq = ?, has_hash = ?', to.seq, to.hash);
  db.run(
    'insert into central_restores (after_event, epoch, has_seq, noticed_at) select cursor + feed_base, ?, ?, ? from exchange',
    epoch,
    to.seq,
    at,
  );
  return db.run(
    `update case_states set state = 'queued', registration_number = null, registered_at = null,
       status = null, status_step = 0
     where state in ('delivered', 'registered', 'refused') and place in
       (select place from outbox o where epoch = ? and seq > ? and seq <= ? and ${firstEntrySql('o')})`,
    epoch,
    to.seq,
    from,
  );
}

/** Central has nothing of what was entered again in this epoch, whatever it said of these cases before. */
export function recordForgotten(db: Writer, epoch: number, at: string): void {
  db.run(
    'insert into central_restores (after_event, epoch, has_seq, noticed_at) select cursor + feed_base, ?, 0, ? from exchange',
    epoch,
    at,
  );
}

/** Keeps an event as it came and moves the cursor to it. `caseId` where it concerns a case of this desk. */
export function keepEvent(
  db: Writer,
  event: { n: number; kind: string; caseId: string | null; event: string; receivedAt: string },
): void {
  db.run(
    'insert into feed_events select ? + feed_base, ?, ?, ?, ? from exchange',
    event.n,
    event.kind,
    event.caseId,
    event.event,
    event.receivedAt,
  );
  db.run('update exchange set cursor = ?', event.n);
}

export function markRegistered(db: Writer, caseId: string, number: string, at: string): number {
  return db.run(
    `update case_states set state = 'registered', registration_number = ?, registered_at = ?
     where place = (select place from cases where id = ?) and state <> 'manual'`,
    number,
    at,
    caseId,
  );
}

export function markRefused(db: Writer, caseId: string): number {
  return db.run(
    `update case_states set state = 'refused' where place = (select place from cases where id = ?) and state <> 'manual'`,
    caseId,
  );
}

/** A status replaces one of a lower step only. */
export function moveStatus(db: Writer, caseId: string, status: string, step: number): number {
  return db.run(
    'update case_states set status = ?, status_step = ? where place = (select place from cases where id = ?) and status_step < ?',
    status,
    step,
    caseId,
    step,
  );
}

/** True when the desk knows this case. */
export function isOurCase(db: Reader, caseId: string): boolean {
  return db.get('select 1 from cases where id = ?', caseId) !== undefined;
}

/**
 * Central lacks exactly `wanted` of what registered cases name, if `complete`; else at least that. Papers it lacks are
 * not delivered, whatever was said before; the others that a registered case names are, and of its corrections only one that
 * central took: else it asks for nothing. Answers how many changed.
 */
export function settlePapers(db: Writer, wanted: readonly string[], complete: boolean, at: string): number {
  const list = JSON.stringify(wanted);
  const lost = db.run(
    'update papers set delivered_at = null where delivered_at is not null and sha256 in (select value from json_each(?))',
    list,
  );
  if (!complete) return lost;
  const kept = db.run(
    `update papers set delivered_at = ? where delivered_at is null and sha256 not in (select value from json_each(?))
       and exists (select 1 from paper_holders h join cases c on c.id = h.holder
         join case_states s on s.place = c.place join case_versions v on v.place = c.place
         where h.sha256 = papers.sha256 and s.state = 'registered' and instr(unpacked(v.payload), papers.sha256) > 0
           and not ${withdrawnSql('c.place')} and (v.change is null or ${lastWordSql('v', 'c', 'kind')} = 'entry.taken'))`,
    at,
    list,
  );
  return lost + kept;
}
