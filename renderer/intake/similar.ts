// The warning of similar cases for the draft that is about to be submitted, and the operator's answer to it. Only
// effects.ts and the choice on the check page write here.
import { create } from 'zustand';
import type { Despite } from '../../shared/contract/cases.ts';
import type { SimilarCase } from '../../shared/contract/similar.ts';

interface SimilarState {
  /** The draft that was asked about; null before any. */
  readonly draft: string | null;
  readonly similar: readonly SimilarCase[];
  readonly reason: Despite['reason'] | null;
  /** Somebody wanted to submit without a reason. */
  readonly missing: boolean;
}

export const emptySimilar: SimilarState = { draft: null, similar: [], reason: null, missing: false };
export const useSimilar = create<SimilarState>(() => emptySimilar);

/** What goes along with the submission: nothing when nothing was shown, null while the reason is missing. */
export function despiteOf({ similar, reason }: SimilarState): { despite?: Despite } | null {
  if (similar.length === 0) return {};
  return reason === null ? null : { despite: { reason, similar: similar.map((one) => one.case.deskNumber) } };
}
