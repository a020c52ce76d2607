// When to ask next, decided purely from what just happened. Timing and asking are the loop's (exchange.ts).
//
//              due · wake                     outcome
//   resting ──────────────▶ asking ─────────────────────────▶ resting   after a delay:
//      ▲                      │                                           done        at once while more waits on either
//      └──────────────────────┤                                                       side; else as central wishes, or the
//                             │                                                       longer the less there is to say
//                             │                                           corrected   at once, then backing off
//                             │ stop                                      failed      backing off
//                             ▼
//                          stopped   until the desk starts again; then central is asked once more, so that a lifted
//                                    revocation needs no hand at the database
//
// A wake (somebody asks, a case was saved, the system says the line is back) forgets all failures and asks at once; while
// asking it is remembered. Nothing but central's verified word leads to `stopped`.
import type { Problem } from '../../shared/problems.ts';

export type Outcome =
  /** Central's answer is stored. `more`: entries or events wait. `quiet`: neither side had anything to say. */
  | {
      readonly kind: 'done';
      readonly more: boolean;
      readonly quiet: boolean;
      /** When central wants to be asked again; null: it did not say. */
      readonly askAfterMs: number | null;
    }
  /** Central set us right (number or place in the chain) and that is stored: the same content goes again. */
  | { readonly kind: 'corrected'; readonly problem: Problem }
  /** `heard`: central itself said so; else nobody that counts did. */
  | {
      readonly kind: 'failed';
      readonly problem: Problem;
      readonly heard: boolean;
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'stop'; readonly problem: Problem };

export type State =
  | { readonly phase: 'resting'; readonly failures: number; readonly quiet: number; readonly delayMs: number }
  | { readonly phase: 'asking'; readonly failures: number; readonly quiet: number; readonly woken: boolean }
  | { readonly phase: 'stopped' };

export type Happening =
  | { readonly kind: 'due' }
  | { readonly kind: 'wake' }
  | { readonly kind: 'outcome'; readonly outcome: Outcome };

export const firstDelayMs = 2_000;
export const longestDelayMs = 15 * 60_000;
/** No failure is answered faster than this, however the dice fall. */
export const shortestDelayMs = 500;
/** How soon a desk asks for news after the last ones; each time in vain it waits twice as long, up to the longest. */
export const pollMs = 60_000;
export const longestPollMs = 40 * 60_000;
/** What central may wish for, whatever it says. */
const wishes = { least: 10_000, most: 24 * 3_600_000 };

export const atStart = { phase: 'resting', failures: 0, quiet: 0, delayMs: 0 } as const satisfies State;

/**
 * Delay after `failures` failures in a row (from 1): anything up to a bound that doubles each time ("full jitter", so
 * that sixty desks on one repaired line do not return in step), at most 15 minutes; not before `retryAfterMs`, which is
 * held to the same 15 minutes. `fraction` is uniform in [0, 1).
 */
export function backOff(failures: number, fraction: number, retryAfterMs: number | null): number {
  const bound = Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - 1));
  const delay = Math.max(shortestDelayMs, fraction * bound, retryAfterMs ?? 0);
  return Math.round(Math.min(longestDelayMs, delay));
}

/**
 * When to ask for news, after `quiet` answers in a row without any: a tenth around what central wishes for or around an
 * interval that doubles up to `longestPollMs`, so that desks spread by themselves.
 */
export function pollDelay(quiet: number, askAfterMs: number | null, fraction: number): number {
  const wish = askAfterMs === null ? null : Math.min(wishes.most, Math.max(wishes.least, askAfterMs));
  return Math.round((wish ?? Math.min(longestPollMs, pollMs * 2 ** quiet)) * (0.9 + 0.2 * fraction));
}

function afterOutcome(asking: State & { phase: 'asking' }, outcome: Outcome, fraction: number): State {
  if (outcome.kind === 'stop') return { phase: 'stopped' };
  if (asking.woken) return { phase: 'resting', failures: 0, quiet: 0, delayMs: 0 };
  const { failures, quiet: before } = asking;
  const quiet = outcome.kind !== 'done' ? before : outcome.quiet ? before + 1 : 0;
  const rest = (fails: number, delayMs: number): State => ({ phase: 'resting', failures: fails, quiet, delayMs });
  switch (outcome.kind) {
    case 'done':
      return rest(0, outcome.more ? 0 : pollDelay(quiet, outcome.askAfterMs, fraction));
    case 'corrected':
      return rest(failures + 1, failures === 0 ? 0 : backOff(failures + 1, fraction, null));
    case 'failed':
      return rest(failures + 1, backOff(failures + 1, fraction, outcome.retryAfterMs));
  }
}

/** The next state. `fraction` is drawn for this step, uniform in [0, 1). */
export function step(state: State, happening: Happening, fraction: number): State {
  switch (state.phase) {
    case 'stopped':
      return state;
    case 'resting':
      if (happening.kind === 'outcome') return state;
      return happening.kind === 'wake'
        ? { phase: 'asking', failures: 0, quiet: 0, woken: false }
        : { phase: 'asking', failures: state.failures, quiet: state.quiet, woken: false };
    case 'asking':
      if (happening.kind === 'wake') return { ...state, woken: true };
      if (happening.kind === 'due') return state;
      return afterOutcome(state, happening.outcome, fraction);
  }
}
