// A desk that has worked for a while with its second place and its central, as folders: made once, copied for each
// disaster. What it was told is kept beside it. All parts are real; only the line can be cut.
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { placeHold } from '../../db/holds.ts';
import { openStore } from '../../db/open.ts';
import { systemClock } from '../../electron/core/clock.ts';
import type { DeskCore, DeskNeeds } from '../../electron/core/compose.ts';
import { nodeHttp } from '../../electron/core/http.ts';
import { databaseFile, databaseKey } from '../../electron/core/key-slot.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { composeLasting } from '../../electron/core/renewal.ts';
import { systemTimers } from '../../electron/core/timers.ts';
import { practiceOperator } from '../../electron/services/practice.ts';
import type { CallName, Input, Output } from '../../shared/contract/contract.ts';
import { type Control, controlAt } from '../central/harness.ts';
import { type RunningCentral, startCentral } from '../central/server.ts';
import { keeperWorker, passwordWorker, testDisk, testKeystore } from '../electron/desk.ts';
import { application, catalogue } from '../kill/work.ts';

export interface Saved {
  readonly id: string;
  readonly deskNumber: string;
  readonly paper: boolean;
}

export interface Disk {
  /** Holds `desk`, `place` and `central`. */
  readonly root: string;
  readonly desk: string;
  readonly place: string;
}

export const diskIn = (root: string): Disk => ({ root, desk: join(root, 'desk'), place: join(root, 'place') });

export const keyOf = ({ desk }: Disk): Uint8Array => {
  const key = databaseKey(desk, testKeystore(), systemRandom());
  if (!key.ok) throw new Error(key.problem.code);
  return key.value;
};

export interface LivingDesk {
  readonly core: DeskCore;
  /** False: nothing gets through. */
  line: boolean;
  /** Why the desk ended by itself, or null. */
  readonly ended: string | null;
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  submit(seed: number): Promise<Saved>;
  /** Resolves when the condition holds, asked whenever the desk says that something changed. */
  until(met: () => Promise<boolean>): Promise<void>;
  stop(): Promise<void>;
}

/** Opens the desk on this disk as in earnest; its problem's code when it does not open. */
export async function openDesk({ desk: folder, place }: Disk, centralUrl: string, code: string | null) {
  const http = nodeHttp();
  const living = { line: true, ended: null as string | null };
  const needs: DeskNeeds = {
    config: { mode: 'practice', folder, centralUrl, enrolmentCode: code, backupFolder: place, version: '0.0.0' },
    clock: systemClock(),
    random: systemRandom(),
    timers: systemTimers(),
    http: { send: (request) => (living.line ? http.send(request) : Promise.resolve(null)) },
    printer: { pdf: () => Promise.resolve(new Uint8Array()), print: () => Promise.resolve(false) },
    keystore: testKeystore(),
    disk: testDisk(),
    reserveBytes: 65_536,
    log: { error: () => undefined, info: () => undefined, debug: () => undefined },
    foundingCatalogue: JSON.stringify(catalogue),
    passwordWorker,
    keeperWorker,
  };
  const made = await composeLasting(needs, (why) => {
    living.ended = why.code;
  });
  if (!made.ok) return made.problem.code;
  return Object.assign(living, abilities(made.value)) satisfies LivingDesk;
}

function abilities(core: DeskCore): Omit<LivingDesk, 'line' | 'ended'> {
  const call = async <N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const result = await core.dispatch(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`);
    return result.value as Output<N>;
  };
  let stopped: Promise<void> | null = null;
  return {
    core,
    call,
    submit: async (seed) => {
      const { service, paper, keystrokes } = application(seed);
      const draft = await call('draft.create', { service });
      const bytes = paper === null ? null : Buffer.from(paper, 'base64');
      const photos =
        bytes === null
          ? []
          : [await call('paper.add', { draft: draft.id, field: 'answers.photos', name: 'გზა.png', bytes })];
      const typed = keystrokes.at(-1);
      if (typed === undefined) throw new Error('nothing typed');
      const content = { ...typed, answers: { ...typed.answers, ...(photos.length > 0 ? { photos } : {}) } };
      const { revision } = await call('draft.save', { draft: draft.id, revision: draft.revision, content });
      const { deskNumber } = await call('case.submit', { draft: draft.id, revision });
      return { id: draft.id, deskNumber, paper: photos.length > 0 };
    },
    until: (met) =>
      new Promise((resolve, reject) => {
        const ask = (): void => {
          met().then((done) => {
            if (!done) return;
            forget();
            resolve();
          }, reject);
        };
        const forget = core.onEvent(ask);
        ask();
      }),
    stop: () => {
      stopped ??= core.stop();
      return stopped;
    },
  };
}

export async function signIn(desk: LivingDesk): Promise<void> {
  await desk.call('session.sign-in', { operator: practiceOperator.operator, password: practiceOperator.password });
}

export async function allSent(desk: LivingDesk): Promise<boolean> {
  const { queued, delivered } = await desk.call('queue.read', {});
  return queued + delivered === 0;
}

export async function centralOn(root: string): Promise<{ central: RunningCentral; control: Control }> {
  const folder = join(root, 'central');
  mkdirSync(folder, { recursive: true });
  const central = await startCentral({ folder, port: 0, host: '127.0.0.1' });
  return { central, control: controlAt(central.control) };
}

/** What was said of two cases since the backup: one note was kept, one added, the two are one person's, one is held. */
async function saySince(desk: LivingDesk, { desk: folder, place }: Disk, pair: readonly [Saved, Saved]): Promise<void> {
  const [{ deskNumber, id }, { deskNumber: other }] = pair;
  const { notes } = await desk.call('note.list', { deskNumber });
  await desk.call('note.keep', { deskNumber, note: notes[0]?.note ?? 0 });
  await desk.call('note.add', { deskNumber: other, words: 'დარეკოს ორშაბათს', to: null });
  const store = openStore(databaseFile(folder), keyOf({ root: '', desk: folder, place }));
  if (!store.ok) throw new Error(store.problem.code);
  placeHold(store.value, { caseId: id, act: 'placed', reason: 'სასამართლო', operator: practiceOperator.operator, at });
  store.value.close();
  // Whatever is said last is answered when the journal has it all.
  await desk.call('person.join', { deskNumber, other, reason: 'other-spelling' });
}

const at = '2026-11-23T09:00:00.000Z';

export interface History {
  readonly disk: Disk;
  /** In the backup and registered by central; queued when the backup was made; saved after it, with the line cut. */
  readonly registered: readonly Saved[];
  readonly backedUp: readonly Saved[];
  readonly after: readonly Saved[];
}

/** Lives the history and leaves the disk as a power cut would, with the log beside the database. */
export async function liveHistory(): Promise<History> {
  const root = mkdtempSync(join(tmpdir(), 'sopeli-drill-'));
  const living = diskIn(join(root, 'living'));
  mkdirSync(living.place, { recursive: true });
  const { central, control } = await centralOn(living.root);
  const desk = await openDesk(living, central.url, await control.code('shashiani', 1));
  if (typeof desk === 'string') throw new Error(desk);
  desk.core.start();
  await desk.until(async () => (await desk.call('desk.read', {})).enrolled);
  await signIn(desk);
  const several = async (seeds: readonly number[]): Promise<Saved[]> => {
    const saved: Saved[] = [];
    for (const seed of seeds) saved.push(await desk.submit(seed));
    return saved;
  };
  const registered = await several([1, 4, 2]);
  await desk.until(() => allSent(desk));
  desk.line = false;
  const backedUp = await several([3, 8]);
  const [one, other] = backedUp;
  if (one === undefined || other === undefined) throw new Error('nothing saved');
  await desk.call('note.add', { deskNumber: one.deskNumber, words: 'ცნობა მოიტანა', to: 'shift' });
  await desk.call('backup.run', {});
  await desk.until(async () => (await desk.call('backup.read', {})).backup.last !== null);
  // From here on the log has what the file has not, as on a desk that was quiet once.
  const store = openStore(databaseFile(living.desk), keyOf(living));
  if (!store.ok) throw new Error(store.problem.code);
  store.value.pragma('wal_checkpoint(truncate)');
  store.value.close();
  await saySince(desk, living, [one, other]);
  const after = await several([5, 12, 6]);
  const disk = diskIn(join(root, 'cut'));
  for (const part of ['desk', 'place']) cpSync(join(living.root, part), join(disk.root, part), { recursive: true });
  renameSync(living.place, `${living.place}-gone`);
  await desk.stop();
  await central.stop();
  cpSync(join(living.root, 'central'), join(disk.root, 'central'), { recursive: true });
  rmSync(living.root, { recursive: true });
  writeFileSync(join(root, 'key'), keyOf(disk));
  return { disk, registered, backedUp, after };
}

/** A copy of the disk that is gone when the test is over. */
export function copyOf({ root }: Disk): Disk {
  const copy = mkdtempSync(join(tmpdir(), 'sopeli-drill-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(root, copy, { recursive: true });
  return diskIn(copy);
}
