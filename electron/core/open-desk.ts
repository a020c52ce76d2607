// Opens the desk's database with whatever opens its key, and leaves the key's slots as they should be: a keystore slot
// of this computer, IT's recovery slot, no used one-time passphrase, no interrupted change of key.
import { rmSync } from 'node:fs';
import { openStore } from '../../db/open.ts';
import { copyUnderKey } from '../../db/rekey.ts';
import type { Db } from '../../db/sqlite.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Config } from './config.ts';
import { bugFacts } from './crash.ts';
import { replaceDurably } from './durable-file.ts';
import { databaseFile, firstSlotFile, type HeldKey, keysByKeystore, keysByPassphrase } from './key-slot.ts';
import { keyFile, type SealedKey, writeKeyFile } from './keys/file.ts';
import { proveJournal } from './keys/proven.ts';
import {
  type Derive,
  keyBytes,
  keystoreSlot,
  openByKeystore,
  recoverySlot,
  sealedKey,
  slotOf,
  withoutSlot,
  withSlot,
} from './keys/slots.ts';
import { type Migration, migrateInThread } from './migration/migration.ts';
import type { Keystore, Log, Random, Timers } from './ports.ts';

export interface OpenNeeds {
  readonly config: Pick<Config, 'folder' | 'recoveryRecipient' | 'keyNumber'>;
  readonly keystore: Keystore;
  readonly random: Random;
  readonly log: Log;
  /** Typed where the keystore does not open the desk; null at an ordinary start. */
  readonly passphrase: { readonly typed: string; readonly derive: Derive } | null;
  /** Tells of a migration while it lasts; without it, it is done in one go. */
  readonly migration?: Migration | undefined;
  readonly timers?: Timers;
}

const freshFile = (folder: string): string => `${databaseFile(folder)}.rekeyed`;

/** The key in every slot that this desk should have. Problem: desk.keystore-unsafe. */
async function completed({ sealed, key }: HeldKey, needs: OpenNeeds): Promise<Result<SealedKey>> {
  const { keystore } = needs;
  const { recoveryRecipient } = needs.config;
  let full = sealed;
  if (openByKeystore(full, keystore) === null) {
    full = withSlot(full, keystoreSlot(key, keystore));
    if (openByKeystore(full, keystore) === null) return fail(problem('desk.keystore-unsafe', 'does not open its seal'));
  }
  if (recoveryRecipient !== undefined && slotOf(full, 'recovery')?.recipient !== recoveryRecipient) {
    full = withSlot(full, await recoverySlot(key, recoveryRecipient));
  }
  return ok(slotOf(full, 'passphrase')?.once ? (withoutSlot(full, 'passphrase') ?? full) : full);
}

async function allCompleted(keys: readonly HeldKey[], needs: OpenNeeds): Promise<Result<HeldKey[]>> {
  const full: HeldKey[] = [];
  for (const held of keys) {
    const sealed = await completed(held, needs);
    if (!sealed.ok) return sealed;
    full.push({ ...held, sealed: sealed.value });
  }
  return ok(full);
}

interface Opened {
  readonly db: Db;
  readonly held: HeldKey;
}

/** Opens the database with the one of `keys` that it is in: two are there after an interrupted change. */
function openedWithOneOf(folder: string, keys: readonly HeldKey[]): Result<Opened> {
  let answer: Result<Opened> = fail(problem('desk.key-missing', 'no key slot opens'));
  for (const held of keys) {
    const store = openStore(databaseFile(folder), held.key);
    if (store.ok) return ok({ db: store.value, held });
    answer = store;
    if (store.problem.code !== 'desk.database-unreadable') break;
  }
  return answer;
}

/** Brings an earlier schema to the present one beside the desk's thread, where somebody listens. */
async function migratedFirst(
  keys: readonly HeldKey[],
  { config, migration, timers }: OpenNeeds,
): Promise<Result<null>> {
  if (migration === undefined || timers === undefined) return ok(null);
  for (const { key } of keys) {
    const migrated = await migrateInThread(databaseFile(config.folder), key, migration, timers);
    if (!migrated.ok) return migrated;
  }
  return ok(null);
}

/**
 * Gives the database a new key. At every moment the file under the old name is whole and opens with a key whose slots
 * are already on the disk. Problems: as writing and the store have them; the old key then goes on.
 */
async function renewed(old: HeldKey, number: number, needs: OpenNeeds): Promise<Result<HeldKey>> {
  const { folder } = needs.config;
  const key = needs.random.bytes(keyBytes);
  const full = await completed({ sealed: sealedKey(key, number, keystoreSlot(key, needs.keystore)), key }, needs);
  if (!full.ok) return full;
  const copied = copyUnderKey(databaseFile(folder), old.key, freshFile(folder), key);
  if (!copied.ok) return copied;
  const both = writeKeyFile(folder, keyFile([old.sealed, full.value]));
  if (!both.ok) return both;
  const switched = replaceDurably(freshFile(folder), databaseFile(folder));
  return switched.ok ? ok({ sealed: full.value, key }) : switched;
}

/** From here on there is this key alone. What fails is done at the next start. */
function settle(sealed: SealedKey, { config: { folder }, log }: OpenNeeds): void {
  const written = writeKeyFile(folder, keyFile([sealed]));
  if (!written.ok) {
    log.error('key slots not written', { problem: written.problem.code });
    return;
  }
  const left = ['', '-journal', '-wal', '-shm'].map((suffix) => freshFile(folder) + suffix);
  try {
    for (const file of [...left, firstSlotFile(folder)]) rmSync(file, { force: true });
  } catch (error) {
    log.error('old key files not removed', bugFacts(error));
  }
}

/**
 * The desk's open database, made at the very first start. Problems: desk.key-missing, desk.keystore-unsafe,
 * desk.passphrase-wrong, desk.database-*, desk.disk-full, desk.read-only.
 */
export async function openDeskStore(needs: OpenNeeds): Promise<Result<Db>> {
  const { config, passphrase } = needs;
  const { folder } = config;
  const found =
    passphrase === null
      ? keysByKeystore(folder, needs.keystore, needs.random)
      : await keysByPassphrase(folder, passphrase.typed, passphrase.derive);
  if (!found.ok) return found;
  const { file, keys } = found.value;
  const full = await allCompleted(keys, needs);
  if (!full.ok) return full;
  // Before the database is opened, for a fresh one must not hold a case that IT cannot recover.
  const kept = file.keys.map(
    (sealed) => full.value.find((held) => held.sealed.number === sealed.number)?.sealed ?? sealed,
  );
  const written = writeKeyFile(folder, keyFile(kept, file.renew));
  if (!written.ok) return written;
  const migrated = await migratedFirst(full.value, needs);
  if (!migrated.ok) return migrated;
  const opened = openedWithOneOf(folder, full.value);
  if (!opened.ok) return opened;
  const { db, held } = opened.value;
  const interrupted = held.sealed.number < Math.max(...file.keys.map(({ number }) => number));
  const next = held.sealed.number + (file.renew || interrupted ? 1 : 0);
  const number = Math.max(next, config.keyNumber ?? 1);
  if (number === held.sealed.number) {
    settle(held.sealed, needs);
    return ok(db);
  }
  db.close();
  const fresh = await renewed(held, number, needs);
  if (fresh.ok) {
    settle(fresh.value.sealed, needs);
    const store = openStore(databaseFile(folder), fresh.value.key);
    if (store.ok) proveJournal(store.value, folder, held.key);
    return store;
  }
  needs.log.error('key not renewed', { problem: fresh.problem.code });
  // The switch may have happened and its flush have failed.
  const left = keysByKeystore(folder, needs.keystore, needs.random);
  const reopened = openedWithOneOf(folder, left.ok ? left.value.keys : [held]);
  return reopened.ok ? ok(reopened.value.db) : reopened;
}
