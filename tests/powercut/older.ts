// Gives a desk's database an older schema with all its rows, as an older program would have left it: what the older
// schema has a place for is carried over, table by table; what came later is made again by the migrations.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { shipped } from '../../db/migrations/shipped.ts';
import { openStore } from '../../db/open.ts';
import type { Db, Row } from '../../db/sqlite.ts';
import { databaseFile, databaseKey } from '../../electron/core/key-slot.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { keystore } from './keystore.ts';

interface Column {
  readonly name: string;
}

/** Tables with rows of their own, those that others refer to first. */
function tablesOf(db: Db): string[] {
  return db
    .all<{ name: string }>(
      `select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'
         and name not like 'sqlite_%' order by rowid`,
    )
    .map(({ name }) => name);
}

const columnsOf = (db: Db, table: string): string[] =>
  db.all<Column>('select name from pragma_table_info(?) order by cid', table).map(({ name }) => name);

function carry(from: Db, to: Db, table: string): void {
  const there = new Set(columnsOf(from, table));
  const columns = columnsOf(to, table).filter((name) => there.has(name));
  const list = columns.map((name) => `"${name}"`).join(', ');
  const insert = `insert or ignore into "${table}" (${list}) values (${columns.map(() => '?').join(', ')})`;
  for (const row of from.all<Row>(`select ${list} from "${table}"`)) {
    to.run(insert, ...columns.map((name) => row[name] ?? null));
  }
}

/** The desk must be closed. Throws when a row does not fit, which would mean that a migration was not additive. */
export function toOlderSchema(folder: string, schema: number): void {
  const file = databaseFile(folder);
  const key = databaseKey(folder, keystore, systemRandom());
  if (!key.ok) throw new Error(key.problem.code);
  const newer = openStore(file, key.value);
  const older = openStore(
    `${file}.older`,
    key.value,
    shipped.filter(({ number }) => number <= schema),
  );
  if (!newer.ok || !older.ok) throw new Error('a database does not open');
  const [from, to] = [newer.value, older.value];
  to.pragma('foreign_keys = off');
  to.transaction(() => {
    for (const table of tablesOf(to)) if (columnsOf(from, table).length > 0) carry(from, to, table);
  });
  const wrong = to.pragma('foreign_key_check');
  const counts = (db: Db): string => JSON.stringify(tablesOf(to).map((table) => [table, countOf(db, table)]));
  if (wrong !== undefined || counts(from) !== counts(to)) throw new Error('not all rows fit the older schema');
  to.pragma('wal_checkpoint(truncate)');
  from.close();
  to.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  renameSync(`${file}.older`, file);
  if (existsSync(`${file}.older-wal`)) throw new Error('a log is left over');
}

const countOf = (db: Db, table: string): number =>
  db.get<{ n: number }>(`select count(*) as n from "${table}"`)?.n ?? 0;
