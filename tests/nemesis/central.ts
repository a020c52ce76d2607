// The central of one schedule, on SQLite or on a PostgreSQL of its own: it dies without a warning, its database too, and
// starts again on the same port. What it committed is read from its disk while it is dead: nothing that it says later can
// excuse it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { type Control, controlAt } from '../central/harness.ts';
import { tables } from '../central/store/schema.ts';
import { openSqlite } from '../central/store/sqlite.ts';
import { insertRows, type Value } from '../central/store/store.ts';
import { type LivingCentral, liveCentral, type Programs } from '../kill/lives.ts';
import { type Cluster, startCluster } from '../postgres/cluster.ts';
import type { CaseThere, ChangeThere } from './judge.ts';

export interface OnDisk {
  readonly cases: CaseThere[];
  readonly changes: ChangeThere[];
  /** Desks and the keys by which central believes them. */
  readonly devices: readonly { readonly id: string; readonly public_key: string }[];
  /** Ids of the keys of its answers after the founding one, oldest first. */
  readonly centralKeys: readonly string[];
  /** Registration numbers that were given. */
  readonly given: number;
}

export interface CentralUnderTest {
  readonly port: number;
  readonly control: Control;
  /** What is on its disk while it lives. */
  disk(): Promise<OnDisk>;
  /** SIGKILL, a look at the disk, and a new start. */
  dieAndRise(): Promise<OnDisk>;
  /** SIGKILL of the database and its new start; central lives. Nothing on SQLite, which is part of central. */
  databaseDies(): Promise<void>;
  /** Writes the copy that central keeps of itself as a SQLite file; answers its path. */
  copy(): Promise<string>;
  end(): Promise<void>;
}

type Ask = (sql: string) => Promise<object[]>;

/** The numbers of both databases as numbers; the text of a case or change is that of the entry which it names. */
async function read(ask: Ask): Promise<OnDisk> {
  const whole = (column: string): string => `cast(${column} as integer) as ${column}`;
  const rows = async (columns: string, table: string): Promise<object[]> => {
    const found = (await ask(
      `select one.*, e.payload from (select device, ${whole('epoch')}, ${whole('seq')}, ${whole('version')}, ${columns}
       from ${table}) one join entries e on e.device = one.device and e.epoch = one.epoch and e.seq = one.seq`,
    )) as { payload: Buffer }[];
    return found.map((one) => ({ ...one, payload: one.payload.toString() }));
  };
  const [row] = await ask('select cast(coalesce(sum(last), 0) as integer) as given from registrations');
  return {
    cases: (await rows('id, desk_number, state, status, registration_number', 'cases')) as CaseThere[],
    changes: (await rows('case_id as id, kind, decided', 'case_changes')) as ChangeThere[],
    given: (row as { given: number }).given,
    devices: (await ask('select id, public_key from devices')) as { id: string; public_key: string }[],
    centralKeys: ((await ask('select key_id as id from signing_keys order by n')) as { id: string }[]).map(
      ({ id }) => id,
    ),
  };
}

async function inSqlite<T>(folder: string, act: (ask: Ask) => Promise<T>): Promise<T> {
  const database = new Sqlite(join(folder, 'central.db'));
  try {
    return await act(async (sql) => database.prepare(sql).all() as object[]);
  } finally {
    database.close();
  }
}

async function inPostgres<T>(url: string, act: (ask: Ask) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await act(async (sql) => (await client.query(sql)).rows);
  } finally {
    await client.end();
  }
}

/** PostgreSQL's copy as the file that a thief would have: the impostor runs on SQLite. */
async function copyAsFile(url: string, folder: string): Promise<string> {
  mkdirSync(folder);
  const store = openSqlite(folder);
  try {
    await inPostgres(url, async (ask) => {
      for (const table of tables) {
        const rows = (await ask(`select * from copy.${table}`)) as Record<string, Value>[];
        const columns = Object.keys(rows[0] ?? {});
        await insertRows(
          store,
          table,
          columns,
          rows.map((row) => columns.map((column) => row[column] ?? null)),
        );
      }
    });
  } finally {
    await store.close();
  }
  return join(folder, 'central.db');
}

/** Starts it below `folder`. */
export async function startCentralUnderTest(
  folder: string,
  { catalogueFile, postgres, programs }: { catalogueFile: string; postgres: boolean; programs: Programs | undefined },
): Promise<CentralUnderTest> {
  const own = join(folder, 'central');
  const cluster: Cluster | null = postgres ? await startCluster() : null;
  const start = (port: number): Promise<LivingCentral> =>
    liveCentral(cluster?.url ?? own, port, catalogueFile, programs);
  let central = await start(0).catch(async (error: unknown) => {
    await cluster?.end();
    throw error;
  });
  const port = Number(new URL(central.url).port);
  const control = controlAt(central.control);
  const disk = (): Promise<OnDisk> => (cluster === null ? inSqlite(own, read) : inPostgres(cluster.url, read));
  // One death at a time: central does not start without its database.
  let dying: Promise<unknown> = Promise.resolve();
  const alone = <T>(act: () => Promise<T>): Promise<T> => {
    const done = dying.then(act);
    dying = done.catch(() => undefined);
    return done;
  };
  return {
    port,
    control,
    disk: () => alone(disk),
    dieAndRise: () =>
      alone(async () => {
        await central.kill();
        const found = await disk();
        central = await start(port);
        return found;
      }),
    databaseDies: () =>
      alone(async () => {
        await cluster?.kill();
        await cluster?.start();
      }),
    copy: async () => {
      await control.post('/copy');
      return cluster === null ? join(own, 'copy.db') : copyAsFile(cluster.url, join(folder, 'copy'));
    },
    end: () =>
      alone(async () => {
        await central.kill();
        await cluster?.end();
      }),
  };
}
