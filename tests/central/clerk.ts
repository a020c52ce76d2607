// The clerk of practice mode: takes registered cases into review and grants them a little later, so that a desk's
// timeline lives. Works from the store alone, so a restart forgets nobody.
import type { Central } from './central.ts';
import { decideCase, listCases, type StoredCase } from './store/cases.ts';

/** Milliseconds from registration to review, and from review to the decision. */
export interface Pace {
  readonly review: number;
  readonly decision: number;
}
export const practicePace: Pace = { review: 4_000, decision: 12_000 };

const decision = {
  review: { status: 'in-review', note: 'განცხადება განხილვაშია.' },
  grant: { status: 'satisfied', note: 'განცხადება დაკმაყოფილებულია.' },
};

/** What the clerk does to this case at this instant, or null. Cases that somebody else decided are left alone. */
export function nextStep(one: StoredCase, pace: Pace, now: Date): { status: string; note: string } | null {
  const passed = (since: string | null, wait: number): boolean =>
    since !== null && now.getTime() - Date.parse(since) >= wait;
  if (one.state !== 'registered') return null;
  if (one.status === null) return passed(one.registered_at, pace.review) ? decision.review : null;
  if (one.status !== decision.review.status) return null;
  return passed(one.status_at, pace.decision) ? decision.grant : null;
}

/** Starts the clerk; the returned function stops it. */
export function startClerk(central: Central, pace: Pace): () => void {
  const work = (): void => {
    const now = central.now();
    for (const one of listCases(central.store)) {
      const step = nextStep(one, pace, now);
      if (step !== null) decideCase(central.store, one.id, step, now.toISOString());
    }
    central.watch.changed(null);
  };
  const timer = setInterval(work, Math.min(1_000, pace.review));
  return () => clearInterval(timer);
}
