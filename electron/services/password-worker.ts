// Runs one password task in a thread of its own: Argon2id with 19 MiB keeps a slow computer busy for a tenth of a second
// and more, in which the screen must not stand still. The thread ends with its task and so forgets the password.
import { parentPort, workerData } from 'node:worker_threads';
import { argon2id, argon2Verify } from 'hash-wasm';
import { z } from 'zod';

const taskSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hash'), password: z.string(), salt: z.instanceof(Uint8Array) }),
  z.strictObject({ kind: z.literal('verify'), password: z.string(), hash: z.string() }),
  z.strictObject({
    kind: z.literal('derive'),
    password: z.string(),
    salt: z.instanceof(Uint8Array),
    memorySize: z.number(),
    iterations: z.number(),
  }),
]);

const task = taskSchema.parse(workerData);
if (task.kind === 'verify') {
  parentPort?.postMessage(await argon2Verify({ password: task.password, hash: task.hash }));
} else if (task.kind === 'derive') {
  const { password, salt, memorySize, iterations } = task;
  const cost = { memorySize, iterations, parallelism: 1, hashLength: 32 };
  parentPort?.postMessage(await argon2id({ ...cost, password, salt, outputType: 'binary' }));
} else {
  // OWASP's least for Argon2id: 19 MiB, two passes, one lane.
  const cost = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 };
  const { password, salt } = task;
  parentPort?.postMessage(await argon2id({ ...cost, password, salt, outputType: 'encoded' }));
}
