// The port to central's database: what both databases do alike, so that nothing above knows which one it is. SQL is
// plain and the same for both; values stand for `?` in their order. What was answered after a transaction is on the disk.

export type Value = string | number | Uint8Array | null;

export interface Store {
  /** Other nodes may write to the same database. */
  readonly shared: boolean;
  /** The first row, or undefined. */
  get<R>(sql: string, ...values: Value[]): Promise<R | undefined>;
  all<R>(sql: string, ...values: Value[]): Promise<R[]>;
  /** Answers how many rows changed. */
  run(sql: string, ...values: Value[]): Promise<number>;
  /**
   * Runs the body with a store of its own, which it must use instead of this one: all of it is committed, or nothing.
   * Inner ones join. The body may run again from the start when another node was in its way, so it must do nothing else.
   */
  transaction<T>(body: (within: Store) => Promise<T>): Promise<T>;
  /** Keeps a copy of everything as it is now, in place of an earlier one. */
  keepCopy(): Promise<void>;
  /** Sets everything back to the copy and runs `after` in the same transaction; false when none was kept. */
  restoreCopy(after: (within: Store) => Promise<void>): Promise<boolean>;
  close(): Promise<void>;
}

/** The database is not there at the moment: whoever asks may ask again later. */
export class StoreAway extends Error {}

/** Rows of one statement: few sizes, so that each statement is made once and used again whatever a desk brings. */
const batches = [256, 64, 16, 4, 1];

/** Inserts the rows in few statements; `tail` follows them (`on conflict …`). */
export async function insertRows(
  store: Store,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  tail = '',
): Promise<void> {
  const marks = `(${columns.map(() => '?').join(', ')})`;
  for (let from = 0; from < rows.length; ) {
    const most = batches.find((size) => size <= rows.length - from) ?? 1;
    const values = Array.from({ length: most }, () => marks).join(', ');
    const sql = `insert into ${table} (${columns.join(', ')}) values ${values} ${tail}`;
    await store.run(sql, ...rows.slice(from, from + most).flat());
    from += most;
  }
}

/** A named setting; the first caller's `initial` is kept. */
export async function setting(store: Store, name: string, initial: () => string): Promise<string> {
  const sql = 'select value from settings where name = ?';
  const row = await store.get<{ value: string }>(sql, name);
  if (row !== undefined) return row.value;
  await store.run('insert into settings values (?, ?) on conflict do nothing', name, initial());
  const kept = await store.get<{ value: string }>(sql, name);
  if (kept === undefined) throw new Error('a setting just kept is gone');
  return kept.value;
}

export async function setSetting(store: Store, name: string, value: string): Promise<void> {
  const sql = 'insert into settings values (?, ?) on conflict (name) do update set value = excluded.value';
  await store.run(sql, name, value);
}
