// What the runner does with a desk's store between two lives: an administrator asked for a new key; and who the desk is to
// central after its disk was replaced by an older one.
import { existsSync } from 'node:fs';
import { centralKeys } from '../../db/central-key.ts';
import { readDevice } from '../../db/device.ts';
import { keepNextKey, nextKey } from '../../db/device-keys.ts';
import { openStore } from '../../db/open.ts';
import { addOperator, readOperator } from '../../db/operators.ts';
import type { Db } from '../../db/sqlite.ts';
import { databaseFile, databaseKey } from '../../electron/core/key-slot.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { practiceOperator } from '../../electron/services/practice.ts';
import { publicKeyOf } from '../../electron/sync/keys.ts';
import { administrator } from '../kill/protocol.ts';
import type { OnDisk } from './central.ts';

const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0xff);
const since = '2026-03-02T08:15:00.000Z';

export function storeOf(folder: string): Db {
  const key = databaseKey(folder, { seal: flip, open: flip }, systemRandom());
  if (!key.ok) throw new Error(key.problem.code);
  const store = openStore(databaseFile(folder), key.value);
  if (!store.ok) throw new Error(store.problem.code);
  return store.value;
}

function withStore<T>(folder: string, act: (db: Db) => T, otherwise: T): T {
  if (!existsSync(databaseFile(folder))) return otherwise;
  const db = storeOf(folder);
  try {
    return act(db);
  } finally {
    db.close();
  }
}

/** Somebody asked for a new key, and the desk stopped before it could ask central; nothing on a desk that has no key yet. */
export function askForNewKey(folder: string, seed: number): void {
  const privateKey = new Uint8Array(32);
  new DataView(privateKey.buffer).setFloat64(0, seed);
  withStore(folder, (db) => readDevice(db) !== null && keepNextKey(db, { privateKey, since }), undefined);
}

/** Sees to it that somebody at the desk may type a code; false on a desk that nobody ever opened. */
export function appointAdministrator(folder: string): boolean {
  return withStore(
    folder,
    (db) => {
      const operator = readOperator(db, practiceOperator.operator);
      if (operator === null) return false;
      const { password } = operator;
      if (readOperator(db, administrator) === null)
        addOperator(db, {
          id: administrator,
          name: 'ადმინისტრატორი',
          role: 'administrator',
          password,
          createdAt: since,
        });
      return true;
    },
    false,
  );
}

/** The name under which the desk of this folder is a stranger to central, whose key for it is none that the desk has; or null. */
export function estrangedFrom(folder: string, { devices }: Pick<OnDisk, 'devices'>): string | null {
  return withStore(
    folder,
    (db) => {
      const device = readDevice(db);
      const known = devices.find(({ id }) => id === device?.device);
      if (device === null || known === undefined) return null;
      const own = [device.privateKey, nextKey(db)?.privateKey ?? device.privateKey].map(publicKeyOf);
      return own.includes(known.public_key) ? null : device.device;
    },
    null,
  );
}

/** What the desk of this store believes, and by what it is believed. */
export function keysOf(db: Db): { device: string; own: string; waits: boolean; centrals: readonly string[] } | null {
  const device = readDevice(db);
  if (device === null) return null;
  const centrals = centralKeys(db, device).map(({ keyId }) => keyId);
  return { device: device.device, own: publicKeyOf(device.privateKey), waits: nextKey(db) !== null, centrals };
}
