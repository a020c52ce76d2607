// Makes a share of the cuts of one recording in a thread of its own, so that all of the machine works.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type CutReport, cutRecording, emptyReport } from './cuts.ts';
import { recordRestarts } from './restart.ts';
import { readStory } from './story.ts';

export interface Share {
  readonly library: string;
  /** Where the story was recorded, and its name. */
  readonly recorded: string;
  readonly name: string;
  /** An empty folder for disks. */
  readonly scratch: string;
  readonly seed: string;
  readonly first: number;
  /** Cuts of the recording; after every so many of them the whole desk starts, or the database is rebuilt. */
  readonly count: number;
  readonly wholeEvery: number;
  readonly rebuiltEvery: number;
  /** So many starts after a cut are recorded and cut themselves. */
  readonly starts: number;
  readonly cutsAStart: number;
}

async function cutShare(share: Share): Promise<CutReport> {
  const { library, seed, first, count, starts, wholeEvery, rebuiltEvery } = share;
  const recording = readStory(share.recorded, share.name);
  const report = emptyReport();
  const image = join(share.scratch, 'image');
  await cutRecording(recording, { seed, first, count, wholeEvery, rebuiltEvery }, image, report);
  if (starts === 0) return report;
  const again = await recordRestarts(library, join(share.scratch, 'again'), recording, { seed, first, count: starts });
  for (const one of again) await cutRecording(one, { seed, first: 0, count: share.cutsAStart }, image, report);
  return report;
}

parentPort?.postMessage(await cutShare(workerData as Share));
