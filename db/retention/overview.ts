// What is kept, held and forgotten, in numbers and rows. Reads only.
import type { Reader } from '../sqlite.ts';

export interface ClassCount {
  readonly id: string;
  readonly cases: number;
  /** When the next of them is due. */
  readonly next: string;
}

/** Cases on their way by class. */
export function countByClass(db: Reader): ClassCount[] {
  return db.all<ClassCount>(
    `select class as id, count(*) as cases, min(due) as next from settled where due is not null group by class`,
  );
}

/** How many cases are due at or before the instant. */
export function countDueBy(db: Reader, instant: string): number {
  return db.get<{ n: number }>('select count(*) as n from settled where due <= ?', instant)?.n ?? 0;
}

export function countForgotten(db: Reader): number {
  return db.get<{ n: number | null }>('select max(n) as n from purges')?.n ?? 0;
}

export function forgottenByClass(db: Reader): { readonly id: string; readonly cases: number }[] {
  return db.all('select class as id, count(*) as cases from purges group by class order by class');
}

export interface PurgeRow {
  readonly n: number;
  readonly deskNumber: string;
  readonly registrationNumber: string;
  readonly class: string;
  readonly countedFrom: string;
  readonly days: number;
  readonly provenAt: string;
  /** Of its last entry in the queue. */
  readonly hash: string;
}

/** Purges after number `after`, in order, at most `limit`. */
export function purgesAfter(db: Reader, after: number, limit: number): PurgeRow[] {
  return db.all<PurgeRow>(
    `select p.n, c.desk_number as deskNumber, coalesce(s.registration_number, '') as registrationNumber, p.class,
       p.counted_from as countedFrom, p.days, p.proven_at as provenAt,
       coalesce((select lower(hex(o.hash)) from outbox o where o.place = c.place order by o.version desc, o.epoch desc limit 1), '')
         as hash
     from purges p join cases c on c.id = p.case_id join case_states s on s.place = c.place
     where p.n > ? order by p.n limit ?`,
    after,
    limit,
  );
}

/** Since when the case is settled and when it is due; null for one that is not on its way. */
export function dueOf(
  db: Reader,
  caseId: string,
): { readonly due: string | null; readonly class: string | null } | null {
  return db.get('select due, class from settled where place = (select place from cases where id = ?)', caseId) ?? null;
}
