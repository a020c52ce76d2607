// Records a story: lives of a desk on one disk, one after the other, some ended by a kill, with a real central beside it.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDeskStore } from '../../electron/core/open-desk.ts';
import { startCentral } from '../central/server.ts';
import { application, catalogue } from '../kill/work.ts';
import { openNeeds } from './keystore.ts';
import type { Plan } from './plan.ts';
import { lyingIn, placesIn, type Recording, readRecorded, runRecorded } from './recorder.ts';
import { layOut } from './scratch.ts';
import { nothingTold } from './told.ts';

const script = fileURLToPath(new URL('./recorded-life.ts', import.meta.url));

export interface Story {
  readonly name: string;
  readonly mistake: Plan['mistake'];
  /** Every fourth application has a paper of this many bytes or more. */
  readonly paperBytes: number;
  readonly lives: readonly (Pick<Plan, 'quietEvery' | 'ending' | 'keyNumber'> & { readonly applications: number })[];
}

/** Lives the story under the recorder in the new folder `work`. */
export async function recordStory(library: string, work: string, story: Story): Promise<Recording> {
  const { disk, marks } = placesIn(work);
  mkdirSync(disk, { recursive: true });
  const central = await startCentral({
    folder: join(work, 'central'),
    port: 0,
    host: '127.0.0.1',
    catalogue: JSON.stringify(catalogue),
  });
  const { url: centralUrl, practiceCode: enrolmentCode } = central;
  let seed = 0;
  try {
    for (const { applications, ...life } of story.lives) {
      const typed = Array.from({ length: applications }, () => withPaper(application(seed++), story.paperBytes));
      const places = { folder: join(disk, 'desk'), marks, centralUrl, enrolmentCode };
      const plan: Plan = { ...life, ...places, applications: typed, mistake: story.mistake };
      const planFile = join(work, 'plan.json');
      writeFileSync(planFile, JSON.stringify(plan));
      await runRecorded(library, work, [script, planFile]);
    }
  } finally {
    await central.stop();
  }
  return readStory(work, story.name);
}

/** The recording of a story that was lived in `work`. */
export async function readStory(work: string, name: string): Promise<Recording> {
  const before = { folders: [], files: new Map<string, Buffer>() };
  const operations = readRecorded(work, before);
  return { name, desk: 'desk', before, operations, told: nothingTold(), payloads: await payloadsIn(work) };
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
    'select case_id as id, unpacked(payload) as payload from case_versions',
  );
  store.value.close();
  return new Map(rows.map(({ id, payload }) => [id, createHash('sha256').update(payload).digest('hex')]));
}
