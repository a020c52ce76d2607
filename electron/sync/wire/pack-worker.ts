// Packs batches in a thread of its own, one after the other. Nothing here touches a file or the line.
import { parentPort } from 'node:worker_threads';
import { type Packing, packBatch } from './batch.ts';

// Posted by `packer.ts` of this very program. Buffers have become plain bytes on their way, which packing takes as well.
parentPort?.on('message', (packing: Packing) => {
  parentPort?.postMessage(packBatch(packing));
});
