// Work for quiet moments: it starts when no call came for a while, so that it never makes a commit slow.
import type { Timers } from './ports.ts';

export interface Quiet {
  /** Somebody is at work: begin waiting anew. */
  stir(): void;
  stop(): void;
}

/** Runs `act` once after `milliseconds` without a `stir`, again after each later one. */
export function whenQuiet(timers: Timers, milliseconds: number, act: () => void): Quiet {
  let cancel: (() => void) | null = null;
  const stop = (): void => {
    cancel?.();
    cancel = null;
  };
  return {
    stop,
    stir: () => {
      stop();
      cancel = timers.after(milliseconds, act);
    },
  };
}
