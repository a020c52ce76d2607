// The list of cases as far as it was read, the one that is open, and its receipt.
import { create } from 'zustand';
import type { CaseFilter } from '../../shared/contract/case-views.ts';
import type { CaseState, ListedCase, OpenedCase, ReceiptSize } from '../../shared/contract/cases.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

export interface CaseList {
  /** Newest first. */
  readonly cases: readonly ListedCase[];
  /** Where the next page begins; null: there is none. */
  readonly next: string | null;
}

interface CasesState {
  /** Which cases are listed: in this state, of this choice; all without. */
  readonly listed: { readonly state: CaseState | null; readonly filter?: CaseFilter | undefined };
  readonly list: Loaded<CaseList>;
  readonly readingMore: boolean;
  readonly view: Loaded<OpenedCase>;
}

export const emptyCases: CasesState = { listed: { state: null }, list: loading, readingMore: false, view: loading };
export const useCases = create<CasesState>(() => emptyCases);

/** What became of the last print: which copy, and the file if it went to one. */
export type Printing =
  | { readonly state: 'idle' }
  | { readonly state: 'printing'; readonly to: 'printer' | 'pdf' }
  | { readonly state: 'printed'; readonly copy: number; readonly file: string | null }
  | { readonly state: 'failed'; readonly problem: Problem };

interface ReceiptState {
  readonly size: ReceiptSize;
  readonly printing: Printing;
}

export const emptyReceipt: ReceiptState = { size: 'A4', printing: { state: 'idle' } };
export const useReceipt = create<ReceiptState>(() => emptyReceipt);
