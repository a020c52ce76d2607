// Derives and checks passwords with Argon2id, off the desk's own thread. Nothing here may log or keep a password.
import { Worker } from 'node:worker_threads';
import type { Random } from '../core/ports.ts';

export interface Passwords {
  /** The text to store, in the PHC form `$argon2id$…` with its salt and cost. */
  hash(password: string): Promise<string>;
  verify(password: string, hash: string): Promise<boolean>;
}

function run(worker: URL, task: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: task });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('password worker ended without an answer')));
  });
}

/** 32 bytes from a phrase (Argon2id, one lane), by the same worker: for the slots of the database key. */
export function derivation(
  worker: URL,
): (
  phrase: string,
  salt: Uint8Array,
  cost: { readonly memoryKib: number; readonly passes: number },
) => Promise<Uint8Array> {
  return async (password, salt, { memoryKib, passes }) => {
    const derived = await run(worker, { kind: 'derive', password, salt, memorySize: memoryKib, iterations: passes });
    if (derived instanceof Uint8Array) return derived;
    throw new Error('password worker derived no bytes');
  };
}

/** `worker` is where `password-worker` lies: the built file, or the source under Node. */
export function createPasswords(worker: URL, random: Random): Passwords {
  // Georgian keyboards and pasted text may compose letters differently; one form is hashed.
  const normal = (password: string): string => password.normalize('NFKC');
  return {
    hash: async (password) =>
      String(await run(worker, { kind: 'hash', password: normal(password), salt: random.bytes(16) })),
    verify: async (password, hash) =>
      (await run(worker, { kind: 'verify', password: normal(password), hash })) === true,
  };
}
