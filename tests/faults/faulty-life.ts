// One process on a failing disk: `node faulty-life.ts <plan file> <report file>`, with the preload library under it. After
// each fault the disk's files are copied as they lie, as if the process had been killed now, and looked through.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReader } from '../../db/reader.ts';
import { databaseFile, databaseKey } from '../../electron/core/key-slot.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { faultsFound } from '../powercut/found.ts';
import { keystore } from '../powercut/keystore.ts';
import { nothingTold, type Told } from '../powercut/told.ts';
import { controlIn, type Fault } from './control.ts';
import { tryBackups, tryRebuilds } from './copies.ts';
import { noteProblem, openFaulty, operatorAt, type Trial } from './faulty-desk.ts';
import { fillUp } from './filling.ts';
import { planSchema, type Report } from './plan.ts';
import { type Stretch, trials } from './trials.ts';

const [planFile = '', reportFile = ''] = process.argv.slice(2);
const plan = planSchema.parse(JSON.parse(readFileSync(planFile, 'utf8')));
const control = controlIn(plan.control);
const report: Report = {
  faults: [],
  starts: 0,
  jobs: 0,
  fillings: 0,
  backups: 0,
  rebuilds: 0,
  hits: 0,
  answered: {},
  cases: 0,
  onReserve: 0,
};
const trial: Trial = { plan, control, report };
const main = join(plan.root, 'desk');
const image = `${plan.control}-image`;
let names = 0;

/** Payloads by case as the open desk in `folder` has them. */
function payloadsIn(folder: string): Map<string, string> {
  const key = databaseKey(folder, keystore, systemRandom());
  const store = key.ok ? openReader(databaseFile(folder), key.value) : key;
  if (!store.ok) throw new Error(store.problem.code);
  const rows = store.value.all<{ id: string; payload: string }>(
    'select c.id, unpacked(v.payload) as payload from case_versions v join cases c on c.place = v.place',
  );
  store.value.close();
  return new Map(rows.map(({ id, payload }) => [id, createHash('sha256').update(payload).digest('hex')]));
}

/** What is no fault: a journal of which the desk says that it fails; a case that was answered as failed and is whole. */
function isMeant(fault: string, told: Told, journalFails: boolean): boolean {
  if (fault.includes('not in the journal')) return journalFails;
  return fault.startsWith('case changed') && ![...told.saved.keys()].some((id) => fault.endsWith(id));
}

/** Looks through the files as a restart on a healthy disk finds them. */
async function lookThrough(folder: string, told: Told, during: string, journalFails = false): Promise<void> {
  const payloads = payloadsIn(folder);
  rmSync(image, { recursive: true, force: true });
  cpSync(folder, image, { recursive: true });
  const found = (await faultsFound(image, told, payloads)).filter((fault) => !isMeant(fault, told, journalFails));
  trial.report.faults.push(...found.map((fault) => `${during}: ${fault}`));
  trial.report.cases += told.saved.size;
}

async function tried(during: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    trial.report.faults.push(`${during}: ${error instanceof Error ? error.message : String(error)}`);
  }
  trial.report.hits += control.heal();
}

/** Counts the calls from now on. */
function stretchFrom(): () => Stretch {
  const [calls, reads] = [control.calls(), control.reads()];
  return () => ({ calls: control.calls() - calls, reads: control.reads() - reads });
}

/** Starts on a failing disk, on copies of `from`; null: for the first time. */
async function tryStarts(title: string, from: string | null, told: () => Told, keyNumber?: number): Promise<void> {
  const start = async (fault: Fault | null): Promise<Stretch> => {
    names += 1;
    const folder = join(plan.root, `start-${names}`);
    if (from !== null) cpSync(from, folder, { recursive: true });
    const stretch = stretchFrom();
    if (fault !== null) control.arm(fault);
    const during = `${title} ${JSON.stringify(fault)}`;
    await tried(during, async () => {
      let desk = await openFaulty(trial, folder, keyNumber);
      if (typeof desk === 'string') {
        noteProblem(trial, desk, during);
        desk = await openFaulty(trial, folder, keyNumber);
      }
      if (typeof desk === 'string') throw new Error(`does not start again: ${desk}`);
      trial.report.hits += control.heal();
      await desk.core.stop();
      await lookThrough(folder, told(), during);
    });
    rmSync(folder, { recursive: true });
    return stretch();
  };
  for (const fault of trials(await start(null), plan.starts, `${plan.seed} ${title}`)) {
    await start(fault);
    report.starts += 1;
  }
}

await tryStarts('first start', null, nothingTold);

mkdirSync(main, { recursive: true });
const told = nothingTold();
const recorded = await openFaulty(trial, main);
if (typeof recorded === 'string') throw new Error(recorded);
const desk = operatorAt(trial, recorded, main, told);

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

desk.core.start();
await until(async () => (await desk.call('desk.read', {})).enrolled);
await desk.signIn();
const stretch = stretchFrom();
await desk.job(0);
for (const [index, fault] of trials(stretch(), plan.jobs, `${plan.seed} jobs`).entries()) {
  const during = `job ${JSON.stringify(fault)}`;
  control.arm(fault);
  // Every fourth has a paper, the longest one.
  await tried(during, () => desk.job(4 * index).then(() => undefined));
  await lookThrough(main, told, during, (await desk.call('backup.read', {})).journal !== null);
  report.jobs += 1;
}
for (let filling = 0; filling < plan.fillings; filling += 1) {
  await tried(`filling ${filling}`, () => fillUp(trial, desk, told, filling));
  await lookThrough(main, told, `filling ${filling}`);
  report.fillings += 1;
}
await desk.call('exchange.wake', {});
await until(async () => {
  const { queued, delivered } = await desk.call('queue.read', {});
  return queued + delivered === 0;
});
// Left as a kill would leave it, with the log beside the database.
const left = `${plan.control}-left`;
cpSync(main, left, { recursive: true });
const payloads = payloadsIn(main);
await desk.core.stop();
report.backups = tryBackups(trial, { from: left, told, payloads });
report.rebuilds = tryRebuilds(trial, { from: left, told, payloads });
await tryStarts('later start', left, () => told);
await tryStarts('new key', left, () => told, 2);
writeFileSync(reportFile, JSON.stringify(report));
