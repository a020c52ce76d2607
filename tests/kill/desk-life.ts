// One life of a real desk, as a process of its own that may die at any line: `node desk-life.ts <life file>`. It types,
// submits and exchanges as fast as it can and says what was answered. With no applications it drains the queue and ends.
import { readFileSync, writeSync } from 'node:fs';
import { composeDesk, type DeskCore } from '../../electron/core/compose.ts';
import { systemDisk } from '../../electron/core/disk.ts';
import type { Http, Keystore } from '../../electron/core/ports.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { practiceOperator } from '../../electron/services/practice.ts';
import type { CallName, Input, Output } from '../../shared/contract/contract.ts';
import { type Life, lifeSchema, type Sentence } from './protocol.ts';
import { worldAt } from './world.ts';

const life = lifeSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const say = (sentence: Sentence): void => void writeSync(1, `${JSON.stringify(sentence)}\n`);

/** The line, telling when a request leaves and when its answer is here but not applied yet. */
function toldHttp(http: Http): Http {
  return {
    send: async (request) => {
      say({ say: 'sending' });
      const answer = await http.send(request);
      say({ say: 'received' });
      return answer;
    },
  };
}

/** Opens only what it sealed; stands for the system's keystore, which survives the desk's death. */
const keystore: Keystore = {
  seal: (secret) => secret.map((byte) => byte ^ 0xff),
  open: (sealed) => sealed.map((byte) => byte ^ 0xff),
};

/** A thread's script beside this one: in the sources, or where both were built to. */
const script = (path: string): URL =>
  new URL(`../../${path}.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

async function open(): Promise<DeskCore> {
  const { clock, timers, http } = worldAt(life.pace ?? { speed: 1, clockDays: 0 });
  const desk = await composeDesk({
    config: {
      mode: 'practice',
      folder: life.folder,
      centralUrl: life.centralUrl,
      enrolmentCode: life.enrolmentCode,
      version: '0.0.0',
    },
    clock,
    random: systemRandom(),
    timers,
    http: toldHttp(http),
    printer: { pdf: () => Promise.resolve(new Uint8Array()), print: () => Promise.resolve(false) },
    keystore,
    log: { error: (event, facts) => console.error(event, facts), info: () => undefined, debug: () => undefined },
    disk: systemDisk({ cloud: [], roaming: [] }),
    reserveBytes: 262_144,
    foundingCatalogue: readFileSync(life.catalogueFile, 'utf8'),
    keeperWorker: script('electron/core/keeper/keeper-worker'),
    passwordWorker: script('electron/services/password-worker'),
    packWorker: script('electron/sync/wire/pack-worker'),
  });
  if (!desk.ok) throw new Error(`${desk.problem.code} ${desk.problem.detail ?? ''}`);
  desk.value.start();
  return desk.value;
}

const desk = await open();

async function call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  const result = await desk.dispatch(name, input);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`);
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
    const forget = desk.onEvent(ask);
    ask();
  });
}

async function file(application: Life['applications'][number]): Promise<void> {
  const draft = await call('draft.create', { service: application.service });
  say({ say: 'created', draft: draft.id });
  const paper =
    application.paper === null
      ? []
      : [
          await call('paper.add', {
            draft: draft.id,
            field: 'answers.photos',
            name: 'გზა.png',
            bytes: Buffer.from(application.paper, 'base64'),
          }),
        ];
  let { revision } = draft;
  for (const [keystroke, typed] of application.keystrokes.entries()) {
    const content = { ...typed, answers: { ...typed.answers, ...(paper.length > 0 ? { photos: paper } : {}) } };
    ({ revision } = await call('draft.save', { draft: draft.id, revision, content }));
    say({ say: 'typed', draft: draft.id, revision, keystroke });
  }
  say({ say: 'submitting', draft: draft.id });
  const { deskNumber } = await call('case.submit', { draft: draft.id, revision });
  say({ say: 'saved', draft: draft.id, deskNumber });
}

async function allCases(): Promise<Output<'case.list'>['cases']> {
  const cases: Output<'case.list'>['cases'] = [];
  for (let more = true; more; ) {
    const page = await call('case.list', { state: null, before: cases.at(-1)?.deskNumber ?? null });
    cases.push(...page.cases);
    more = page.more;
  }
  return cases;
}

/** Says what the screen now claims, each time that it may have changed. */
function claim(): void {
  const claims = async (): Promise<void> => {
    const cases = (await allCases()).map(({ case: id, deskNumber, state, registrationNumber }) => ({
      case: id,
      deskNumber,
      state,
      registrationNumber,
    }));
    say({ say: 'claims', cases });
  };
  desk.onEvent((event) => void (event.changed === 'cases' && claims()));
}

await until(async () => (await call('desk.read', {})).enrolled);
await call('session.sign-in', { operator: practiceOperator.operator, password: practiceOperator.password });
say({ say: 'ready' });
if (life.claiming) claim();
for (const application of life.applications) await file(application);
// Central may have been set back since: only what it said in this very life counts.
await until(async () => {
  const { line, queued, delivered } = await call('queue.read', {});
  return line.state === 'online' && line.problem === null && queued + delivered === 0;
});
for (const { deskNumber } of await allCases()) {
  await until(async () => (await call('case.read', { deskNumber })).papersWaiting === 0);
}
say({ say: 'finished' });
await desk.stop();
