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
  // Of later keys it has the names alone as well.
  for (const { key_id: later } of database.prepare('select key_id from signing_keys').all() as { key_id: string }[]) {
    const { publicKey, secret } = newSigningKey();
    database
      .prepare('update signing_keys set public_key = ?, secret = ? where key_id = ?')
      .run(publicKey, secret, later);
  }
  database.close();
  return startCentral({ folder, port: 0, host: '127.0.0.1' });
}
