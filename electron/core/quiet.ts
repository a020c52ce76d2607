// Work for quiet moments: it starts when no call came for a while, so that it never makes a commit slow. Nothing depends
// on it being done, so its failure is noted and the desk goes on.
import { bugFacts } from './crash.ts';
import type { Log, Timers } from './ports.ts';

export interface Quiet {
  /** Somebody is at work: begin waiting anew. */
  stir(): void;
  stop(): void;
}

const quietMs = 5000;
/** Between two slices, so that a call that comes in meanwhile is answered at once. */
const breathMs = 20;

/** Runs `act` when five seconds have passed since the last `stir`, and again as long as it says that more is left. */
export function whenQuiet({ timers, log }: { timers: Timers; log: Log }, act: () => boolean): Quiet {
  let cancel: (() => void) | null = null;
  const stop = (): void => {
    cancel?.();
    cancel = null;
  };
  const wait = (milliseconds: number): void => {
    stop();
    cancel = timers.after(milliseconds, dare);
  };
  const dare = (): void => {
    try {
      if (act()) wait(breathMs);
    } catch (error) {
      log.error('quiet work failed', bugFacts(error));
    }
  };
  return { stop, stir: () => wait(quietMs) };
}
