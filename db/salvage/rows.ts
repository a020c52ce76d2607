// Reads what can be read of a damaged table, row by row: from its beginning up to the damage, from its end down to it,
// and every single row number in between. Only reads; every page is sealed by the cipher, so what opens is true.
import { storeProblem } from '../failures.ts';
import type { Reader, Row, Value } from '../sqlite.ts';

/** A hole of more row numbers than this is not searched one by one. */
const widestHole = 200_000;

/** The row, none, or that it cannot be read. */
export function tryGet(db: Reader, sql: string, values: readonly Value[]): Row | undefined | 'unreadable' {
  try {
    return db.get<Row>(sql, ...values);
  } catch (error) {
    if (storeProblem(error) === null) throw error;
    return 'unreadable';
  }
}

function keysOf(db: Reader, table: string): string[] {
  const found = db.get<{ wr: number }>('select wr from pragma_table_list where name = ?', table);
  if (found === undefined) return [];
  if (found.wr === 0) return ['rowid'];
  return db
    .all<{ name: string }>('select name from pragma_table_info(?) where pk > 0 order by pk', table)
    .map(({ name }) => name);
}

/**
 * Calls `visit` with every row of `table` that can be read (its number as `rowid`, where it has one). Answers whether
 * all could be; false also for a table that is not there at all.
 */
export function readableRows(db: Reader, table: string, visit: (row: Row) => void): boolean {
  let keys: string[];
  try {
    keys = keysOf(db, table);
  } catch (error) {
    if (storeProblem(error) === null) throw error;
    return false;
  }
  if (keys.length === 0) return false;
  const columns = keys[0] === 'rowid' ? 'rowid as rowid, *' : '*';
  const list = keys.join(', ');
  const marks = keys.map(() => '?').join(', ');
  /** Walks one way until the end or the damage; answers the last key read and whether the end was reached. */
  const walk = (way: '>' | '<', each: (row: Row) => void): { last: Value[] | null; ended: boolean } => {
    const order = keys.map((key) => `${key} ${way === '>' ? 'asc' : 'desc'}`).join(', ');
    let last: Value[] | null = null;
    for (;;) {
      const where = last === null ? '' : `where (${list}) ${way} (${marks})`;
      const row = tryGet(db, `select ${columns} from "${table}" ${where} order by ${order} limit 1`, last ?? []);
      if (row === 'unreadable') return { last, ended: false };
      if (row === undefined) return { last, ended: true };
      last = keys.map((key) => row[key] ?? null);
      each(row);
    }
  };
  const forward = walk('>', visit);
  if (forward.ended) return true;
  const behind: Row[] = [];
  const backward = walk('<', (row) => behind.push(row));
  const [from, to] = [forward.last?.[0], backward.last?.[0]];
  if (keys[0] === 'rowid' && typeof from === 'number' && typeof to === 'number' && to - from <= widestHole) {
    for (let number = from + 1; number < to; number += 1) {
      const row = tryGet(db, `select ${columns} from "${table}" where rowid = ?`, [number]);
      if (row !== 'unreadable' && row !== undefined) visit(row);
    }
  }
  for (const row of behind.reverse()) visit(row);
  return false;
}
