// Lets the desk forget what is due while nobody works: one small step at a time on the desk's own thread, stopped by the
// first call that comes in. What it leaves undone is done the next time; nothing waits for it.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { scrubLog } from '../../db/checkpoint.ts';
import type { RetentionRules } from '../../db/retention/settled.ts';
import { type Leaving, type SweepOrder, type SweepStep, sweep } from '../../db/retention/sweep.ts';
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
  /** Where receipts, pages and tables are written to as files; those in which a forgotten case may be go with it. */
  readonly receipts: string;
  /** Cases were forgotten. */
  readonly onForgotten: () => void;
}

const restMs = 600_000;
const breathMs = 20;

/**
 * Removes the files in which the case is or may be: its receipts, which are named by its desk number, all of whole visits and
 * all pages that name people, and tables with names of days among which is its own.
 */
export function forgetPrinted(folder: string, { deskNumber, filedOn }: Leaving): void {
  const mayHold = (file: string): boolean => {
    const [, from, to] = /^cases-(\d{4}-\d\d-\d\d)-(\d{4}-\d\d-\d\d)-\d+-named\./.exec(file) ?? [];
    if (from !== undefined && to !== undefined) return from <= filedOn && filedOn <= to;
    return [`${deskNumber}-`, 'visit-', 'page-'].some((begin) => file.startsWith(begin));
  };
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch {
    return;
  }
  for (const file of files.filter(mayHold)) rmSync(join(folder, file));
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
      const order: SweepOrder = {
        rules: needs.rules(),
        wall: needs.clock.read().wall,
        before: (leaving) => forgetPrinted(needs.receipts, leaving),
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
