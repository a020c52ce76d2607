// Whether the line costs by the megabyte, and which papers were let go over it all the same.
import type { Reader, Writer } from './sqlite.ts';

/** What somebody said of this line, or null. */
export function saidMetered(db: Reader): boolean | null {
  const row = db.get<{ metered: number }>('select metered from line_price');
  return row === undefined ? null : row.metered === 1;
}

export function sayMetered(db: Writer, metered: boolean, operator: string, at: string): void {
  db.run('insert or replace into line_price values (1, ?, ?, ?)', metered ? 1 : 0, operator, at);
}

/** Every paper that central is not proven to have now may go; those that come later are asked for again. */
export function letPapers(db: Writer, operator: string, at: string): void {
  db.run(
    `insert into papers_let select sha256, ?, ? from papers where delivered_at is null
     on conflict do nothing`,
    operator,
    at,
  );
}

/** Of these contents, those that somebody let go. */
export function lettable(db: Reader, wanted: readonly string[]): string[] {
  return db
    .all<{ sha256: string }>(
      'select sha256 from papers_let where sha256 in (select value from json_each(?))',
      JSON.stringify(wanted),
    )
    .map(({ sha256 }) => sha256);
}
