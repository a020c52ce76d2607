// A desk's first day as the screens know it: enrolling, and who may sign in.
import { create } from 'zustand';
import type { Enrolment, OperatorView } from '../../shared/contract/first-day.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

interface FirstDayState {
  readonly enrolment: Enrolment | null;
  readonly operators: Loaded<readonly OperatorView[]>;
  readonly busy: boolean;
  readonly problem: Problem | null;
}

export const emptyFirstDay: FirstDayState = { enrolment: null, operators: loading, busy: false, problem: null };
export const useFirstDay = create<FirstDayState>(() => emptyFirstDay);
