// `npm run test:powercut -- [--cuts N] [--first N] [--seed TEXT] [--recorded FOLDER]`: many thousand power cuts over
// several recordings. With faults it ends with status 1 and keeps the recordings, over which the same cuts can be made
// again.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildRecorder } from './compiler.ts';
import { type CutReport, cutRecording, emptyReport } from './cuts.ts';
import type { Recording } from './recorder.ts';
import { recordRestarts } from './restart.ts';
import { scratchFolder } from './scratch.ts';
import { longStories } from './stories.ts';
import { readStory, recordStory } from './story.ts';

const { values } = parseArgs({
  options: {
    cuts: { type: 'string', default: '16000' },
    first: { type: 'string', default: '0' },
    seed: { type: 'string', default: 'sopeli' },
    recorded: { type: 'string' },
  },
});
const { seed, recorded } = values;
const first = Number(values.first);
const cuts = Number(values.cuts);
if (!Number.isInteger(first) || !Number.isInteger(cuts) || cuts < 1) {
  console.error('usage: npm run test:powercut -- [--cuts N] [--first N] [--seed TEXT] [--recorded FOLDER]');
  process.exit(2);
}
/** Of the cuts of a recording, so many are second ones: made while the desk starts again after a first. */
const secondShare = 0.3;
const cutsAStart = 10;

function print(title: string, report: CutReport, begun: number): void {
  const seconds = (performance.now() - begun) / 1000;
  const { cuts, starts, disks, points, cases, drafts, faults } = report;
  console.log(
    `${title}: ${cuts} cuts, ${points.size} distinct moments and disks (${disks.size} disks), ${starts} whole starts, ` +
      `${cases} saved cases and ${drafts} drafts looked for, ${faults.length} cuts with faults (${seconds.toFixed(0)} s)`,
  );
  for (const { recording, cut, faults: found } of faults.slice(0, 10)) {
    console.log(`  ${recording}, cut ${cut}: ${found.slice(0, 3).join('; ')}`);
  }
}

/** Records the stories in `work`, or reads them again where they were recorded before, and makes all cuts. */
async function cutAll(work: string): Promise<CutReport> {
  const library = buildRecorder(work);
  const recordings: { recording: Recording; folder: string }[] = [];
  for (const story of longStories) {
    const folder = join(work, story.name.replaceAll(' ', '-'));
    const made =
      recorded === undefined ? await recordStory(library, folder, story) : await readStory(folder, story.name);
    console.log(`recorded ${story.name}: ${made.operations.length} operations, ${made.payloads.size} cases`);
    recordings.push({ recording: made, folder });
  }
  const operations = recordings.reduce((sum, { recording }) => sum + recording.operations.length, 0);
  const all = emptyReport();
  for (const { recording, folder } of recordings) {
    const share = Math.ceil((cuts * recording.operations.length) / operations);
    const starts = Math.ceil((share * secondShare) / cutsAStart);
    const image = join(work, 'image');
    const begun = performance.now();
    const report = emptyReport();
    const direct = { seed, first, count: share - starts * cutsAStart, wholeEvery: 200 };
    await cutRecording(recording, direct, image, report);
    const again = join(folder, 'again');
    rmSync(again, { recursive: true, force: true });
    for (const restart of await recordRestarts(library, again, recording, { seed, first, count: starts })) {
      await cutRecording(restart, { seed, first, count: cutsAStart }, image, report);
    }
    print(recording.name, report, begun);
    for (const key of ['cuts', 'starts', 'cases', 'drafts'] as const) all[key] += report[key];
    for (const one of report.disks) all.disks.add(one);
    for (const one of report.points) all.points.add(one);
    all.faults.push(...report.faults);
  }
  return all;
}

const begun = performance.now();
const work = recorded ?? scratchFolder();
let keep = recorded !== undefined;
try {
  const all = await cutAll(work);
  print('all', all, begun);
  if (all.faults.length > 0) {
    keep = true;
    console.log(`the recordings are kept: --recorded ${work}`);
    process.exitCode = 1;
  }
} finally {
  if (!keep) rmSync(work, { recursive: true });
}
