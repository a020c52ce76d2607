// Stands for the system's keystore, which is not on the disk that the power cut hits: opens what it sealed.
import type { OpenNeeds } from '../../electron/core/open-desk.ts';
import type { Keystore } from '../../electron/core/ports.ts';
import { systemRandom } from '../../electron/core/random.ts';

const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0xff);
export const keystore: Keystore = { seal: flip, open: flip };

/** What the store of the desk in `folder` is opened with, at an ordinary start. */
export const openNeeds = (folder: string): OpenNeeds => ({
  config: { folder },
  keystore,
  random: systemRandom(),
  log: { error: () => undefined, info: () => undefined, debug: () => undefined },
  passphrase: null,
});
