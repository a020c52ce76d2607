// One life of a desk under the recorder, as a process of its own: `node recorded-life.ts <plan file>`. It does the main
// job and writes a mark into the trace whenever the desk has answered something that a power cut must not take back.
import { createHash } from 'node:crypto';
import { openSync, readFileSync, writeSync } from 'node:fs';
import { relative } from 'node:path';
import { practiceOperator } from '../../electron/services/practice.ts';
import type { CallName, Input, Output } from '../../shared/contract/contract.ts';
import { planSchema } from './plan.ts';
import { openRecorded } from './recorded-desk.ts';
import type { Sentence } from './told.ts';

const plan = planSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const marks = openSync(plan.marks, 'a');
const say = (sentence: Sentence): void => void writeSync(marks, JSON.stringify(sentence));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const desk = await openRecorded(plan);
desk.core.start();

async function call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  const result = await desk.core.dispatch(name, input);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`);
  say({ say: 'answered', call: name });
  return result.value as Output<N>;
}

/** Resolves when `met` holds; asked again whenever the desk says that something changed. */
function until(met: () => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    const alive = setInterval(() => undefined, 60_000);
    const ask = (): void => {
      met().then((done) => {
        if (!done) return;
        forget();
        clearInterval(alive);
        resolve();
      }, reject);
    };
    const forget = desk.core.onEvent(ask);
    ask();
  });
}

type Application = (typeof plan.applications)[number];

async function type(application: Application): Promise<{ draft: string; revision: number }> {
  const { id: draft, ...created } = await call('draft.create', { service: application.service });
  say({ say: 'typed', draft, revision: created.revision, content: null });
  const photos: Output<'paper.add'>[] = [];
  if (application.paper !== null) {
    const bytes = Buffer.from(application.paper, 'base64');
    const paper = await call('paper.add', { draft, field: 'answers.photos', name: 'გზა.png', bytes });
    say({ say: 'paper', draft, sha256: paper.sha256 });
    photos.push(paper);
  }
  let { revision } = created;
  for (const typed of application.keystrokes) {
    const content = { ...typed, answers: { ...typed.answers, ...(photos.length > 0 ? { photos } : {}) } };
    ({ revision } = await call('draft.save', { draft, revision, content }));
    say({ say: 'typed', draft, revision, content });
  }
  return { draft, revision };
}

async function submit({ draft, revision }: { draft: string; revision: number }): Promise<string> {
  const { deskNumber } = await call('case.submit', { draft, revision });
  say({ say: 'saved', draft, deskNumber });
  return deskNumber;
}

async function print(deskNumber: string): Promise<void> {
  const { file } = await call('receipt.print', { deskNumber, size: 'A4', to: 'pdf' });
  if (file !== null) say({ say: 'printed', file: relative(plan.folder, file), sha256: sha256(readFileSync(file)) });
}

/** Nothing is saved meanwhile, so the backup holds every case told saved. */
async function backUp(): Promise<void> {
  await call('backup.run', {});
  await until(async () => !(await call('backup.read', {})).backup.running);
  const { problem } = (await call('backup.read', {})).backup;
  if (problem !== null) throw new Error(problem.code);
  say({ say: 'backed-up' });
}

async function waitForCentral(): Promise<void> {
  await until(async () => {
    const { queued, delivered } = await call('queue.read', {});
    return queued + delivered === 0;
  });
  const { cases } = await call('case.list', { state: 'registered', before: null });
  for (const { deskNumber, registrationNumber } of cases) {
    await until(async () => (await call('case.read', { deskNumber })).papersWaiting === 0);
    if (registrationNumber !== null) say({ say: 'registered', deskNumber, registrationNumber });
  }
}

await until(async () => (await call('desk.read', {})).enrolled);
say({ say: 'enrolled', center: (await call('desk.read', {})).center?.id ?? '' });
await call('session.sign-in', { operator: practiceOperator.operator, password: practiceOperator.password });
const [left, dropped, ...whole] = plan.applications;
if (dropped !== undefined) {
  const { draft } = await type(dropped);
  say({ say: 'discarding', draft });
  await call('draft.discard', { draft });
}
for (const [index, application] of whole.entries()) {
  await print(await submit(await type(application)));
  if ((index + 1) % plan.quietEvery === 0) desk.quiet();
  if (plan.backups !== undefined && (index + 1) % plan.backups.every === 0) await backUp();
}
if (left !== undefined) await type(left);
if (plan.ending === 'kill') process.kill(process.pid, 'SIGKILL');
await waitForCentral();
desk.quiet();
await desk.core.stop();
