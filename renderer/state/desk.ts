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

/** The desk says that nobody is signed in: whatever is on screen gives way to the sign-in. */
export function withoutSession(state: DeskState): Partial<DeskState> {
  if (state.desk.state !== 'ready' || state.desk.value.session === null) return {};
  return { desk: { state: 'ready', value: { ...state.desk.value, session: null } } };
}
