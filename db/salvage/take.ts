// How rows that were saved elsewhere come into a rebuilt database: each once, and none that is known already. What was said
// about cases is taken in one way, from a damaged database as from the journal.
import type { Db, Reader, Row, Value } from '../sqlite.ts';

export type Take = (row: Row, into: Db) => boolean;

/** Adds the row as it is, without its row number, unless its key is there or what it belongs to is not. */
export function insert(table: string, without: readonly string[] = []): Take {
  return (row, into) => {
    const names = Object.keys(row).filter((name) => name !== 'rowid' && !without.includes(name));
    const sql = `insert into "${table}" (${names.join(', ')}) values (${names.map(() => '?').join(', ')}) on conflict do nothing`;
    try {
      return into.run(sql, ...names.map((name): Value => row[name] ?? null)) === 1;
    } catch (error) {
      // The case, paper or operator it belongs to could not be read: the row stays with the damaged file.
      if (isConstraint(error)) return false;
      throw error;
    }
  };
}

/**
 * The same for rows that the desk only counts through: two histories that parted gave one number to two of them, so they are
 * known by `same`, and numbered behind what is here.
 */
export function counted(table: string, same: readonly string[]): Take {
  const take = insert(table, ['n']);
  const sql = `select 1 from "${table}" where ${same.map((name) => `${name} is ?`).join(' and ')}`;
  return (row, into) => into.get(sql, ...same.map((name): Value => row[name] ?? null)) === undefined && take(row, into);
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}

/** Where the row is there as it was at the backup and has gone on since: takes over how far it got, once. */
export function orGoOn(take: Take, sql: string, values: (row: Row) => readonly (Value | undefined)[]): Take {
  return (row, into) => take(row, into) || into.run(sql, ...values(row).map((value): Value => value ?? null)) === 1;
}

/** When the case was last held; '' for one that never was. */
function heldSince(db: Reader, caseId: Value | undefined): string {
  const sql = `select max(at) as at from legal_holds where case_id = ? and act = 'placed'`;
  return db.get<{ at: string | null }>(sql, caseId ?? null)?.at ?? '';
}

/** Notes, joined persons and legal holds. */
export const takeSaid = {
  same_persons: counted('same_persons', ['one', 'other', 'act', 'at']),
  // The last act counts: a hold that was placed after this one was lifted stays.
  legal_holds: (row, into) =>
    (row['act'] === 'placed' || heldSince(into, row['case_id']) < String(row['at'])) &&
    counted('legal_holds', ['case_id', 'act', 'operator', 'at'])(row, into),
  case_notes: orGoOn(
    counted('case_notes', ['case_id', 'operator', 'at']),
    `update case_notes set kept_by = ?, kept_at = ? where case_id = ? and operator = ? and at = ? and kept_at is null
       and ? in (select id from operators)`,
    (row) => [row['kept_by'], row['kept_at'], row['case_id'], row['operator'], row['at'], row['kept_by']],
  ),
} satisfies Record<string, Take>;
