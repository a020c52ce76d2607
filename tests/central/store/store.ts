// The stand-in's database: one file in its own folder, WAL with synchronous FULL, so that kill -9 or a power cut loses
// nothing that was answered. Synchronous on purpose: one exchange is one transaction.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { schema } from './schema.ts';

type Value = string | number | Uint8Array | null;

export interface Store {
  get<R>(sql: string, ...values: Value[]): R | undefined;
  all<R>(sql: string, ...values: Value[]): R[];
  /** Answers how many rows changed. */
  run(sql: string, ...values: Value[]): number;
  exec(sql: string): void;
  /** Immediate transaction; inner ones join it. */
  transaction<T>(body: () => T): T;
  close(): void;
}

/** Opens (and creates) `central.db` in `folder`. Throws when the file cannot be used: central then must not start. */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sqlite = new Sqlite(join(folder, 'central.db'));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.exec(schema);
  // Only now: reopening a WAL file lowers `synchronous` behind one's back.
  sqlite.pragma('synchronous = FULL');
  if (sqlite.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous is not FULL');
  const prepared = new Map<string, Sqlite.Statement<Value[]>>();
  const statement = (sql: string): Sqlite.Statement<Value[]> => {
    const found = prepared.get(sql) ?? sqlite.prepare<Value[]>(sql);
    prepared.set(sql, found);
    return found;
  };
  return {
    get: <R>(sql: string, ...values: Value[]) => statement(sql).get(...values) as R | undefined,
    all: <R>(sql: string, ...values: Value[]) => statement(sql).all(...values) as R[],
    run: (sql, ...values) => statement(sql).run(...values).changes,
    exec: (sql) => {
      sqlite.exec(sql);
    },
    transaction: (body) => (sqlite.inTransaction ? body() : sqlite.transaction(body).immediate()),
    close: () => {
      sqlite.close();
    },
  };
}

/** A named setting; the first caller's `initial` is kept. */
export function setting(store: Store, name: string, initial: () => string): string {
  return store.transaction(() => {
    const row = store.get<{ value: string }>('select value from settings where name = ?', name);
    if (row !== undefined) return row.value;
    const value = initial();
    setSetting(store, name, value);
    return value;
  });
}

export function setSetting(store: Store, name: string, value: string): void {
  store.run('insert into settings values (?, ?) on conflict (name) do update set value = excluded.value', name, value);
}
