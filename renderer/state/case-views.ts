// What cases can be chosen by, and the operator's own kept choices.
import { create } from 'zustand';
import type { CaseViews } from '../../shared/contract/case-views.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

interface CaseViewsState {
  readonly choices: Loaded<CaseViews>;
  /** Why the last choice was not kept. */
  readonly problem: Problem | null;
}

export const emptyCaseViews: CaseViewsState = { choices: loading, problem: null };
export const useCaseViews = create<CaseViewsState>(() => emptyCaseViews);
