// `npm run test:powercut -- [--cuts N] [--first N] [--seed TEXT] [--story NAME] [--work FOLDER] [--recorded FOLDER]`: many thousand power
// cuts over several recordings. With faults it ends with status 1 and keeps the recordings, over which the same cuts can
// be made again. `--mutants`: shows instead that deliberate bugs are found.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildRecorder } from './compiler.ts';
import type { CutReport } from './cuts.ts';
import { showMutants } from './mutants.ts';
import type { Recording } from './recorder.ts';
import { scratchFolder } from './scratch.ts';
import { cutShares, sharesOf, spread, sumOf } from './shares.ts';
import { longStories, storyNamed } from './stories.ts';
import { readStory, recordStory } from './story.ts';

const { values } = parseArgs({
  options: {
    cuts: { type: 'string', default: '12000' },
    first: { type: 'string', default: '0' },
    seed: { type: 'string', default: 'sopeli' },
    story: { type: 'string' },
    work: { type: 'string' },
    recorded: { type: 'string' },
    mutants: { type: 'boolean', default: false },
  },
});
const { seed, recorded } = values;
const first = Number(values.first);
const cuts = Number(values.cuts);
const stories =
  values.story === undefined ? longStories : [storyNamed(values.story)].filter((one) => one !== undefined);
if (!Number.isInteger(first) || !Number.isInteger(cuts) || cuts < 1 || stories.length === 0) {
  console.error(
    'usage: npm run test:powercut -- [--cuts N] [--first N] [--seed TEXT] [--story NAME] [--work FOLDER] [--recorded FOLDER] | --mutants',
  );
  process.exit(2);
}

const secondsSince = (begun: number): string => ((performance.now() - begun) / 1000).toFixed(0);

function print(title: string, report: CutReport): void {
  const { judged, starts, rebuilds, disks, points, cases, drafts, faults } = report;
  const counts = [
    `${points.size} distinct cut points (${disks.size} disks, ${judged} times looked at)`,
    `${starts} whole starts`,
    `${rebuilds} rebuilds`,
    `${cases} saved cases and ${drafts} drafts looked for`,
    ...(faults.length > 0 ? [`${faults.length} cuts with faults`] : []),
  ];
  console.log(`${title}: ${counts.join(', ')}`);
  for (const { recording, cut, faults: found } of faults.slice(0, 20)) {
    console.log(`  ${recording}, cut ${cut}: ${found.slice(0, 3).join('; ')}`);
  }
}

interface Recorded {
  readonly recording: Pick<Recording, 'name' | 'operations'>;
  readonly folder: string;
  readonly weight: number;
}

async function record(library: string, work: string): Promise<Recorded[]> {
  const made: Recorded[] = [];
  await spread(stories, async (story, index) => {
    const folder = join(work, story.name.replaceAll(' ', '-'));
    const recording =
      recorded === undefined ? await recordStory(library, folder, story) : readStory(folder, story.name);
    const { operations, payloads, name } = recording;
    console.log(`recorded ${name}: ${operations.length} operations, ${payloads.size} cases`);
    made[index] = { recording: { name, operations }, folder, weight: story.weight ?? 1 };
  });
  return made;
}

/** The cuts of each recording: half of all by what there is to cut, half to every story alike. */
function cutsOfAll(made: readonly Recorded[]): number[] {
  const weights = made.map(({ weight }) => weight);
  const sizes = made.map(({ weight, recording }) => weight * recording.operations.length);
  const sum = (of: readonly number[]): number => of.reduce((one, other) => one + other, 0);
  return made.map((_, at) =>
    Math.ceil((cuts / 2) * ((sizes[at] ?? 0) / sum(sizes) + (weights[at] ?? 0) / sum(weights))),
  );
}

/** Records the stories in `work`, or takes those recorded before, and makes all cuts. */
async function cutAll(work: string): Promise<CutReport> {
  const library = buildRecorder(work);
  const made = await record(library, work);
  const counts = cutsOfAll(made);
  const shares = made.flatMap(({ recording: { name }, folder }, at) =>
    sharesOf({ library, recorded: folder, name, seed, first, cuts: counts[at] ?? 0 }, join(work, 'shares')),
  );
  const reports: { name: string; report: CutReport }[] = [];
  await cutShares(shares, ({ name }, report) => reports.push({ name, report }));
  for (const { recording } of made) {
    const own = reports.filter(({ name }) => name === recording.name);
    print(recording.name, sumOf(own.map(({ report }) => report)));
  }
  return sumOf(reports.map(({ report }) => report));
}

async function main(): Promise<void> {
  const begun = performance.now();
  const given = recorded ?? values.work;
  const work = given ?? scratchFolder();
  let keep = given !== undefined;
  try {
    const all = await cutAll(work);
    print('all', { ...all, faults: [] });
    console.log(`${all.faults.length} cuts with faults in ${secondsSince(begun)} seconds`);
    if (all.faults.length === 0) return;
    keep = true;
    console.log(`the recordings are kept: --recorded ${work}`);
    process.exitCode = 1;
  } finally {
    if (!keep) rmSync(work, { recursive: true });
  }
}

if (values.mutants) process.exitCode = (await showMutants(console.log)) ? 0 : 1;
else await main();
