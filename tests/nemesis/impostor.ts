// A server that has all of central's memory and none of its key: a stolen copy, or somebody on the line. Whatever it
// answers, no desk may believe.
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type RunningCentral, startCentral } from '../central/server.ts';
import { newSigningKey } from '../central/signing.ts';

/** Starts it on `folder` from central's copy; it calls its own key by the name of central's. */
export async function startImpostor(copy: string, folder: string): Promise<RunningCentral> {
  mkdirSync(folder);
  const file = join(folder, 'central.db');
  cpSync(copy, file);
  const database = new Sqlite(file);
  const { value } = database.prepare("select value from settings where name = 'key'").get() as { value: string };
  const { keyId } = JSON.parse(value) as { keyId: string };
  const own = JSON.stringify(newSigningKey(() => keyId));
  database.prepare("update settings set value = ? where name = 'key'").run(own);
  database.close();
  return startCentral({ folder, port: 0, host: '127.0.0.1' });
}
