// One life of a real desk, as a process of its own that may die at any line: `node desk-life.ts <life file>`. It types,
// submits and exchanges as fast as it can and says what was answered. With no applications it drains the queue and ends.
import { readFileSync, writeSync } from 'node:fs';
import { composeDesk, type DeskCore } from '../../electron/core/compose.ts';
import { systemDisk } from '../../electron/core/disk.ts';
import type { Http, Keystore } from '../../electron/core/ports.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { practiceOperator } from '../../electron/services/practice.ts';
import type { CallName, Input, Output } from '../../shared/contract/contract.ts';
import { administrator, type Life, type LifeChange, lifeSchema, type Sentence } from './protocol.ts';
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

/** Cases that were corrected or withdrawn in this life: what is claimed of their changes is told too. */
const changed = new Set<string>();
/** By which a desk may rightly refuse a change: it has heard more since the case was looked at. */
const refusals = ['case.withdrawn', 'case.not-taken', 'case.changed'];

async function correctionOf(deskNumber: string, { content }: Output<'case.read'>, reason: string) {
  const begun = await desk.dispatch('draft.create', { service: content.service, corrects: deskNumber });
  if (!begun.ok) return begun;
  const { id: draft, revision: first, content: before } = begun.value as Output<'draft.create'>;
  const answers = { ...before.answers, description: `შესწორებული აღწერა: ${reason}` };
  const typed = { ...before, answers, step: 'check' as const };
  const { revision } = await call('draft.save', { draft, revision: first, content: typed });
  say({ say: 'changing', reason });
  return desk.dispatch('case.correct', { deskNumber, draft, revision, reason });
}

async function change({ kind, of, reason }: LifeChange): Promise<void> {
  const cases = await allCases();
  const deskNumber = cases[of % Math.max(1, cases.length)]?.deskNumber;
  if (deskNumber === undefined) return;
  const view = await call('case.read', { deskNumber });
  if (kind === 'withdraw') say({ say: 'changing', reason });
  const made =
    kind === 'correct'
      ? await correctionOf(deskNumber, view, reason)
      : await desk.dispatch('case.withdraw', {
          deskNumber,
          base: view.version,
          reason,
          askedBy: { role: 'applicant', name: '' },
        });
  if (!made.ok) {
    if (!refusals.includes(made.problem.code)) throw new Error(`${kind}: ${JSON.stringify(made.problem)}`);
    say({ say: 'unchanged', deskNumber, code: made.problem.code });
    return;
  }
  changed.add(deskNumber);
  say({ say: 'changed', case: view.content.case, deskNumber, version: view.version + 1, reason });
}

const planned = (when: LifeChange['when']): LifeChange[] => life.changes?.filter((one) => one.when === when) ?? [];

/** Reasons of the changes of which the case's page says that central has them. */
async function changesThere(deskNumber: string): Promise<string[]> {
  if (!changed.has(deskNumber)) return [];
  const view = await call('case.read', { deskNumber });
  return view.changes.filter(({ standing }) => standing === 'taken' || standing === 'late').map(({ reason }) => reason);
}

/** Says what the screen now claims, each time that it may have changed; the function ends it, when all is said. */
function claim(): () => Promise<void> {
  let saying = Promise.resolve();
  const claims = async (): Promise<void> => {
    const cases = [];
    for (const { case: id, deskNumber, state, registrationNumber } of await allCases())
      cases.push({ case: id, deskNumber, state, registrationNumber, changes: await changesThere(deskNumber) });
    say({ say: 'claims', cases });
  };
  const forget = desk.onEvent((event) => {
    if (event.changed === 'cases') saying = saying.then(claims);
  });
  return async () => {
    forget();
    await saying;
  };
}

/** Enrols the desk anew where nothing else helps. Answers whether that was tried now. */
let codes = life.typesCodeAt?.length ? 1 : 0;
async function typeCode(problem: string | undefined): Promise<boolean> {
  if (codes === 0 || !life.typesCodeAt?.includes(problem ?? '')) return false;
  codes -= 1;
  await call('standing.enrol', { code: life.enrolmentCode });
  return true;
}

/** Central may have been set back since: only what it said in this very life counts, and an enrolment tells no news yet. */
function answered(): Promise<void> {
  return until(async () => {
    const { line, queued, delivered, changes } = await call('queue.read', {});
    if (await typeCode(line.problem?.code)) return false;
    const heard = line.state === 'online' && line.problem === null && line.lastAnswer !== null;
    return heard && queued + delivered + changes === 0;
  });
}

await until(async () => (await call('desk.read', {})).enrolled);
const operator = codes > 0 ? administrator : practiceOperator.operator;
await call('session.sign-in', { operator, password: practiceOperator.password });
say({ say: 'ready' });
const allClaimed = life.claiming ? claim() : async () => undefined;
for (const one of planned('first')) await change(one);
const behind = planned('filed');
for (const application of life.applications) {
  await file(application);
  const next = behind.shift();
  if (next !== undefined) await change(next);
}
await answered();
for (const one of planned('answered')) await change(one);
await answered();
for (const { deskNumber } of await allCases()) {
  await until(async () => (await call('case.read', { deskNumber })).papersWaiting === 0);
}
await allClaimed();
say({ say: 'finished' });
await desk.stop();
