// What is stored about the course of one case, read for its timeline. Reads only.
import type { Reader } from './sqlite.ts';
import { firstEntrySql } from './version-rules.ts';

/** An event of central as it came. */
export interface CaseEvent {
  /** The correction or withdrawal that it speaks of, by the entry that it names: number of the version; 0: the case itself. */
  readonly change: number;
  readonly kind: string;
  /** JSON text. */
  readonly event: string;
  readonly receivedAt: string;
}

/** When the case was filed. */
export function savesOfCase(db: Reader, caseId: string): string[] {
  return db.all<{ at: string }>('select filed_at as at from cases where id = ?', caseId).map(({ at }) => at);
}

/** Who saved each version of the case, by id; null of one that was forgotten. */
export function saversOfCase(db: Reader, caseId: string): (string | null)[] {
  return db
    .all<{ operator: string | null }>(
      `select nullif(unpacked(payload), '') ->> '$.operator' as operator from case_versions
       where place = (select place from cases where id = ?) order by version`,
      caseId,
    )
    .map(({ operator }) => operator);
}

/** When central was first proven to have the case's entries, and again after it had come back from a copy without them. */
export function deliveriesOfCase(db: Reader, caseId: string): { readonly at: string; readonly change: number }[] {
  return db
    .all<{ at: string; again: string | null; change: number }>(
      `select d.delivered_at as at, d.again_at as again, case when ${firstEntrySql('o')} then 0 else o.version end as change from outbox o join deliveries d on d.epoch = o.epoch and d.seq = o.seq
       where o.place = (select place from cases where id = ?) order by o.epoch, o.seq`,
      caseId,
    )
    .flatMap(({ at, again, change }) => (again === null ? [at] : [at, again]).map((one) => ({ at: one, change })));
}

/** When the desk noticed that central, back from a copy, no longer had the case's entry though it was delivered before. */
export function lossesOfCase(db: Reader, caseId: string): string[] {
  return db
    .all<{ at: string }>(
      `select r.noticed_at as at from outbox o
       join deliveries d on d.epoch = o.epoch and d.seq = o.seq
       join central_restores r on r.epoch = o.epoch and r.has_seq < o.seq and r.noticed_at >= d.delivered_at
       where o.place = (select place from cases where id = ?) and ${firstEntrySql('o')} order by r.n`,
      caseId,
    )
    .map(({ at }) => at);
}

/** Central's events on the case in central's order. */
export function eventsOfCase(db: Reader, caseId: string): CaseEvent[] {
  return db.all<CaseEvent>(
    `select kind, event, received_at as receivedAt, coalesce((
       select o.version from outbox o join cases c on c.place = o.place where c.id = f.case_id and not (${firstEntrySql('o')})
         and o.epoch = json_extract(f.event, '$.epoch') and o.seq = json_extract(f.event, '$.seq')), 0) as change
     from feed_events f where case_id = ? order by n`,
    caseId,
  );
}
