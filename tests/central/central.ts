// Central as one value: its store, its key, and what changes while it runs. Both faces and the page are given this.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createFaults, type Faults } from './control/faults.ts';
import { createWatch, type Watch } from './control/watch.ts';
import { newSigningKey, type SigningKey, sha256 } from './signing.ts';
import { openStore, type Store, setSetting, setting } from './store/store.ts';

const keySchema = z.strictObject({ keyId: z.string(), publicKey: z.string(), secret: z.string() });

export interface Central {
  readonly folder: string;
  readonly store: Store;
  readonly key: SigningKey;
  readonly faults: Faults;
  readonly watch: Watch;
  readonly now: () => Date;
}

/** Opens the folder's central, founding it when there is none: its key is made once and kept. */
export function openCentral(folder: string, now: () => Date): Central {
  const store = openStore(folder);
  const key = keySchema.parse(
    JSON.parse(
      setting(store, 'key', () =>
        JSON.stringify(newSigningKey((publicKey) => `central-${sha256(publicKey).slice(0, 12)}`)),
      ),
    ),
  );
  return { folder, store, key, faults: createFaults(), watch: createWatch(store), now };
}

/** Changes when central was restored from a copy. */
export function serverEpoch(store: Store): string {
  return setting(store, 'server-epoch', randomUUID);
}

/** True: cases wait for a person before they are registered. */
export function isHolding(store: Store): boolean {
  return setting(store, 'hold', () => 'no') === 'yes';
}

export function setHolding(store: Store, hold: boolean): void {
  setSetting(store, 'hold', hold ? 'yes' : 'no');
}
