// Opens the desk that is recorded: the real one over real files, or with one mistake put into it from outside.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { openStore } from '../../db/open.ts';
import type { Db } from '../../db/sqlite.ts';
import { systemClock } from '../../electron/core/clock.ts';
import { composeDesk, type DeskCore, type DeskNeeds, deskOver } from '../../electron/core/compose.ts';
import { systemDisk } from '../../electron/core/disk.ts';
import { nodeHttp } from '../../electron/core/http.ts';
import { databaseFile, databaseKey } from '../../electron/core/key-slot.ts';
import { slotCopy, slotFile } from '../../electron/core/keys/file.ts';
import type { Timers } from '../../electron/core/ports.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { systemTimers } from '../../electron/core/timers.ts';
import type { Result } from '../../shared/result.ts';
import { restingKeeper } from '../electron/resting-keeper.ts';
import { catalogue } from '../kill/work.ts';
import { keystore } from './keystore.ts';
import type { Plan } from './plan.ts';
import { scratchFolder } from './scratch.ts';

/** The wait before quiet work, which the recorded life ends when it wants to. */
const quietMs = 5000;

function timersWithQuiet(): { timers: Timers; quiet: () => void } {
  const system = systemTimers();
  let waiting: (() => void) | null = null;
  return {
    quiet: () => waiting?.(),
    timers: {
      after: (milliseconds, act) => {
        if (milliseconds !== quietMs) return system.after(milliseconds, act);
        waiting = act;
        return () => {
          if (waiting === act) waiting = null;
        };
      },
    },
  };
}

export interface RecordedDesk {
  readonly core: DeskCore;
  /** Nobody is at work: what waits for that is done now. */
  readonly quiet: () => void;
  /** With `answer-before-commit`: what to answer when the transaction under way is about to commit. */
  answerEarly: ((db: Db) => void) | null;
}

export async function openRecorded(plan: Plan): Promise<RecordedDesk> {
  const { timers, quiet } = timersWithQuiet();
  const needs: DeskNeeds = {
    config: {
      mode: 'practice',
      folder: plan.folder,
      centralUrl: plan.centralUrl,
      enrolmentCode: plan.enrolmentCode,
      version: '0.0.0',
      ...(plan.keyNumber === undefined ? {} : { keyNumber: plan.keyNumber }),
    },
    clock: systemClock(),
    random: systemRandom(),
    timers,
    http: nodeHttp(),
    disk: {
      ...systemDisk({ cloud: [], roaming: [] }),
      // The recorded disk lies in memory and stands for one that does not.
      place: (path) => ({ path, fileSystem: 'ext4', links: null, cloud: [], roaming: [] }),
    },
    reserveBytes: 65_536,
    printer: {
      pdf: (path) => Promise.resolve(Buffer.from(`%PDF-1.7 ${path} `.repeat(200))),
      print: () => Promise.resolve(true),
    },
    keystore,
    log: { error: (event, facts) => console.error(event, facts), info: () => undefined, debug: () => undefined },
    foundingCatalogue: JSON.stringify(catalogue),
    keeperWorker: new URL('../../electron/core/keeper/keeper-worker.ts', import.meta.url),
    passwordWorker: new URL('../../electron/services/password-worker.ts', import.meta.url),
  };
  // As in the installed desk, whose log has made the folder by now.
  mkdirSync(plan.folder, { recursive: true });
  const recorded = { quiet, answerEarly: null as RecordedDesk['answerEarly'] };
  if (plan.mistake === 'key-slot-unflushed' && !existsSync(slotFile(plan.folder))) {
    const elsewhere = scratchFolder();
    databaseKey(elsewhere, needs.keystore, needs.random);
    const text = readFileSync(slotFile(elsewhere));
    for (const file of [slotFile, slotCopy]) writeFileSync(file(plan.folder), text);
    rmSync(elsewhere, { recursive: true });
  }
  const plain = plan.mistake === 'none' || plan.mistake === 'key-slot-unflushed';
  const core = plain ? await composeDesk(needs) : await mistaken(plan, needs, (db) => recorded.answerEarly?.(db));
  if (!core.ok) throw new Error(core.problem.code);
  return Object.assign(recorded, { core: core.value });
}

async function mistaken(plan: Plan, needs: DeskNeeds, early: (db: Db) => void): Promise<Result<DeskCore>> {
  const key = databaseKey(plan.folder, needs.keystore, needs.random);
  if (!key.ok) return key;
  const store = openStore(databaseFile(plan.folder), key.value);
  if (!store.ok) return store;
  if (plan.mistake === 'answer-before-commit') return deskOver(answering(store.value, early), needs, restingKeeper());
  store.value.pragma('synchronous = normal');
  return deskOver(store.value, needs, restingKeeper());
}

/** The same store, answering before each commit. */
function answering(db: Db, early: (db: Db) => void): Db {
  return {
    ...db,
    get inTransaction() {
      return db.inTransaction;
    },
    transaction: (body) =>
      db.inTransaction
        ? body()
        : db.transaction(() => {
            const result = body();
            early(db);
            return result;
          }),
  };
}
