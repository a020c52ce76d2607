// The drafts on this desk: begun, not yet submitted.
import { create } from 'zustand';
import type { DraftSummary } from '../../shared/contract/drafts.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

interface DraftsState {
  readonly drafts: Loaded<readonly DraftSummary[]>;
  /** The draft the operator is asked about before it is discarded. */
  readonly asked: DraftSummary | null;
  readonly problem: Problem | null;
}

export const emptyDrafts: DraftsState = { drafts: loading, asked: null, problem: null };
export const useDrafts = create<DraftsState>(() => emptyDrafts);
