// The time of a desk under test: a clock that may be days off, and hours that pass in seconds. Clock, timers and the
// patience of requests run at one pace, so that the desk lives in one consistent time.
import { systemClock } from '../../electron/core/clock.ts';
import { nodeHttp } from '../../electron/core/http.ts';
import type { Clock, Http, Timers } from '../../electron/core/ports.ts';
import { systemTimers } from '../../electron/core/timers.ts';

export interface Pace {
  /** How many times faster than the true time. */
  readonly speed: number;
  /** How far the desk's clock is off, in days. */
  readonly clockDays: number;
}

/** Clock, timers and line of a desk at this pace. */
export function worldAt({ speed, clockDays }: Pace): { clock: Clock; timers: Timers; http: Http } {
  const [clock, timers, http] = [systemClock(), systemTimers(), nodeHttp()];
  const start = clock.read();
  return {
    clock: {
      read: () => {
        const now = clock.read();
        const passed = (now.monotonicMs - start.monotonicMs) * speed;
        const wall = new Date(Date.parse(start.wall) + clockDays * 86_400_000 + passed).toISOString();
        return { wall, monotonicMs: start.monotonicMs + passed, boot: start.boot };
      },
    },
    timers: { after: (milliseconds, act) => timers.after(milliseconds / speed, act) },
    http: {
      send: (request) =>
        http.send({ ...request, quietMs: request.quietMs / speed, timeoutMs: request.timeoutMs / speed }),
    },
  };
}
