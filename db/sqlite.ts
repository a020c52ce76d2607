// The only file that knows the SQLite package. Everything else sees this narrow, synchronous shape, and a reader cannot
// write. It must never hand out a connection whose durability was not asserted (see `open.ts`).
import Sqlite from 'better-sqlite3';
import { unpackText } from './packed/text.ts';

export type Value = string | number | bigint | Uint8Array | null;
export type Row = Readonly<Record<string, Value>>;

export interface Reader {
  /** First row or undefined. Statements are prepared once per connection and text. */
  get<R = Row>(sql: string, ...values: Value[]): R | undefined;
  all<R = Row>(sql: string, ...values: Value[]): R[];
}
export interface Writer extends Reader {
  /** Runs one statement; answers how many rows changed. */
  run(sql: string, ...values: Value[]): number;
}
export interface Db extends Writer {
  /** Runs several statements without values (schema, pragmas). */
  exec(sql: string): void;
  /** Sets or reads a pragma; answers its simple value. */
  pragma(text: string): unknown;
  /**
   * One immediate transaction: commits when `body` returns, rolls back when it throws. Calls inside a running
   * transaction join it. `body` must be synchronous.
   */
  transaction<T>(body: () => T): T;
  /** True between the begin and the end of `transaction`. */
  readonly inTransaction: boolean;
  close(): void;
}

/** Opens the file without any setting; only `open.ts`, `reader.ts` and `rekey.ts` may call it. */
export function connect(file: string, options: { readonly?: boolean } = {}): Db {
  const sqlite = new Sqlite(file, { readonly: options.readonly ?? false });
  sqlite.function('unpacked', { deterministic: true }, unpackText);
  const prepared = new Map<string, Sqlite.Statement<Value[]>>();
  const statement = (sql: string): Sqlite.Statement<Value[]> => {
    let found = prepared.get(sql);
    if (found === undefined) {
      found = sqlite.prepare<Value[]>(sql);
      prepared.set(sql, found);
    }
    return found;
  };
  return {
    get: <R>(sql: string, ...values: Value[]) => statement(sql).get(...values) as R | undefined,
    all: <R>(sql: string, ...values: Value[]) => statement(sql).all(...values) as R[],
    run: (sql, ...values) => statement(sql).run(...values).changes,
    exec: (sql) => {
      sqlite.exec(sql);
    },
    pragma: (text) => sqlite.pragma(text, { simple: true }),
    transaction: (body) => (sqlite.inTransaction ? body() : sqlite.transaction(body).immediate()),
    get inTransaction() {
      return sqlite.inTransaction;
    },
    close: () => {
      sqlite.close();
    },
  };
}
