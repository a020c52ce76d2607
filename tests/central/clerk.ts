// The clerk of practice mode: takes registered cases into review and grants them a little later, so that a desk's
// timeline lives. Works from the store alone, so a restart forgets nobody.
import type { Central } from './central.ts';
import { type CaseRow, decideCase, undecidedCases } from './store/cases.ts';

/** Milliseconds from registration to review, and from review to the decision. */
export interface Pace {
  readonly review: number;
  readonly decision: number;
}
export const practicePace: Pace = { review: 4_000, decision: 12_000 };

const mostAtOnce = 200;

const decision = {
  review: { status: 'in-review', note: 'განცხადება განხილვაშია.' },
  grant: { status: 'satisfied', note: 'განცხადება დაკმაყოფილებულია.' },
};

/** What the clerk does to this case at this instant, or null. Cases that somebody else decided are left alone. */
export function nextStep(one: CaseRow, pace: Pace, now: Date): { status: string; note: string } | null {
  const passed = (since: string | null, wait: number): boolean =>
    since !== null && now.getTime() - Date.parse(since) >= wait;
  if (one.state !== 'registered') return null;
  if (one.status === null) return passed(one.registered_at, pace.review) ? decision.review : null;
  if (one.status !== decision.review.status) return null;
  return passed(one.status_at, pace.decision) ? decision.grant : null;
}

/** Starts the clerk; the returned function stops it. */
export function startClerk(central: Central, pace: Pace): () => Promise<void> {
  const { store, watch } = central;
  const work = async (): Promise<void> => {
    const now = central.now();
    for (const one of await undecidedCases(store, decision.review.status, mostAtOnce)) {
      const step = nextStep(one, pace, now);
      // Only from the step that was looked at: another node's clerk may have been quicker.
      if (step !== null) await decideCase(store, one.id, { ...step, from: one.step }, now.toISOString());
    }
    watch.changed(null);
  };
  let working: Promise<void> | null = null;
  const timer = setInterval(
    () => {
      working ??= work()
        .catch((error: unknown) => console.error(error instanceof Error ? error.message : String(error)))
        .finally(() => {
          working = null;
        });
    },
    Math.min(1_000, pace.review),
  );
  return async () => {
    clearInterval(timer);
    await working;
  };
}
