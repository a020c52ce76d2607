// The database that the tests of central run over: the same files run twice, once on SQLite and once on PostgreSQL
// (build/vitest.config.ts). Each stand has a new, empty one.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openStand as openStandOn, type Stand } from '../central/harness.ts';
import type { StartOptions } from '../central/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    database: 'SQLite' | 'PostgreSQL';
    /** Address of the cluster's first database; of this run alone. */
    postgres: string;
  }
}

/** A new, empty database in the cluster at this address; answers its own address. */
export async function newDatabase(cluster: string): Promise<string> {
  const name = `central_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  return new URL(`/${name}`, cluster).href;
}

/** What to start a new central of this run's kind with. */
export async function freshDatabase(): Promise<Pick<StartOptions, 'database'>> {
  return inject('database') === 'SQLite' ? {} : { database: await newDatabase(inject('postgres')) };
}

/** A stand-in on a new database of this run's kind. */
export async function openStand(options: Partial<StartOptions> = {}): Promise<Stand> {
  return openStandOn({ ...(await freshDatabase()), ...options });
}
