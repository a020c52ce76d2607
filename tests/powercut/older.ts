// Gives a desk's database an older schema with all its rows, as an older program would have left it: what the older
// schema has a place for is carried over, table by table; what came later is made again by the migrations.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { shipped } from '../../db/migrations/shipped.ts';
import { openStore } from '../../db/open.ts';
import type { Db, Row } from '../../db/sqlite.ts';
import { databaseFile, databaseKey } from '../../electron/core/key-slot.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { keystore } from './keystore.ts';

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
  db.all<{ name: string }>('select name from pragma_table_info(?) order by cid', table).map(({ name }) => name);

const rowsOf = (db: Db, table: string, columns: readonly string[]): Row[] =>
  db.all<Row>(`select ${columns.map((name) => `"${name}"`).join(', ')} from "${table}"`);

/** How a column of the older schema is read from the newer table: as it is, or from what took its place; else null. */
function oldColumn(there: ReadonlySet<string>, table: string, name: string): string | null {
  if (table === 'outbox' && name === 'hash') return 'lower(hex(hash)) as hash';
  if (there.has(name)) return `"${name}"`;
  if (table === 'case_versions' && name === 'operator')
    return `case payload when '' then '' else unpacked(payload) ->> '$.operator' end as operator`;
  if (table === 'case_versions' && name === 'saved_at')
    return '(select filed_at from cases where cases.place = case_versions.place) as saved_at';
  if (table === 'words_progress' && name === 'last') return 'done as last';
  const byPlace = name === 'case_id' && there.has('place');
  return byPlace ? `(select id from cases where cases.place = "${table}".place) as case_id` : null;
}

/** All rows of the table, in place of those that its migration put there. */
function carry(from: Db, to: Db, table: string): void {
  const there = new Set(columnsOf(from, table));
  const columns = columnsOf(to, table).filter((name) => oldColumn(there, table, name) !== null);
  if (columns.length === 0) return;
  const list = columns.map((name) => `"${name}"`).join(', ');
  const insert = `insert into "${table}" (${list}) values (${columns.map(() => '?').join(', ')})`;
  const read = columns.map((name) => oldColumn(there, table, name) ?? '');
  const rows = from.all<Row>(`select ${read.join(', ')} from "${table}"`);
  to.run(`delete from "${table}"`);
  for (const row of rows) to.run(insert, ...columns.map((name) => row[name] ?? null));
  if (!isDeepStrictEqual(rowsOf(to, table, columns), rows)) throw new Error(`${table} does not fit the older schema`);
}

/** Acts as if the database had no triggers: what they derive is carried over like everything else. */
function withoutTriggers(db: Db, act: () => void): void {
  const triggers = db.all<{ name: string; sql: string }>("select name, sql from sqlite_schema where type = 'trigger'");
  for (const { name } of triggers) db.exec(`drop trigger "${name}"`);
  act();
  for (const { sql } of triggers) db.exec(sql);
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
  to.transaction(() =>
    withoutTriggers(to, () => {
      for (const table of tablesOf(to)) carry(from, to, table);
    }),
  );
  if (to.pragma('foreign_key_check') !== undefined) throw new Error('rows without what they belong to');
  to.pragma('wal_checkpoint(truncate)');
  from.close();
  to.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  renameSync(`${file}.older`, file);
  if (existsSync(`${file}.older-wal`)) throw new Error('a log is left over');
}
