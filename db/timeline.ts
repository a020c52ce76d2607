// What is stored about the course of one case, read for its timeline. Reads only.
import type { Reader } from './sqlite.ts';

/** An event of central as it came. */
export interface CaseEvent {
  readonly kind: string;
  /** JSON text. */
  readonly event: string;
  readonly receivedAt: string;
}

/** When the versions of the case were saved: there is one, filed with it. */
export function savesOfCase(db: Reader, caseId: string): string[] {
  return db.all<{ at: string }>('select filed_at as at from cases where id = ?', caseId).map(({ at }) => at);
}

/** When central was first proven to have the case's entries. */
export function deliveriesOfCase(db: Reader, caseId: string): string[] {
  return db
    .all<{ at: string }>(
      `select d.delivered_at as at from outbox o join deliveries d on d.epoch = o.epoch and d.seq = o.seq
       where o.place = (select place from cases where id = ?) order by o.epoch, o.seq`,
      caseId,
    )
    .map(({ at }) => at);
}

/** Central's events on the case in central's order. */
export function eventsOfCase(db: Reader, caseId: string): CaseEvent[] {
  return db.all<CaseEvent>(
    'select kind, event, received_at as receivedAt from feed_events where case_id = ? order by n',
    caseId,
  );
}
