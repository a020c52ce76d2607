// What was searched for among cases and drafts, and what the desk found so far.
import { create } from 'zustand';
import type { Found } from '../../shared/contract/find.ts';
import { type Loaded, loading } from './loaded.ts';

export interface FoundList {
  /** Best first. */
  readonly found: readonly Found[];
  readonly count: number;
  readonly more: boolean;
  readonly tooMany: boolean;
  readonly ready: number | null;
  /** The text that this answers; what is typed may be ahead of it. */
  readonly text: string;
}

interface FoundState {
  readonly text: string;
  readonly list: Loaded<FoundList>;
  readonly readingMore: boolean;
}

export const emptyFound: FoundState = { text: '', list: loading, readingMore: false };
export const useFound = create<FoundState>(() => emptyFound);
