// The desk that is measured: the real one over a real encrypted file, enrolled, signed in, with a clock that can be set.
import { mkdirSync } from 'node:fs';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { type Device, enrolDevice, readDevice } from '../../../db/device.ts';
import { openStore } from '../../../db/open.ts';
import type { Db } from '../../../db/sqlite.ts';
import { systemClock } from '../../../electron/core/clock.ts';
import { composeDesk, type DeskCore, type DeskNeeds, deskOver } from '../../../electron/core/compose.ts';
import { systemDisk } from '../../../electron/core/disk.ts';
import { databaseFile, databaseKey } from '../../../electron/core/key-slot.ts';
import type { Random } from '../../../electron/core/ports.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { systemTimers } from '../../../electron/core/timers.ts';
import { practiceOperator } from '../../../electron/services/practice.ts';
import type { CallName, Input, Output } from '../../../shared/contract/contract.ts';
import { restingKeeper } from '../../electron/resting-keeper.ts';
import { keystore } from '../../powercut/keystore.ts';

export const catalogue = assembleCatalogue();

export interface BenchDesk {
  readonly core: DeskCore;
  readonly call: <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;
}
export interface OpenBenchDesk extends BenchDesk {
  readonly db: Db;
  readonly device: Device;
  readonly random: Random;
  /** From now on the desk's clock shows this instant; null: `today`, as at first. */
  readonly setClock: (wall: string | null) => void;
}

/** The day of everything that is measured: after all that was filled in. */
export const today = '2035-01-08';

function needsOf(folder: string, set: () => string | null): DeskNeeds {
  const clock = systemClock();
  const wall = (): string => set() ?? new Date(Date.parse(`${today}T08:00:00.000Z`) + performance.now()).toISOString();
  // Ids sort by creation, so they follow the clock that is set.
  const random = systemRandom(() => Date.parse(wall()));
  return {
    config: { mode: 'practice', folder, centralUrl: null, enrolmentCode: null, version: '0.0.0' },
    clock: {
      read: () => {
        return { ...clock.read(), wall: wall() };
      },
    },
    random,
    timers: systemTimers(),
    http: { send: () => Promise.resolve(null) },
    printer: { pdf: () => Promise.resolve(new Uint8Array(8)), print: () => Promise.resolve(true) },
    keystore,
    disk: systemDisk({ cloud: [], roaming: [] }),
    log: { error: (event, facts) => console.error(event, facts), info: () => undefined, debug: () => undefined },
    foundingCatalogue: JSON.stringify(catalogue),
    keeperWorker: new URL('../../../electron/core/keeper/keeper-worker.ts', import.meta.url),
    passwordWorker: new URL('../../../electron/services/password-worker.ts', import.meta.url),
  };
}

export function keyOf(folder: string): Uint8Array {
  const key = databaseKey(folder, keystore, systemRandom());
  if (!key.ok) throw new Error(key.problem.code);
  return key.value;
}

const enrolled = {
  device: '00000000-0000-7000-8000-00000000000d',
  epoch: 1,
  center: catalogue.centers[0]?.id ?? '',
  centerNumber: catalogue.centers[0]?.number ?? 0,
  desk: 2,
  privateKey: new Uint8Array(32),
  centralKeyId: 'central-1',
  centralPublicKey: 'A'.repeat(43),
  enrolledAt: '2016-01-01T08:00:00.000Z',
};

export async function signedIn(core: DeskCore): Promise<BenchDesk['call']> {
  const call = async (name: CallName, input: unknown): Promise<unknown> => {
    const result = await core.dispatch(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`);
    return result.value;
  };
  const { operator, password } = practiceOperator;
  await call('session.sign-in', { operator, password });
  return call as BenchDesk['call'];
}

/** The desk's own thread alone, without those that keep journal and backups: for filling and for what its thread costs. */
export async function openDesk(folder: string): Promise<OpenBenchDesk> {
  mkdirSync(folder, { recursive: true });
  let wall: string | null = null;
  const store = openStore(databaseFile(folder), keyOf(folder));
  if (!store.ok) throw new Error(store.problem.code);
  const needs = needsOf(folder, () => wall);
  const desk = await deskOver(store.value, needs, restingKeeper());
  if (!desk.ok) throw new Error(desk.problem.code);
  if (readDevice(store.value) === null) enrolDevice(store.value, enrolled);
  const setClock = (to: string | null): void => {
    wall = to;
  };
  const device = readDevice(store.value);
  if (device === null) throw new Error('not enrolled');
  return {
    core: desk.value,
    db: store.value,
    device,
    random: needs.random,
    setClock,
    call: await signedIn(desk.value),
  };
}

/** The whole desk as it is installed, with journal and checks on their threads, before anybody signed in. */
export async function composeWhole(folder: string): Promise<DeskCore> {
  const desk = await composeDesk(needsOf(folder, () => null));
  if (!desk.ok) throw new Error(desk.problem.code);
  return desk.value;
}

export async function openWholeDesk(folder: string): Promise<BenchDesk> {
  const core = await composeWhole(folder);
  return { core, call: await signedIn(core) };
}
