// Rebuilds the desk's database in a thread of its own, because that may take minutes; says each step, then the outcome.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { storeProblem } from '../../../db/failures.ts';
import { salvage } from '../../../db/salvage/salvage.ts';
import { fail } from '../../../shared/result.ts';
import type { RebuildNews } from './rebuild.ts';

const order = z
  .strictObject({
    databaseFile: z.string(),
    journalFile: z.string(),
    place: z.string().nullable(),
    key: z.instanceof(Uint8Array),
    at: z.string(),
  })
  .parse(workerData);

const tell = (news: RebuildNews): void => parentPort?.postMessage(news);

try {
  tell({ outcome: salvage({ ...order, onStep: (step) => tell({ step }) }) });
} catch (error) {
  const failed = storeProblem(error);
  if (failed === null) throw error;
  tell({ outcome: fail(failed) });
}
