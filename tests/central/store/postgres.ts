// Central on PostgreSQL, where several nodes may share one database. Rows that belong together are locked by the first
// statement of a transaction; what two nodes still do at once is caught by unique constraints and simply done again.
import pg from 'pg';
import { inLine } from './in-line.ts';
import { inPostgres, schema, tables } from './schema.ts';
import { type Store, StoreAway, type Value } from './store.ts';

const wholeNumber = 20;
/** Connections of one node. */
const mostConnections = 10;
const mostTries = 8;
/** Two nodes that start at once create the tables one after the other. */
const foundingLock = 7_305_447;

/** `?` in their order become `$1`, `$2`, …; no text of ours holds a `?` of its own. */
function numbered(sql: string): string {
  let n = 0;
  return sql.replace(/\?/g, () => `$${++n}`);
}

const statements = new Map<string, { readonly name: string; readonly text: string }>();

/** A statement under its name, by which each connection parses and plans it once. There are few different ones. */
function statement(sql: string): { readonly name: string; readonly text: string } {
  const made = statements.get(sql) ?? { name: `central-${statements.size}`, text: numbered(sql) };
  statements.set(sql, made);
  return made;
}

/** Another transaction was in the way (conflict, deadlock, serialization): the same again will do. */
const isInTheWay = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && ['23505', '40001', '40P01'].includes(error.code ?? '');

/** Not an error of ours in a statement: the server stops, starts or cannot be reached. */
function isAway(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^(08|53|57P)/.test(error.code ?? '');
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: string };
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/.test(code ?? '') ||
    /connection (terminated|timeout|error)|timeout exceeded when trying to connect|not queryable/i.test(error.message)
  );
}

async function awayOr<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (isAway(error)) throw new StoreAway('the database is away', { cause: error });
    throw error;
  }
}

type Ask = Pick<pg.ClientBase, 'query'>;

function rowsOver(client: Ask): Pick<Store, 'get' | 'all' | 'run'> {
  const ask = (sql: string, values: readonly Value[]) =>
    awayOr(client.query(values.length === 0 ? { text: sql } : { ...statement(sql), values: [...values] }));
  return {
    get: async <R>(sql: string, ...values: Value[]) => (await ask(sql, values)).rows[0] as R | undefined,
    all: async <R>(sql: string, ...values: Value[]) => (await ask(sql, values)).rows as R[],
    run: async (sql, ...values) => (await ask(sql, values)).rowCount ?? 0,
  };
}

function within(client: Ask): Store {
  const never = (): Promise<never> => Promise.reject(new Error('not inside a transaction'));
  const store: Store = {
    shared: true,
    ...rowsOver(client),
    transaction: (body) => body(store),
    keepCopy: never,
    restoreCopy: never,
    close: never,
  };
  return store;
}

async function once<T>(pool: pg.Pool, body: (within: Store) => Promise<T>): Promise<T> {
  const client = await awayOr(pool.connect());
  let broken = false;
  try {
    await awayOr(client.query('begin'));
    const made = await body(within(client));
    // Without a word of the server it stays unknown whether this is kept: the caller is told that it is away.
    await awayOr(client.query('commit'));
    return made;
  } catch (error) {
    broken = error instanceof StoreAway;
    if (!broken) await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function committed<T>(pool: pg.Pool, body: (within: Store) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await once(pool, body);
    } catch (error) {
      if (!isInTheWay(error) || tries === mostTries) throw error;
    }
  }
}

/**
 * Opens the database at this address (`postgres://user:password@host:port/name`) and creates its tables. Throws when it
 * cannot be reached, or would forget what it committed: central then must not start.
 */
export async function openPostgres(url: string): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: 5_000,
    application_name: 'central',
    options: '-c synchronous_commit=on',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === wholeNumber ? Number : pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // A connection that dies is replaced; whoever uses it at that moment is told by the query itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const alone = inLine(mostConnections);
  const rows = rowsOver(pool);
  const store: Store = {
    shared: true,
    get: (sql, ...values) => alone(() => rows.get(sql, ...values)),
    all: (sql, ...values) => alone(() => rows.all(sql, ...values)),
    run: (sql, ...values) => alone(() => rows.run(sql, ...values)),
    transaction: (body) => alone(() => committed(pool, body)),
    keepCopy: () =>
      committed(pool, async (inside) => {
        await inside.run('drop schema if exists copy cascade');
        await inside.run('create schema copy');
        for (const table of tables) await inside.run(`create table copy.${table} as table public.${table}`);
      }),
    restoreCopy: async (after) => {
      const kept = await store.get<{ kept: string | null }>(`select to_regclass('copy.settings')::text as kept`);
      if (kept?.kept == null) return false;
      await committed(pool, async (inside) => {
        await inside.run(`truncate ${tables.map((table) => `public.${table}`).join(', ')}`);
        for (const table of tables) await inside.run(`insert into public.${table} select * from copy.${table}`);
        await after(inside);
      });
      return true;
    },
    close: () => pool.end(),
  };
  try {
    const { durable } = (await store.get<{ durable: string }>(`select current_setting('fsync') as durable`)) ?? {};
    if (durable !== 'on') throw new Error('the database runs with fsync off: it would forget what it answered');
    await committed(pool, async (inside) => {
      await inside.run('select pg_advisory_xact_lock(?)', foundingLock);
      for (const sql of schema(inPostgres).split(';\n\n')) await inside.run(sql);
    });
  } catch (error) {
    await pool.end();
    throw error;
  }
  return store;
}
