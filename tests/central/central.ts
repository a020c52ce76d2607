// Central as one value: its store, its key, and what changes while it runs. Both faces and the page are given this.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createFaults, type Faults } from './control/faults.ts';
import { createWatch, type Watch } from './control/watch.ts';
import { newSigningKey, type SigningKey, sha256 } from './signing.ts';
import { type PackageReader, packageReader } from './store/catalogue.ts';
import { forkFeeds } from './store/feed.ts';
import { inLine } from './store/in-line.ts';
import { openStore } from './store/open.ts';
import { addSigningKey, keyKnown, laterKeys } from './store/signing-keys.ts';
import { type Store, StoreAway, setSetting, setting } from './store/store.ts';
import { createReader, type Reader } from './wire/reader.ts';

const keySchema = z.strictObject({ keyId: z.string(), publicKey: z.string(), secret: z.string() });

/** Bytes of requests as they came; packed, some ten of 500 cases each: a few are written while the next ones are read. */
const mostUnderWay = 524_288;

export interface Central {
  readonly store: Store;
  /** The founding one; later ones are in the store. */
  readonly key: SigningKey;
  /** By device: what it was answered by last. */
  readonly lastKeys: Map<string, SigningKey>;
  readonly faults: Faults;
  readonly watch: Watch;
  readonly catalogue: PackageReader;
  readonly reader: Reader;
  /** What is under way of exchanges, weighed by their bytes: what waits costs no more memory than it has on the line. */
  readonly intake: ReturnType<typeof inLine>;
  readonly now: () => Date;
}

/** Its id is a short one: it travels with every answer. */
const newKey = (): string =>
  JSON.stringify(newSigningKey((publicKey) => Buffer.from(sha256(publicKey), 'hex').toString('base64url').slice(0, 4)));

/**
 * Opens the folder's central, or the one in `database`, founding it when there is none: its key is made once and kept,
 * and every node on the same database has the same.
 */
export async function openCentral(folder: string, database: string | null, now: () => Date): Promise<Central> {
  const store = await openStore(folder, database);
  const key = keySchema.parse(JSON.parse(await setting(store, 'key', newKey)));
  return {
    store,
    key,
    lastKeys: new Map(),
    faults: createFaults(),
    watch: createWatch(store),
    catalogue: packageReader(),
    reader: createReader(),
    intake: inLine(mostUnderWay),
    now,
  };
}

/** The key that new codes mark and new desks pin. */
export async function newestKey({ store, key }: Central): Promise<SigningKey> {
  return (await laterKeys(store)).at(-1) ?? key;
}

/** Makes a new key for answers and tells every desk; each is answered by it from when it has stored that. */
export async function changeSigningKey(central: Central): Promise<SigningKey> {
  const made = keySchema.parse(JSON.parse(newKey()));
  await addSigningKey(central.store, made, central.now().toISOString());
  return made;
}

/** The key to answer this desk by. A database that is away leaves the one it was answered by last. */
export async function keyFor(
  central: Central,
  device: string | null,
  cursor: number | null = null,
): Promise<SigningKey> {
  if (device === null) return newestKey(central);
  try {
    const key = (await keyKnown(central.store, device, cursor)) ?? central.key;
    central.lastKeys.set(device, key);
    return key;
  } catch (error) {
    if (error instanceof StoreAway) return central.lastKeys.get(device) ?? central.key;
    throw error;
  }
}

/** Changes when central was restored from a copy. */
export function serverEpoch(store: Store): Promise<string> {
  return setting(store, 'server-epoch', randomUUID);
}

/**
 * To be called once after an older copy was put back, inside a transaction: desks are told by a new server epoch, and
 * their feeds go on above what they may have been sent before.
 */
export async function noteRestored(store: Store): Promise<void> {
  await setSetting(store, 'server-epoch', randomUUID());
  await forkFeeds(store);
}

/** True: cases wait for a person before they are registered. */
export async function isHolding(store: Store): Promise<boolean> {
  return (await setting(store, 'hold', () => 'no')) === 'yes';
}

/** Seconds after which a quiet desk is to ask again; null: central leaves it to the desks. */
export async function askAfter(store: Store): Promise<number | null> {
  const said = Number(await setting(store, 'ask-after', () => '0'));
  return said === 0 ? null : said;
}

/** 0: leave it to the desks. */
export function setAskAfter(store: Store, seconds: number): Promise<void> {
  return setSetting(store, 'ask-after', String(seconds));
}

export function setHolding(store: Store, hold: boolean): Promise<void> {
  return setSetting(store, 'hold', hold ? 'yes' : 'no');
}
