// Lets the desk forget what is due while nobody works: one small step at a time on the desk's own thread, stopped by the
// first call that comes in. What it leaves undone is done the next time; nothing waits for it.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { scrubLog } from '../../db/checkpoint.ts';
import type { RetentionRules } from '../../db/retention/settled.ts';
import { type SweepStep, sweep } from '../../db/retention/sweep.ts';
import type { Db } from '../../db/sqlite.ts';
import { bugFacts } from './crash.ts';
import type { Clock, Log, Timers } from './ports.ts';

export interface Sweeper {
  /** Looks from time to time from now on whether the desk rests. */
  start(): void;
  /** Somebody is at work. */
  stir(): void;
  stop(): void;
}

export interface SweeperNeeds {
  readonly db: Db;
  /** The newest catalogue. */
  readonly rules: () => RetentionRules;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** Where receipts are printed to as files; those of a case that is forgotten go with it. */
  readonly receipts: string;
  /** Cases were forgotten. */
  readonly onForgotten: () => void;
}

const restMs = 600_000;
const breathMs = 20;

/** Removes the printed files of a case, which are named by its desk number, and those of whole visits: it may be in them. */
export function forgetPrinted(folder: string, deskNumber: string): void {
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch {
    return;
  }
  for (const file of files.filter((name) => name.startsWith(`${deskNumber}-`) || name.startsWith('visit-')))
    rmSync(join(folder, file));
}

export function createSweeper(needs: SweeperNeeds): Sweeper {
  const { db, timers, log } = needs;
  let cancel = (): void => undefined;
  let busy = true;

  const finish = (forgotten: number): void => {
    if (forgotten > 0) {
      // What was erased stands in the log still, until that begins anew.
      scrubLog(db);
      log.info('retention.swept', { forgotten });
      needs.onForgotten();
    }
    rest();
  };
  const go = (steps: Generator<SweepStep>, forgotten: number): void => {
    try {
      if (busy) {
        finish(forgotten);
        return;
      }
      const { value, done } = steps.next();
      if (done === true) {
        finish(forgotten);
        return;
      }
      const sum = forgotten + (value.kind === 'forgotten' ? 1 : 0);
      cancel = timers.after(breathMs, () => go(steps, sum));
    } catch (error) {
      log.error('retention.failed', bugFacts(error));
      rest();
    }
  };
  const look = (): void => {
    if (busy) {
      rest();
      return;
    }
    try {
      const order = {
        rules: needs.rules(),
        wall: needs.clock.read().wall,
        before: (deskNumber: string) => forgetPrinted(needs.receipts, deskNumber),
      };
      go(sweep(db, order), 0);
    } catch (error) {
      log.error('retention.failed', bugFacts(error));
      rest();
    }
  };
  const rest = (): void => {
    busy = false;
    cancel = timers.after(restMs, look);
  };

  return {
    start: () => {
      cancel();
      rest();
    },
    stir: () => {
      busy = true;
    },
    stop: () => cancel(),
  };
}
