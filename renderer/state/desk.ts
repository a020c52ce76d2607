// The desk this window belongs to and who sits at it, as `desk.read` last said.
import { create } from 'zustand';
import type { Desk } from '../../shared/contract/desk.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

interface DeskState {
  readonly desk: Loaded<Desk>;
  /** True while a password is being checked. */
  readonly signingIn: boolean;
  readonly signInProblem: Problem | null;
}

export const emptyDesk: DeskState = { desk: loading, signingIn: false, signInProblem: null };
export const useDesk = create<DeskState>(() => emptyDesk);
