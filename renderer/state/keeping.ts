// What is kept and forgotten: in all, of the open case, and the printable page made last.
import { create } from 'zustand';
import type { Keeping, MadePage, Retention } from '../../shared/contract/retention.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

/** The way of a page: being made, made (and printed, or saved as a file), or what went wrong. */
export type Making =
  | { readonly state: 'idle' }
  | { readonly state: 'making' }
  | {
      readonly state: 'made';
      readonly page: MadePage;
      readonly done: 'shown' | 'printing' | 'printed';
      readonly file: string | null;
    }
  | { readonly state: 'failed'; readonly problem: Problem };

interface KeepingState {
  readonly retention: Loaded<Retention>;
  readonly keeping: Loaded<Keeping>;
  /** Why the last hold was not placed or lifted. */
  readonly holdProblem: Problem | null;
  readonly making: Making;
}

export const emptyKeeping: KeepingState = {
  retention: loading,
  keeping: loading,
  holdProblem: null,
  making: { state: 'idle' },
};
export const useKeeping = create<KeepingState>(() => emptyKeeping);
