// Where packed requests are read: small ones here and at once, large ones in a thread beside, so that the thread that writes
// does little else while hundreds of cases come from every desk.
import { Worker } from 'node:worker_threads';
import type { Dictionary } from './dictionary.ts';
import { type ReadRequest, readRequest, type Unread } from './reading.ts';

/** Packed bytes from which handing over costs less than reading. */
const worthHandingOver = 8_192;

export interface Reader {
  read(body: Uint8Array, dictionary: Dictionary | null): Promise<ReadRequest | Unread>;
  /** Ends the thread, whatever it does. */
  stop(): Promise<void>;
}

interface Waiting {
  readonly resolve: (read: ReadRequest | Unread) => void;
  readonly reject: (error: unknown) => void;
}

/** The thread starts with the first large request. */
export function createReader(): Reader {
  let thread: Worker | null = null;
  // Answers come in the order of the questions.
  const waiting: Waiting[] = [];
  const start = (): Worker => {
    const started = new Worker(new URL('./reader-thread.ts', import.meta.url));
    const died = (error: unknown): void => {
      if (thread !== started) return;
      thread = null;
      for (const { reject } of waiting.splice(0)) reject(error);
    };
    started.on('message', (read: ReadRequest | Unread) => {
      waiting.shift()?.resolve(read);
      // A thread at rest must not keep the program from ending.
      if (waiting.length === 0) started.unref();
    });
    started.on('error', died);
    started.on('exit', () => died(new Error('the reading thread ended')));
    return started;
  };
  return {
    read: async (body, dictionary) => {
      if (body.length < worthHandingOver) return readRequest(body, dictionary);
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        thread ??= start();
        thread.ref();
        thread.postMessage({ body, dictionary });
      });
    },
    stop: async () => {
      await thread?.terminate();
    },
  };
}
