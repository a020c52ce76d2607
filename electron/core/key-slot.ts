// The database key: 32 random bytes that exist on disk only sealed by the system's keystore. A new key is never made
// over an existing database: that would turn a repairable loss of the keystore into a loss of cases.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { writeDurably } from './durable-file.ts';
import type { Keystore, Random } from './ports.ts';

export const databaseFile = (folder: string): string => join(folder, 'desk.db');
export const slotFile = (folder: string): string => join(folder, 'key.slot');

/** The key of the desk in `folder`, made at the very first start. Problems: desk.key-missing, desk.disk-full, desk.read-only. */
export function databaseKey(folder: string, keystore: Keystore, random: Random): Result<Uint8Array> {
  const slot = slotFile(folder);
  if (existsSync(slot)) {
    const key = keystore.open(new Uint8Array(readFileSync(slot)));
    return key?.length === 32 ? ok(key) : fail(problem('desk.key-missing', 'key slot does not open'));
  }
  if (existsSync(databaseFile(folder))) return fail(problem('desk.key-missing', 'database without key slot'));
  const key = random.bytes(32);
  const written = writeDurably(slot, keystore.seal(key));
  return written.ok ? ok(key) : written;
}
