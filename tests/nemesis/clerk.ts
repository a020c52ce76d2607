// Central's clerk during one turn: acts on what the desks' screens claim, so that each act meets desks in a state that they
// know of. Central may be dead at that moment: then the act is tried again until it answers or the turn is over.
import type { Control } from '../central/harness.ts';
import type { Claims } from './judge.ts';
import type { Turn } from './schedule.ts';

export interface Clerk {
  /** A desk's screen says this now. */
  heard(claims: Claims): void;
  /** Nobody waits any more when this resolves. */
  leave(): Promise<void>;
}

const reason = 'განცხადება არ მიიღება.';
const againMs = 50;

/** Starts the clerk of a turn. */
export async function startClerk(control: Control, kind: Turn['clerk']): Promise<Clerk> {
  const acts: Promise<void>[] = [];
  const begun = new Set<string>();
  let left = false;
  const insist = async (act: () => Promise<unknown>): Promise<void> => {
    while (!left) {
      try {
        await act();
        return;
      } catch {
        await new Promise((again) => setTimeout(again, againMs));
      }
    }
  };
  const once = (what: string, act: () => Promise<unknown>): void => {
    if (begun.has(what)) return;
    begun.add(what);
    acts.push(insist(act));
  };
  const waits = kind === 'holds' || kind === 'refuses';
  if (waits) await control.post('/hold');
  return {
    heard: (claims) => {
      if (waits && claims.some(({ state }) => state === 'delivered'))
        once('release', () => control.post('/release', kind === 'refuses' ? { refuse: reason } : {}));
      if (kind !== 'decides') return;
      const registered = claims.filter(({ state }) => state === 'registered');
      for (const [at, { case: id }] of registered.entries())
        once(id, () => control.post('/status', { case: id, status: at % 2 === 0 ? 'satisfied' : 'refused' }));
    },
    leave: async () => {
      left = true;
      await Promise.all(acts);
      if (waits) await control.post('/release');
    },
  };
}
