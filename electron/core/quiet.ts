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

/** Runs `act` once when five seconds have passed since the last `stir`. */
export function whenQuiet({ timers, log }: { timers: Timers; log: Log }, act: () => void): Quiet {
  const dare = (): void => {
    try {
      act();
    } catch (error) {
      log.error('quiet work failed', bugFacts(error));
    }
  };
  let cancel: (() => void) | null = null;
  const stop = (): void => {
    cancel?.();
    cancel = null;
  };
  return {
    stop,
    stir: () => {
      stop();
      cancel = timers.after(quietMs, dare);
    },
  };
}
