// How often a password may be tried: freely five times, then with a pause that doubles. Counted on the monotonic clock,
// because the wall clock can be set by whoever sits there. Pure decisions; the counts live as long as the program runs.

export interface Tries {
  /** Tries that did not succeed, and those still being checked. */
  readonly count: number;
  /** Monotonic milliseconds of the last one. */
  readonly last: number;
}

export const noTries: Tries = { count: 0, last: 0 };
const free = 5;
const firstPauseMs = 30_000;
const longestPauseMs = 15 * 60_000;

function pauseMs(tries: Tries): number {
  return tries.count < free ? 0 : Math.min(firstPauseMs * 2 ** (tries.count - free), longestPauseMs);
}

/** Whether another try is allowed at `now`; after a quiet quarter of an hour counting begins anew. */
export function mayTry(tries: Tries, now: number): boolean {
  return now - tries.last >= pauseMs(tries);
}

/** The tries with one more at `now`. */
export function oneMore(tries: Tries, now: number): Tries {
  return now - tries.last >= longestPauseMs ? { count: 1, last: now } : { count: tries.count + 1, last: now };
}
