// The policy as a table and as properties: whatever happened, a desk that is not stopped asks again, never in a storm and
// never later than a quarter of an hour after a failure.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  atStart,
  backOff,
  type Happening,
  longestDelayMs,
  longestPollMs,
  type Outcome,
  pollDelay,
  pollMs,
  type State,
  shortestDelayMs,
  step,
} from '../../../electron/sync/policy.ts';
import { problem } from '../../../shared/problems.ts';

const said = problem('central.busy');
const done = (more: boolean): Outcome => ({ kind: 'done', more, quiet: false, askAfterMs: null });
const failed = (retryAfterMs: number | null = null): Outcome => ({
  kind: 'failed',
  problem: said,
  heard: true,
  retryAfterMs,
});
const corrected: Outcome = { kind: 'corrected', problem: said };
const stop: Outcome = { kind: 'stop', problem: problem('device.revoked') };
const asking = (failures: number, woken = false): State => ({ phase: 'asking', failures, quiet: 0, woken });
const resting = (failures: number, delayMs: number): State => ({ phase: 'resting', failures, quiet: 0, delayMs });

describe('the table', () => {
  const rows: [string, State, Outcome, State][] = [
    ['all is said: the poll interval', asking(3), done(false), resting(0, pollMs)],
    ['more waits: at once', asking(3), done(true), resting(0, 0)],
    ['corrected the first time: at once', asking(0), corrected, resting(1, 0)],
    ['corrected again: with a pause', asking(1), corrected, resting(2, 2_000)],
    ['first failure', asking(0), failed(), resting(1, 1_000)],
    ['third failure', asking(2), failed(), resting(3, 4_000)],
    ['many failures: the cap', asking(40), failed(), resting(41, longestDelayMs / 2)],
    ['Retry-After beyond the back-off', asking(0), failed(120_000), resting(1, 120_000)],
    ['Retry-After of a day: the cap', asking(0), failed(86_400_000), resting(1, longestDelayMs)],
    ['Retry-After of nothing: the back-off stands', asking(0), failed(0), resting(1, 1_000)],
    ['woken while asking: at once, and failures forgotten', asking(5, true), failed(120_000), resting(0, 0)],
    ['a stop stops, woken or not', asking(0, true), stop, { phase: 'stopped' }],
  ];
  test.each(rows)('%s', (_name, before, outcome, after) => {
    expect(step(before, { kind: 'outcome', outcome }, 0.5)).toEqual(after);
  });

  test('a timer asks, a wake asks and forgets the failures, a wake while asking is remembered', () => {
    expect(step(resting(4, 9_000), { kind: 'due' }, 0)).toEqual(asking(4));
    expect(step(resting(4, 9_000), { kind: 'wake' }, 0)).toEqual(asking(0));
    expect(step(asking(4), { kind: 'wake' }, 0)).toEqual(asking(4, true));
    expect(step(asking(4), { kind: 'due' }, 0)).toEqual(asking(4));
    expect(step(resting(4, 9_000), { kind: 'outcome', outcome: stop }, 0)).toEqual(resting(4, 9_000));
  });
});

describe('a quiet desk', () => {
  const quiet = (askAfterMs: number | null): Outcome => ({ kind: 'done', more: false, quiet: true, askAfterMs });
  const stateAfter = (outcomes: readonly Outcome[]): State =>
    outcomes.reduce<State>(
      (state, outcome) => step(step(state, { kind: 'due' }, 0.5), { kind: 'outcome', outcome }, 0.5),
      atStart,
    );
  const delayOf = (state: State): number => (state.phase === 'resting' ? state.delayMs : Number.NaN);

  test('waits twice as long each time, up to forty minutes; news and wakes begin anew, a failure does not', () => {
    expect([1, 2, 3, 9].map((times) => delayOf(stateAfter(Array(times).fill(quiet(null)))))).toEqual([
      2 * pollMs,
      4 * pollMs,
      8 * pollMs,
      longestPollMs,
    ]);
    expect(delayOf(stateAfter([quiet(null), quiet(null), done(false)]))).toBe(pollMs);
    expect(delayOf(stateAfter([quiet(null), quiet(null), failed(), quiet(null)]))).toBe(8 * pollMs);
    const woken = step(stateAfter([quiet(null), quiet(null)]), { kind: 'wake' }, 0.5);
    expect(delayOf(step(woken, { kind: 'outcome', outcome: quiet(null) }, 0.5))).toBe(2 * pollMs);
  });

  test('does as central wishes, within ten seconds and a day, and never in step with its neighbours', () => {
    expect(delayOf(stateAfter([quiet(300_000)]))).toBe(300_000);
    expect(delayOf(stateAfter([quiet(1_000)]))).toBe(10_000);
    expect(delayOf(stateAfter([quiet(10 ** 12)]))).toBe(86_400_000);
    const delays = Array.from({ length: 60 }, (_, desk) => pollDelay(3, 600_000, desk / 60));
    expect(new Set(delays).size).toBe(60);
    expect(Math.min(...delays)).toBe(540_000);
    expect(Math.max(...delays)).toBeLessThanOrEqual(660_000);
  });
});

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.boolean().map(done),
  fc.constant(corrected),
  fc.option(fc.nat(100_000_000)).map(failed),
);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.constant<Happening>({ kind: 'due' }),
  fc.constant<Happening>({ kind: 'wake' }),
  outcome.map((one): Happening => ({ kind: 'outcome', outcome: one })),
);
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const history = fc.array(fc.tuple(happening, fraction), { maxLength: 60 });
const live = (steps: [Happening, number][], from: State = atStart): State =>
  steps.reduce<State>((state, [what, dice]) => step(state, what, dice), from);

describe('properties', () => {
  test('a delay after a failure is at least half a second, at most its doubling bound, at most 15 minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fraction, fc.option(fc.nat(10 ** 9)), (failures, dice, retry) => {
        const delay = backOff(failures, dice, retry);
        expect(delay).toBeGreaterThanOrEqual(shortestDelayMs);
        expect(delay).toBeLessThanOrEqual(longestDelayMs);
        expect(delay).toBeGreaterThanOrEqual(Math.min(retry ?? 0, longestDelayMs));
        if (retry === null) expect(delay).toBeLessThanOrEqual(Math.max(shortestDelayMs, 2_000 * 2 ** (failures - 1)));
      }),
    );
  });

  test('the jitter is full: many desks that fail together come back spread over the whole interval', () => {
    const delays = Array.from({ length: 100 }, (_, index) => backOff(9, index / 100, null));
    expect(new Set(delays).size).toBeGreaterThan(95);
    expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(0.9 * 2_000 * 2 ** 8);
  });

  test('never stuck: whatever happened, a desk that is not stopped asks again within the hour, and a wake asks', () => {
    fc.assert(
      fc.property(history, fraction, (steps, dice) => {
        const state = live(steps);
        expect(state.phase).not.toBe('stopped');
        if (state.phase === 'resting') {
          expect(state.delayMs).toBeGreaterThanOrEqual(0);
          expect(state.delayMs).toBeLessThanOrEqual(Math.max(longestDelayMs, 1.1 * longestPollMs));
          expect(step(state, { kind: 'wake' }, dice).phase).toBe('asking');
          expect(step(state, { kind: 'due' }, dice).phase).toBe('asking');
        } else {
          // The question that runs ends some day; a wake meanwhile leads to another one at once.
          const woken = step(state, { kind: 'wake' }, dice);
          expect(step(woken, { kind: 'outcome', outcome: failed(null) }, dice)).toEqual(resting(0, 0));
        }
      }),
    );
  });

  test('no storm: failures without a wake never follow each other without a pause', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(failed(), corrected), fraction), { minLength: 2 }), (steps) => {
        let state: State = asking(1);
        for (const [what, dice] of steps) {
          state = step(state, { kind: 'outcome', outcome: what }, dice);
          expect(state.phase === 'resting' && state.delayMs >= shortestDelayMs).toBe(true);
          state = step(state, { kind: 'due' }, dice);
        }
      }),
    );
  });

  test('only a stop stops, and nothing in this run starts it again', () => {
    fc.assert(
      fc.property(history, history, fraction, (before, after, dice) => {
        const state = live(before);
        const asked = state.phase === 'asking' ? state : step(state, { kind: 'due' }, dice);
        const stopped = step(asked, { kind: 'outcome', outcome: stop }, dice);
        expect(live(after, stopped)).toEqual({ phase: 'stopped' });
      }),
    );
  });
});
