// A whole desk for tests: a real database file, the real catalogue, an enrolled device, a line that stays silent, and a
// printer that keeps what it was given. Only time, the keystore and the outside world are stood in for.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { enrolDevice } from '../../db/device.ts';
import { openStore } from '../../db/open.ts';
import { listOperators } from '../../db/operators.ts';
import type { Db } from '../../db/sqlite.ts';
import { type DeskCore, type DeskNeeds, deskOver } from '../../electron/core/compose.ts';
import { systemDisk } from '../../electron/core/disk.ts';
import { databaseFile, databaseKey } from '../../electron/core/key-slot.ts';
import type { PlaceFacts } from '../../electron/core/place/facts.ts';
import type { Disk, Facts, Keystore, Timers } from '../../electron/core/ports.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { practiceOperator } from '../../electron/services/practice.ts';
import type { CallName, Input, Output } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/result.ts';
import { restingKeeper } from './resting-keeper.ts';

/** Published before the time in which these tests play. */
export const catalogue = { ...assembleCatalogue(), publishedOn: '2026-01-01' };
export const keeperWorker = new URL('../../electron/core/keeper/keeper-worker.ts', import.meta.url);
export const passwordWorker = new URL('../../electron/services/password-worker.ts', import.meta.url);

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sopeli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A keystore of one user: seals by turning every bit, opens only what it sealed itself. */
export function testKeystore(user = 1): Keystore {
  return {
    seal: (secret) => Uint8Array.from([user, ...secret.map((byte) => byte ^ 0xff)]),
    open: (sealed) => (sealed[0] === user ? sealed.slice(1).map((byte) => byte ^ 0xff) : null),
  };
}

/** A clock that moves only when told; `jump` moves the wall time alone, as a hand or a dead battery does. */
export function testClock(start = '2026-05-04T08:30:00.000Z') {
  let [passed, off] = [0, 0];
  return {
    jump: (to: string): void => {
      off = Date.parse(to) - Date.parse(start) - passed;
    },
    advance: (milliseconds: number): void => {
      passed += milliseconds;
    },
    read: () => ({
      wall: new Date(Date.parse(start) + passed + off).toISOString(),
      monotonicMs: passed,
      boot: '00000000-0000-8000-a000-000000000001',
    }),
  };
}

/** Timers that fire when told. */
export function testTimers(): Timers & { fire(): void } {
  let waiting: { act: () => void }[] = [];
  return {
    after: (_milliseconds, act) => {
      const timer = { act };
      waiting.push(timer);
      return () => {
        waiting = waiting.filter((other) => other !== timer);
      };
    },
    fire: () => {
      const due = waiting;
      waiting = [];
      for (const timer of due) timer.act();
    },
  };
}

/** A fit place on the disk that is really there; `facts` and `freeBytes` change what is told of it. */
export function testDisk(facts: Partial<PlaceFacts> = {}, freeBytes?: () => number): Disk {
  const real = systemDisk({ cloud: [], roaming: [] });
  return {
    place: (folder) => ({ path: folder, fileSystem: 'ext4', links: null, cloud: [], roaming: [], ...facts }),
    space: (folder) => ({ ...real.space(folder), ...(freeBytes && { freeBytes: freeBytes() }) }),
  };
}

export const testDevice = {
  device: '00000000-0000-7000-8000-00000000000d',
  epoch: 1,
  center: catalogue.centers[0]?.id ?? '',
  centerNumber: catalogue.centers[0]?.number ?? 0,
  desk: 2,
  privateKey: new Uint8Array(32),
  centralKeyId: 'central-1',
  centralPublicKey: 'A'.repeat(43),
  enrolledAt: '2026-05-01T08:00:00.000Z',
};

export interface TestDesk {
  readonly core: DeskCore;
  readonly db: Db;
  readonly folder: string;
  readonly clock: ReturnType<typeof testClock>;
  readonly timers: ReturnType<typeof testTimers>;
  readonly logged: { level: string; event: string; facts: Facts }[];
  /** What the printer was given; `jam()` makes it refuse. */
  readonly printed: string[];
  readonly jam: () => void;
  readonly call: <N extends CallName>(name: N, input: Input<N>) => Promise<Result<Output<N>>>;
  /** Like `call`, for calls that must go well. */
  readonly done: <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;
  readonly signIn: () => Promise<void>;
}

export interface TestDeskOptions {
  readonly enrolled?: boolean;
  readonly mode?: 'practice' | 'live';
  readonly folder?: string;
  readonly disk?: Disk;
  readonly scannerFolder?: string;
  /** Puts something between the desk and its store. */
  readonly wrap?: (db: Db) => Db;
}

/** Opens a desk in a temporary folder; it is stopped when the test is over. */
export async function openTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const {
    disk = testDisk(),
    enrolled = true,
    mode = 'practice',
    folder = temporaryFolder(),
    wrap = (db: Db) => db,
    scannerFolder,
  } = options;
  const random = systemRandom();
  const clock = testClock();
  const timers = testTimers();
  const logged: TestDesk['logged'] = [];
  const printed: string[] = [];
  let jammed = false;
  const note =
    (level: string) =>
    (event: string, facts: Facts = {}) =>
      void logged.push({ level, event, facts });
  const keystore = testKeystore();
  const key = databaseKey(folder, keystore, random);
  if (!key.ok) throw new Error(key.problem.code);
  const store = openStore(databaseFile(folder), key.value);
  if (!store.ok) throw new Error(store.problem.code);
  const needs: DeskNeeds = {
    config: {
      mode,
      folder,
      centralUrl: null,
      enrolmentCode: null,
      version: '0.0.0',
      ...(scannerFolder && { scannerFolder }),
    },
    clock,
    random,
    timers,
    http: { send: () => Promise.resolve(null) },
    printer: {
      pdf: (path, size) => {
        printed.push(`pdf ${path} ${size}`);
        return Promise.resolve(new TextEncoder().encode('%PDF-1.7 receipt'));
      },
      print: (path, size) => {
        printed.push(`print ${path} ${size}`);
        return Promise.resolve(!jammed);
      },
    },
    keystore,
    disk,
    reserveBytes: 262_144,
    log: { error: note('error'), info: note('info'), debug: note('debug') },
    foundingCatalogue: JSON.stringify(catalogue),
    passwordWorker,
    keeperWorker,
  };
  const desk = await deskOver(wrap(store.value), needs, restingKeeper());
  if (!desk.ok) throw new Error(desk.problem.code);
  if (enrolled && listOperators(store.value).length > 0) enrolDevice(store.value, testDevice);
  onTestFinished(() => desk.value.stop());
  const call = (name: CallName, input: unknown) => desk.value.dispatch(name, input);
  const done = async (name: CallName, input: unknown): Promise<unknown> => {
    const result = await desk.value.dispatch(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify([result.problem, logged.at(-1)])}`);
    return result.value;
  };
  return {
    core: desk.value,
    db: store.value,
    folder,
    clock,
    timers,
    logged,
    printed,
    jam: () => {
      jammed = true;
    },
    call: call as TestDesk['call'],
    done: done as TestDesk['done'],
    signIn: async () => {
      await done('session.sign-in', { operator: practiceOperator.operator, password: practiceOperator.password });
    },
  };
}
