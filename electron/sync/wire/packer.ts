// Where batches are packed: a few entries at once and here, many in a thread beside the desk, because five hundred take
// a slow computer half a second in which the screen must not stand still.
import { Worker } from 'node:worker_threads';
import { type PackedBatch, type Packing, packBatch } from './batch.ts';

/** The batch; null when it could not be packed, and must travel otherwise. Never rejects for what happens in a thread. */
export type Pack = (packing: Packing) => Promise<PackedBatch | null>;

/** More entries than this are packed beside the desk; these take it a few milliseconds. */
const fewEntries = 16;

export const packHere: Pack = async (packing) => packBatch(packing);

export interface Packer {
  readonly pack: Pack;
  /** Ends the thread, whatever it does. */
  stop(): Promise<void>;
}

/** `script` is where `pack-worker` lies. The thread starts with the first long batch. */
export function packBeside(script: URL): Packer {
  let thread: Worker | null = null;
  const waiting: ((packed: PackedBatch | null) => void)[] = [];
  const settle = (packed: PackedBatch | null): void => {
    waiting.shift()?.(packed);
    // A thread at rest must not keep the program from ending.
    if (waiting.length === 0) thread?.unref();
  };
  const start = (): Worker => {
    const started = new Worker(script);
    const died = (): void => {
      if (thread !== started) return;
      thread = null;
      while (waiting.length > 0) settle(null);
    };
    started.on('message', settle);
    started.on('error', died);
    started.on('exit', died);
    return started;
  };
  return {
    pack: (packing) => {
      if (packing.stored.length <= fewEntries) return packHere(packing);
      return new Promise((resolve) => {
        waiting.push(resolve);
        thread ??= start();
        thread.ref();
        thread.postMessage(packing);
      });
    },
    stop: async () => {
      await thread?.terminate();
    },
  };
}
