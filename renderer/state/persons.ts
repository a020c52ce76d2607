// Cases that operators joined to the open one, as its applicant's under another number or spelling.
import { create } from 'zustand';
import type { SamePerson } from '../../shared/contract/persons.ts';
import type { Problem } from '../../shared/problems.ts';

interface PersonsState {
  /** The case they belong to; null before any was asked about. */
  readonly of: string | null;
  readonly same: readonly SamePerson[];
  /** Why the last word was refused. */
  readonly problem: Problem | null;
}

export const emptyPersons: PersonsState = { of: null, same: [], problem: null };
export const usePersons = create<PersonsState>(() => emptyPersons);
