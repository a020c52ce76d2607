// The script of faults: what shall happen to the next requests of a route. Kept in memory only: a fault is a matter of
// one test, not of central.
import { z } from 'zod';
import type { Sealed } from '../wire/seal.ts';

export const faultSchema = z.strictObject({
  fault: z.enum([
    'drop-before',
    'drop-after',
    'busy',
    'too-many',
    'failed',
    'portal',
    'unsigned',
    'truncated',
    'wrong-key',
    'replay-answer',
    'slow',
  ]),
  /** How many requests it meets, one after the other. */
  times: z.number().int().positive().default(1),
  on: z.enum(['enrol', 'exchange', 'paper']).default('exchange'),
  /** Seconds; with busy and too-many. */
  retryAfter: z.number().int().nonnegative().optional(),
  /** With slow. */
  milliseconds: z.number().int().positive().max(600_000).optional(),
});
export type Fault = z.infer<typeof faultSchema>;
export type Route = Fault['on'];

export interface Faults {
  script(fault: Fault): void;
  /** Forgets the script; an answer that is held leaves at once. */
  clear(): void;
  /** The fault that this request of the route meets, used up by asking. */
  take(route: Route): Fault | null;
  remember(route: Route, answer: Sealed): void;
  lastAnswer(route: Route): Sealed | null;
  /** Resolves after the time, or at once when the script is cleared or central stops. */
  pause(milliseconds: number): Promise<void>;
  stop(): void;
}

export function createFaults(): Faults {
  const queue: Fault[] = [];
  const answers = new Map<Route, Sealed>();
  const pauses = new Set<() => void>();
  return {
    script: (fault) => {
      for (let time = 0; time < fault.times; time++) queue.push(fault);
    },
    clear: () => {
      queue.length = 0;
      for (const end of pauses) end();
    },
    take: (route) => {
      const place = queue.findIndex((fault) => fault.on === route);
      return place < 0 ? null : (queue.splice(place, 1)[0] ?? null);
    },
    remember: (route, answer) => {
      answers.set(route, answer);
    },
    lastAnswer: (route) => answers.get(route) ?? null,
    pause: (milliseconds) =>
      new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          pauses.delete(end);
          resolve();
        };
        const timer = setTimeout(end, milliseconds);
        pauses.add(end);
      }),
    stop: () => {
      for (const end of pauses) end();
    },
  };
}
