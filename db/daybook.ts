// What a day was made of, and what of it is still open, as indexes can answer it. Reads only.
import type { ContactKind } from '../shared/contract/contacts.ts';
import type { Reader } from './sqlite.ts';

/** From the one instant up to the other, which is not in it. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

interface ByOperator {
  readonly operator: string;
  readonly count: number;
}

export function receiptsPrinted(db: Reader, { from, to }: Span): ByOperator[] {
  return db.all(
    `select operator, count(*) as count from receipts where printed_at >= ? and printed_at < ? group by operator`,
    from,
    to,
  );
}

export function visitsBegunBy(db: Reader, { from, to }: Span): ByOperator[] {
  return db.all(
    'select operator, count(*) as count from visits where begun_at >= ? and begun_at < ? group by operator',
    from,
    to,
  );
}

export function countVisits(db: Reader, { from, to }: Span): number {
  const sql = 'select count(*) as count from visits where begun_at >= ? and begun_at < ?';
  return db.get<{ count: number }>(sql, from, to)?.count ?? 0;
}

export function countReceipts(db: Reader, { from, to }: Span): number {
  const sql = 'select count(*) as count from receipts where printed_at >= ? and printed_at < ?';
  return db.get<{ count: number }>(sql, from, to)?.count ?? 0;
}

/** What counts of the contacts of this day (`yyyy-mm-dd`). */
export function contactsOn(db: Reader, day: string): (ByOperator & { readonly kind: ContactKind })[] {
  return db.all(
    `select operator, kind, count(*) as count from contacts where taken_back_at is null and day = ?
     group by operator, kind`,
    day,
  );
}

/** Contacts from the one day to the other, both included. */
export function countContacts(db: Reader, from: string, to: string): number {
  const sql = 'select count(*) as count from contacts where taken_back_at is null and day between ? and ?';
  return db.get<{ count: number }>(sql, from, to)?.count ?? 0;
}

/** Places of cases whose receipt went out though nobody has registered them yet, newest first, `limit` at most. */
export function printedUnregistered(db: Reader, limit: number): number[] {
  const inState = (state: 'queued' | 'delivered'): { place: number }[] =>
    db.all(
      `select s.place from case_states s join cases c on c.place = s.place
       where s.state = ? and exists (select 1 from receipts where case_id = c.id) order by s.place desc limit ?`,
      state,
      limit,
    );
  return [...inState('queued'), ...inState('delivered')]
    .map(({ place }) => place)
    .sort((one, other) => other - one)
    .slice(0, limit);
}

/** How many copies of each case's receipt were printed, by desk number; of those without any nothing. */
export function copiesAt(db: Reader, places: readonly number[]): Map<string, number> {
  const rows = db.all<{ deskNumber: string; copies: number }>(
    `select c.desk_number as deskNumber, max(r.copy) as copies from cases c join receipts r on r.case_id = c.id
     where c.place in (select value from json_each(?)) group by c.place`,
    JSON.stringify(places),
  );
  return new Map(rows.map(({ deskNumber, copies }) => [deskNumber, copies]));
}

/** The last desk number given before this one in its own series (center, desk, year), or null for the first. */
export function numberBefore(db: Reader, deskNumber: string): string | null {
  const series = deskNumber.slice(0, 7);
  const row = db.get<{ number: string }>(
    `select desk_number as number from cases where desk_number >= ? and desk_number < ?
     order by desk_number desc limit 1`,
    series,
    deskNumber,
  );
  return row?.number ?? null;
}
