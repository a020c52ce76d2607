// The salvage assistant's course: it offers, works, reports, and lets the desk go on. One state at a time, of which the
// window shows a page; whoever waits for the next one is told when it comes.
import type { SalvageReport, SalvageStep } from '../../../db/salvage/salvage.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { toldFrom } from './told.ts';

export type AssistantState =
  | { readonly kind: 'offering'; readonly problem: Problem; readonly placeGone: boolean }
  | { readonly kind: 'working'; readonly step: SalvageStep }
  | { readonly kind: 'done'; readonly report: SalvageReport }
  /** The rebuild failed, or the desk did not open after it; nothing is lost by that. */
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface Assistant {
  /** The state that comes after the one that was `seen` (its number), at once when there is one; and its number. */
  after(seen: number): Promise<{ readonly state: AssistantState; readonly number: number }>;
  /** Looks again at whether the second place is there. */
  lookAgain(): void;
  /** Begins the rebuild, unless it has begun. */
  begin(): void;
  /** Opens the rebuilt desk. True when it did. */
  goOn(): Promise<boolean>;
}

export interface AssistantNeeds {
  readonly problem: Problem;
  readonly isPlaceGone: () => boolean;
  readonly rebuild: (onStep: (step: SalvageStep) => void) => Promise<Result<SalvageReport>>;
  /** Opens the desk in the window's place. */
  readonly open: () => Promise<Problem | null>;
  /** A thrown error is a bug and must end the program. */
  readonly crash: (error: unknown) => void;
}

export function createAssistant({ problem, isPlaceGone, rebuild, open, crash }: AssistantNeeds): Assistant {
  const offer = (): AssistantState => ({ kind: 'offering', problem, placeGone: isPlaceGone() });
  const { after, now, become } = toldFrom(offer());
  let opening: Promise<Problem | null> | null = null;
  const work = async (): Promise<void> => {
    become({ kind: 'working', step: 'backup' });
    const outcome = await rebuild((step) => become({ kind: 'working', step }));
    become(outcome.ok ? { kind: 'done', report: outcome.value } : { kind: 'failed', problem: outcome.problem });
  };
  return {
    after,
    lookAgain: () => {
      if (now().kind === 'offering') become(offer());
    },
    begin: () => {
      if (now().kind === 'offering' || now().kind === 'failed') work().catch(crash);
    },
    goOn: async () => {
      if (now().kind !== 'done') return false;
      opening ??= open();
      const failed = await opening;
      if (failed === null) return true;
      opening = null;
      become({ kind: 'failed', problem: failed });
      return false;
    },
  };
}
