// Waiting, as a port. A waiting timer never keeps the program alive by itself.
import type { Timers } from './ports.ts';

const longest = 2 ** 31 - 1;

/** The system's timers; a longer wait than they can hold (24.8 days) is cut to that. */
export function systemTimers(): Timers {
  return {
    after: (milliseconds, act) => {
      const timer = setTimeout(act, Math.min(Math.max(milliseconds, 0), longest));
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
