// How the desk stands with central, as `standing.read` last said; asked for by administrators alone.
import { create } from 'zustand';
import type { Standing } from '../../shared/contract/standing.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

interface StandingState {
  readonly standing: Loaded<Standing>;
  readonly busy: boolean;
  /** Why what was asked for last was not done. */
  readonly problem: Problem | null;
}

export const emptyStanding: StandingState = { standing: loading, busy: false, problem: null };
export const useStanding = create<StandingState>(() => emptyStanding);
