// Opens the desk that is recorded: the real one over real files. Only the keystore, the printer and the moment of quiet
// work are its own.
import { mkdirSync } from 'node:fs';
import { systemClock } from '../../electron/core/clock.ts';
import type { DeskCore, DeskNeeds } from '../../electron/core/compose.ts';
import { systemDisk } from '../../electron/core/disk.ts';
import { nodeHttp } from '../../electron/core/http.ts';
import type { Timers } from '../../electron/core/ports.ts';
import { systemRandom } from '../../electron/core/random.ts';
import { composeLasting } from '../../electron/core/renewal.ts';
import { systemTimers } from '../../electron/core/timers.ts';
import { catalogue } from '../kill/work.ts';
import { keystore } from './keystore.ts';
import type { Plan } from './plan.ts';

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
  /** It could not go on with its database, and is to be started again. */
  readonly hasEnded: () => boolean;
}

/** `others`: what takes the place of the usual needs. Throws the problem's code when the desk does not open. */
export async function openRecorded(plan: Plan, others: Partial<DeskNeeds> = {}): Promise<RecordedDesk> {
  let ended = false;
  const { timers, quiet } = timersWithQuiet();
  const { keyNumber, recoveryRecipient, backups } = plan;
  // As in the installed desk, whose log has made the folder by now.
  mkdirSync(plan.folder, { recursive: true });
  const desk: DeskNeeds = {
    config: {
      mode: 'practice',
      folder: plan.folder,
      centralUrl: plan.centralUrl,
      enrolmentCode: plan.enrolmentCode,
      version: '0.0.0',
      ...(keyNumber === undefined ? {} : { keyNumber }),
      ...(recoveryRecipient === undefined ? {} : { recoveryRecipient }),
      ...(backups === undefined ? {} : { backupFolder: backups.place }),
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
    ...others,
  };
  const core = await composeLasting(desk, () => {
    ended = true;
  });
  if (!core.ok) throw new Error(core.problem.code);
  return { core: core.value, quiet, hasEnded: () => ended };
}
