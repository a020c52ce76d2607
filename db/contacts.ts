// Contacts without an application: counted, never named. One row each; what was counted by mistake is marked, so that
// both the count and the mistake stay in the record.
import type { ContactKind } from '../shared/contract/contacts.ts';
import type { Reader, Writer } from './sqlite.ts';

export interface NewContact {
  /** `yyyy-mm-dd` in Tbilisi. */
  readonly day: string;
  readonly kind: ContactKind;
  readonly operator: string;
  readonly countedAt: string;
}

export function addContact(db: Writer, { day, kind, operator, countedAt }: NewContact): void {
  db.run('insert into contacts (day, kind, operator, counted_at) values (?, ?, ?, ?)', day, kind, operator, countedAt);
}

/** Takes back what this operator counted last on this day; its kind, or null when nothing is left to take back. */
export function takeBackContact(
  db: Writer,
  of: Omit<NewContact, 'kind' | 'countedAt'>,
  at: string,
): ContactKind | null {
  const row = db.get<{ kind: ContactKind }>(
    `update contacts set taken_back_at = ? where n =
       (select max(n) from contacts where day = ? and operator = ? and taken_back_at is null) returning kind`,
    at,
    of.day,
    of.operator,
  );
  return row?.kind ?? null;
}

/** What counts, by day and kind, from a day on. */
export function contactsSince(db: Reader, first: string): { day: string; kind: ContactKind; count: number }[] {
  return db.all(
    `select day, kind, count(*) as count from contacts where taken_back_at is null and day >= ?
     group by day, kind order by day, kind`,
    first,
  );
}
