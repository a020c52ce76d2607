// Records a story: lives of a desk on one disk, one after the other, some ended by a kill, with a real central beside it.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDeskStore } from '../../electron/core/open-desk.ts';
import { startCentral } from '../central/server.ts';
import { application, catalogue } from '../kill/work.ts';
import { openNeeds } from './keystore.ts';
import { toOlderSchema } from './older.ts';
import type { Plan } from './plan.ts';
import { lyingIn, placesIn, type Recording, readRecorded, runRecorded } from './recorder.ts';
import { layOut } from './scratch.ts';
import { makeDue } from './settled.ts';
import { hear, nothingTold, type Told } from './told.ts';
import { readTrace } from './trace.ts';

const script = fileURLToPath(new URL('./recorded-life.ts', import.meta.url));
const sweepScript = fileURLToPath(new URL('./recorded-sweep.ts', import.meta.url));

export interface Life extends Pick<Plan, 'quietEvery' | 'ending' | 'keyNumber' | 'recoveryRecipient'> {
  readonly applications: number;
  /** Set: after every so many applications a backup is made. */
  readonly backUpEvery?: number;
}

export interface Story {
  readonly name: string;
  /** Every fourth application has a paper of this many bytes or more. */
  readonly paperBytes: number;
  /** Lived before the first cut. */
  readonly earlier?: readonly Life[];
  /** Set: after the earlier lives the database is given the schema of this number, as an older program left it. */
  readonly olderSchema?: number;
  readonly lives: readonly Life[];
  /** How many cuts it gets, next to another; 1 unless its disks are so large that each takes long. */
  readonly weight?: number;
  /** Set: after the earlier lives years go by, and the desk forgets what is due. */
  readonly forgets?: boolean;
}

const earlierIn = (work: string) => ({ disk: join(work, 'earlier-disk'), trace: join(work, 'earlier-trace') });
const payloadFile = (work: string): string => join(work, 'payloads.json');

/** Lives the story under the recorder in the new folder `work`. */
export async function recordStory(library: string, work: string, story: Story): Promise<Recording> {
  const { disk, marks, trace } = placesIn(work);
  mkdirSync(join(disk, 'place'), { recursive: true });
  const central = await startCentral({
    folder: join(work, 'central'),
    port: 0,
    host: '127.0.0.1',
    catalogue: JSON.stringify(catalogue),
  });
  const { url: centralUrl, practiceCode: enrolmentCode } = central;
  let seed = 0;
  const payloads = new Map<string, string>();
  const live = async (lives: readonly Life[]): Promise<void> => {
    for (const { applications, backUpEvery: every, ...life } of lives) {
      const typed = Array.from({ length: applications }, () => withPaper(application(seed++), story.paperBytes));
      const places = { folder: join(disk, 'desk'), marks, centralUrl, enrolmentCode };
      const backups = every === undefined ? {} : { backups: { place: join(disk, 'place'), every } };
      const plan: Plan = { ...life, ...places, ...backups, applications: typed };
      const planFile = join(work, 'plan.json');
      writeFileSync(planFile, JSON.stringify(plan));
      await runRecorded(library, work, [script, planFile]);
    }
  };
  try {
    if (story.earlier !== undefined) {
      await live(story.earlier);
      if (story.olderSchema !== undefined) toOlderSchema(join(disk, 'desk'), story.olderSchema);
      if (story.forgets === true) makeDue(join(disk, 'desk'));
      for (const [id, hash] of await payloadsIn(work)) payloads.set(id, hash);
      const earlier = earlierIn(work);
      cpSync(disk, earlier.disk, { recursive: true });
      renameSync(trace, earlier.trace);
    }
    await live(story.lives);
    if (story.forgets === true) await runRecorded(library, work, [sweepScript, marks, join(disk, 'desk')]);
  } finally {
    await central.stop();
  }
  // Those from before count: what was forgotten since has none.
  for (const [id, hash] of await payloadsIn(work)) if (!payloads.has(id)) payloads.set(id, hash);
  writeFileSync(payloadFile(work), JSON.stringify([...payloads]));
  return readStory(work, story.name);
}

/** The recording of a story that was lived in `work`. */
export function readStory(work: string, name: string): Recording {
  const earlier = earlierIn(work);
  const told = nothingTold();
  if (existsSync(earlier.trace)) hearAll(told, earlier.trace);
  const before = existsSync(earlier.disk)
    ? lyingIn(earlier.disk)
    : { folders: ['place'], files: new Map<string, Buffer>() };
  const payloads = new Map(JSON.parse(readFileSync(payloadFile(work), 'utf8')) as [string, string][]);
  return { name, desk: 'desk', before, operations: readRecorded(work, before), told, payloads };
}

function hearAll(told: Told, trace: string): void {
  for (const operation of readTrace(trace, '/')) if (operation.kind === 'mark') hear(told, operation.text);
}

function withPaper(one: ReturnType<typeof application>, least: number): ReturnType<typeof application> {
  if (one.paper === null) return one;
  const bytes = Buffer.from(one.paper, 'base64');
  return { ...one, paper: Buffer.concat([bytes, Buffer.alloc(least, bytes)]).toString('base64') };
}

/** From a copy, because opening a store changes it. */
async function payloadsIn(work: string): Promise<Map<string, string>> {
  const copy = join(work, 'after');
  layOut(lyingIn(placesIn(work).disk), copy);
  const store = await openDeskStore(openNeeds(join(copy, 'desk')));
  if (!store.ok) throw new Error(store.problem.code);
  const rows = store.value.all<{ id: string; payload: string }>(
    'select c.id, unpacked(v.payload) as payload from case_versions v join cases c on c.place = v.place',
  );
  store.value.close();
  return new Map(rows.map(({ id, payload }) => [id, createHash('sha256').update(payload).digest('hex')]));
}
