// Makes shares of the cuts in a thread of its own, one after the other, so that all of the machine works.
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { type CutReport, cutRecording, emptyReport } from './cuts.ts';
import type { Recording } from './recorder.ts';
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

let last: { readonly folder: string; readonly recording: Recording } | null = null;

/** Read once for all shares of it that follow each other: reading proves the trace against what lies on the disk. */
function recordingOf({ recorded, name }: Share): Recording {
  if (last?.folder !== recorded) last = { folder: recorded, recording: readStory(recorded, name) };
  return last.recording;
}

async function cutShare(share: Share): Promise<CutReport> {
  const { library, seed, first, count, starts, wholeEvery, rebuiltEvery } = share;
  const recording = recordingOf(share);
  const report = emptyReport();
  const image = join(share.scratch, 'image');
  await cutRecording(recording, { seed, first, count, wholeEvery, rebuiltEvery }, image, report);
  if (starts === 0) return report;
  const again = await recordRestarts(library, join(share.scratch, 'again'), recording, { seed, first, count: starts });
  for (const one of again) await cutRecording(one, { seed, first: 0, count: share.cutsAStart }, image, report);
  return report;
}

parentPort?.on('message', (share: Share) => {
  void cutShare(share).then((report) => parentPort?.postMessage(report));
});
