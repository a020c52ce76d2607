// The outside of a desk in a test: a clock that stands still until somebody waits, timers on that clock, dice with a
// seed, and a line that knows whether anything is still on its way. Nothing here sleeps.
import type { Clock, Facts, Http, HttpAnswer, HttpRequest, Log, Random, Timers } from '../../../electron/core/ports.ts';

interface Alarm {
  readonly due: number;
  readonly act: () => void;
}

export interface World {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly http: Http;
  readonly log: Log;
  readonly logged: { event: string; facts: Facts }[];
  /** Milliseconds gone by. */
  now(): number;
  /** When the next timer is due, from now; null: nothing will ever happen by itself. */
  nextAlarm(): number | null;
  /** Runs what is due next, without waiting for what follows from it. */
  ring(): void;
  /** One turn of the event loop: what needs no answer of the line happens in it. */
  breathe(): Promise<void>;
  /** Until this many requests have left. */
  hasSent(count: number): Promise<void>;
  /** Lets everything under way come to an end, without moving the clock. */
  settle(): Promise<void>;
  /** Moves the clock by this much, running what becomes due on the way. */
  pass(milliseconds: number): Promise<void>;
  /** Moves the clock from timer to timer until the condition holds; throws when it never will. */
  until(condition: () => boolean, limitMs?: number): Promise<void>;
}

const start = Date.parse('2026-03-02T08:15:00.000Z');

/** `send` is the other end of the line. */
export function createWorld(send: (request: HttpRequest) => Promise<HttpAnswer | null>, seed = 1): World {
  let now = 0;
  let dice = seed;
  let sent = 0;
  let alarms: Alarm[] = [];
  const onTheWay = new Set<Promise<unknown>>();
  const logged: { event: string; facts: Facts }[] = [];
  const note = (event: string, facts: Facts = {}): void => {
    logged.push({ event, facts });
  };
  const fraction = (): number => {
    dice = (dice * 48_271) % 2_147_483_647;
    return dice / 2_147_483_647;
  };
  const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const settle = async (): Promise<void> => {
    await breathe();
    while (onTheWay.size > 0) {
      await Promise.allSettled([...onTheWay]);
      await breathe();
    }
  };
  const next = (): Alarm | undefined => alarms.toSorted((one, other) => one.due - other.due)[0];
  const strike = (alarm: Alarm): void => {
    alarms = alarms.filter((other) => other !== alarm);
    now = Math.max(now, alarm.due);
    alarm.act();
  };
  const ring = async (alarm: Alarm): Promise<void> => {
    strike(alarm);
    await settle();
  };
  return {
    clock: {
      read: () => ({
        wall: new Date(start + now).toISOString(),
        monotonicMs: now,
        boot: '0195f3a0-0000-7000-8000-00000000b007',
      }),
    },
    timers: {
      after: (milliseconds, act) => {
        const alarm = { due: now + milliseconds, act };
        alarms.push(alarm);
        return () => {
          alarms = alarms.filter((other) => other !== alarm);
        };
      },
    },
    random: {
      uuid: () => '0195f3a0-0000-7000-8000-0000000d1ce0',
      bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(fraction() * 256)),
      fraction,
    },
    http: {
      send: (request) => {
        sent += 1;
        const answer = send(request);
        onTheWay.add(answer);
        const gone = (): void => {
          onTheWay.delete(answer);
        };
        answer.then(gone, gone);
        return answer;
      },
    },
    log: { error: note, info: note, debug: note },
    logged,
    now: () => now,
    nextAlarm: () => {
      const alarm = next();
      return alarm === undefined ? null : Math.max(0, alarm.due - now);
    },
    ring: () => {
      const alarm = next();
      if (alarm === undefined) throw new Error('nothing is due');
      strike(alarm);
    },
    breathe,
    hasSent: async (count) => {
      while (sent < count) await breathe();
    },
    settle,
    pass: async (milliseconds) => {
      const end = now + milliseconds;
      await settle();
      for (let alarm = next(); alarm !== undefined && alarm.due <= end; alarm = next()) await ring(alarm);
      now = end;
    },
    until: async (condition, limitMs = 24 * 3_600_000) => {
      const end = now + limitMs;
      await settle();
      while (!condition()) {
        const alarm = next();
        if (alarm === undefined) throw new Error('nothing will ever happen by itself');
        if (alarm.due > end) throw new Error(`not so after ${limitMs} ms`);
        await ring(alarm);
      }
    },
  };
}
