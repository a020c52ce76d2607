// Which database central runs on: a file of its own, or a PostgreSQL that it may share with other nodes.
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

/** `database`: an address `postgres://…`; null: SQLite in `folder`. */
export async function openStore(folder: string, database: string | null): Promise<Store> {
  return database === null ? openSqlite(folder) : openPostgres(database);
}
