// Central on one SQLite file in its own folder, WAL with synchronous FULL, so that kill -9 or a power cut loses nothing
// that was answered. One connection: transactions stand in line, and nobody reads what another has not committed.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { inSqlite, schema, tables } from './schema.ts';
import type { Store, Value } from './store.ts';

interface Joined {
  readonly body: (within: Store) => Promise<unknown>;
  readonly resolve: (made: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Opens (and creates) `central.db` in `folder`. Throws when the file cannot be used: central then must not start. */
export function openSqlite(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sqlite = new Sqlite(join(folder, 'central.db'));
  // A new file's: two texts of cases fill half a usual page each and leave the rest of it empty.
  sqlite.pragma('page_size = 8192');
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.exec(schema(inSqlite));
  // Only now: reopening a WAL file lowers `synchronous` behind one's back.
  sqlite.pragma('synchronous = FULL');
  if (sqlite.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous is not FULL');
  // 64 MB: a storm of desks is not stopped every few requests to carry the log into the file.
  sqlite.pragma('wal_autocheckpoint = 16384');
  const copy = join(folder, 'copy.db');

  const prepared = new Map<string, Sqlite.Statement<Value[]>>();
  const statement = (sql: string): Sqlite.Statement<Value[]> => {
    const found = prepared.get(sql) ?? sqlite.prepare<Value[]>(sql);
    prepared.set(sql, found);
    return found;
  };
  const inside: Store = {
    shared: false,
    get: async <R>(sql: string, ...values: Value[]) => statement(sql).get(...values) as R | undefined,
    all: async <R>(sql: string, ...values: Value[]) => statement(sql).all(...values) as R[],
    run: async (sql, ...values) => statement(sql).run(...values).changes,
    transaction: (body) => body(inside),
    keepCopy: () => Promise.reject(new Error('no copy is made inside a transaction')),
    restoreCopy: () => Promise.reject(new Error('no copy is restored inside a transaction')),
    close: () => Promise.reject(new Error('a transaction does not close the store')),
  };

  let line: Promise<unknown> = Promise.resolve();
  const alone = <T>(act: () => Promise<T>): Promise<T> => {
    const done = line.then(act);
    line = done.catch(() => undefined);
    return done;
  };
  const committed = async <T>(body: (within: Store) => Promise<T>): Promise<T> => {
    sqlite.exec('begin immediate');
    try {
      const made = await body(inside);
      sqlite.exec('commit');
      return made;
    } catch (error) {
      if (sqlite.inTransaction) sqlite.exec('rollback');
      throw error;
    }
  };
  /**
   * Transactions that came in the same moment are committed by one flush of the disk, each undone alone if it fails: a
   * thousand desks with a case each would otherwise wait for a thousand flushes. Nobody is answered before the commit.
   */
  let group: Joined[] = [];
  const together = async (): Promise<void> => {
    const joined = group;
    group = [];
    const answers: (() => void)[] = [];
    try {
      await committed(async () => {
        for (const { body, resolve, reject } of joined) {
          sqlite.exec('savepoint one');
          try {
            const made = await body(inside);
            answers.push(() => resolve(made));
          } catch (error) {
            sqlite.exec('rollback to one');
            answers.push(() => reject(error));
          }
          sqlite.exec('release one');
        }
      });
      for (const answer of answers) answer();
    } catch (error) {
      for (const { reject } of joined) reject(error);
    }
  };
  const inGroup = <T>(body: (within: Store) => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      group.push({ body, resolve: (made) => resolve(made as T), reject });
      // After whatever else has arrived by now, so that it is in the same group.
      if (group.length === 1) setImmediate(() => void alone(together));
    });
  return {
    shared: false,
    get: <R>(sql: string, ...values: Value[]) => alone(() => inside.get<R>(sql, ...values)),
    all: <R>(sql: string, ...values: Value[]) => alone(() => inside.all<R>(sql, ...values)),
    run: (sql, ...values) => alone(() => inside.run(sql, ...values)),
    transaction: inGroup,
    keepCopy: () =>
      alone(async () => {
        rmSync(copy, { force: true });
        await inside.run('vacuum into ?', copy);
      }),
    restoreCopy: (after) =>
      alone(async () => {
        if (!existsSync(copy)) return false;
        await inside.run('attach ? as copy', copy);
        try {
          await committed(async (within) => {
            for (const table of [...tables].reverse()) sqlite.exec(`delete from main.${table}`);
            for (const table of tables) sqlite.exec(`insert into main.${table} select * from copy.${table}`);
            await after(within);
          });
        } finally {
          sqlite.exec('detach copy');
        }
        return true;
      }),
    close: () => alone(async () => void sqlite.close()),
  };
}
