// Reads large requests one after the other, and hands their bytes over without a copy.
import { parentPort } from 'node:worker_threads';
import type { Dictionary } from './dictionary.ts';
import { readRequest } from './reading.ts';

interface Asked {
  readonly body: Uint8Array;
  readonly dictionary: Dictionary | null;
}

// Posted by `reader.ts` of this very program. Buffers have become plain bytes on their way.
parentPort?.on('message', ({ body, dictionary }: Asked) => {
  const read = readRequest(body, dictionary);
  const bytes = 'refused' in read ? undefined : read.entries?.bytes.buffer;
  parentPort?.postMessage(read, bytes instanceof ArrayBuffer ? [bytes] : []);
});
