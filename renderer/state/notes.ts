// Notes on the open case, and the change of shifts as it was last read.
import { create } from 'zustand';
import type { CaseNote, Shift } from '../../shared/contract/notes.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

interface NotesState {
  readonly notes: Loaded<readonly CaseNote[]>;
  /** Why the last note was not kept. */
  readonly problem: Problem | null;
  readonly shift: Loaded<Shift>;
}

export const emptyNotes: NotesState = { notes: loading, problem: null, shift: loading };
export const useNotes = create<NotesState>(() => emptyNotes);
