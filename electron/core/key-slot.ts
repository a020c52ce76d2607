// The database key: 32 random bytes that exist on disk only sealed in slots. A new key is never made over an existing
// database: that would turn a repairable loss of the keystore into a loss of cases.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../db/open.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { flushAbove } from './durable-file.ts';
import { hasKeyFile, type KeyFile, keyFile, readKeyFiles, type SealedKey, writeKeyFile } from './keys/file.ts';
import {
  type Derive,
  keyBytes,
  keystoreSlot,
  openByKeystore,
  openByPassphrase,
  sealedKey,
  slotOf,
} from './keys/slots.ts';
import type { Keystore, Random } from './ports.ts';

export const databaseFile = (folder: string): string => join(folder, 'desk.db');
/** What desks had before slots: the key sealed by the keystore, and nothing else. */
export const firstSlotFile = (folder: string): string => join(folder, 'key.slot');
export const journalFile = (folder: string): string => join(folder, 'journal.log');

/** A key that opened, with the slots it lies in. */
export interface HeldKey {
  readonly sealed: SealedKey;
  readonly key: Uint8Array;
}
/** The key file of which something opened. */
export interface HeldKeys {
  readonly file: KeyFile;
  readonly keys: readonly HeldKey[];
}

const missing = (detail: string) => fail(problem('desk.key-missing', detail));

function opened(file: KeyFile, keystore: Keystore): HeldKey[] {
  return file.keys.flatMap((sealed) => {
    const key = openByKeystore(sealed, keystore);
    return key === null ? [] : [{ sealed, key }];
  });
}

/**
 * The keys that the keystore opens, the newest last; made at the very first start, carried over from a desk's first
 * slot. Problems: desk.key-missing, desk.disk-full, desk.read-only.
 */
export function keysByKeystore(folder: string, keystore: Keystore, random: Random): Result<HeldKeys> {
  for (const file of readKeyFiles(folder)) {
    const keys = opened(file, keystore);
    if (keys.length > 0) return ok({ file, keys });
  }
  if (hasKeyFile(folder)) return missing('no key slot opens');
  const first = firstSlotFile(folder);
  if (existsSync(first)) {
    const key = keystore.open(new Uint8Array(readFileSync(first)));
    return key?.length === keyBytes ? kept(folder, key, keystore) : missing('key slot does not open');
  }
  if (existsSync(databaseFile(folder))) return missing('database without key slots');
  return kept(folder, random.bytes(keyBytes), keystore);
}

function kept(folder: string, key: Uint8Array, keystore: Keystore): Result<HeldKeys> {
  const sealed = sealedKey(key, 1, keystoreSlot(key, keystore));
  // A keystore that seals what it cannot open would lose every case with the next restart.
  if (openByKeystore(sealed, keystore) === null) return fail(problem('desk.keystore-unsafe', 'does not open its seal'));
  const file = keyFile([sealed]);
  const written = writeKeyFile(folder, file);
  // Once in a desk's life; its folder may be there since a moment ago, made by the log or the system.
  flushAbove(folder);
  return written.ok ? ok({ file, keys: [{ sealed, key }] }) : written;
}

/** The keys that the passphrase opens. Problems: desk.passphrase-wrong, desk.key-missing when there is no such slot. */
export async function keysByPassphrase(folder: string, phrase: string, derive: Derive): Promise<Result<HeldKeys>> {
  const files = readKeyFiles(folder);
  for (const file of files) {
    for (const sealed of file.keys) {
      const key = await openByPassphrase(sealed, phrase, derive);
      if (key !== null) return ok({ file, keys: [{ sealed, key }] });
    }
  }
  return hasPassphrase(files) ? fail(problem('desk.passphrase-wrong')) : missing('no passphrase slot');
}

const hasPassphrase = (files: readonly KeyFile[]): boolean =>
  files.some((file) => file.keys.some((sealed) => slotOf(sealed, 'passphrase') !== undefined));

/** Whether a passphrase may be asked for when the keystore does not open the desk. */
export function takesPassphrase(folder: string): boolean {
  return hasPassphrase(readKeyFiles(folder));
}

/**
 * The key of the desk in `folder` by its keystore alone, made at the very first start; of two, after an interrupted
 * change, the one that the database is in. Problems as `keysByKeystore`.
 */
export function databaseKey(folder: string, keystore: Keystore, random: Random): Result<Uint8Array> {
  const held = keysByKeystore(folder, keystore, random);
  if (!held.ok) return held;
  const [first, second] = held.value.keys;
  const found = second !== undefined && isKeyOf(databaseFile(folder), second.key) ? second : first;
  return found === undefined ? missing('no key slot opens') : ok(found.key);
}

function isKeyOf(file: string, key: Uint8Array): boolean {
  const store = openStore(file, key);
  if (store.ok) store.value.close();
  return store.ok;
}
