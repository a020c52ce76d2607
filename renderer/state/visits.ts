// Visits of this desk as `visit.list` last said, its days, and what was counted last. Held on every screen, because who
// waits must be seen from everywhere.
import { create } from 'zustand';
import type { ContactCounts, ContactKind, DayCounts } from '../../shared/contract/contacts.ts';
import type { Visits } from '../../shared/contract/visits.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

export interface Counted {
  readonly act: 'counted' | 'taken-back';
  readonly kind: ContactKind;
  readonly today: ContactCounts;
}

/** The way of a visit's receipts. */
export type PackPrinting =
  | { readonly state: 'idle' }
  | { readonly state: 'printing' }
  | { readonly state: 'printed'; readonly receipts: number; readonly file: string | null }
  | { readonly state: 'failed'; readonly problem: Problem };

interface VisitsState {
  readonly visits: Loaded<Visits>;
  readonly days: Loaded<readonly DayCounts[]>;
  /** Why the last act on a visit was refused. */
  readonly problem: Problem | null;
  readonly printing: PackPrinting;
  /** Whether the list of kinds of contacts stands open. */
  readonly counting: boolean;
  readonly counted: Counted | null;
  readonly countProblem: Problem | null;
}

export const emptyVisits: VisitsState = {
  visits: loading,
  days: loading,
  problem: null,
  printing: { state: 'idle' },
  counting: false,
  counted: null,
  countProblem: null,
};
export const useVisits = create<VisitsState>(() => emptyVisits);
