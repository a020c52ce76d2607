// The day book as far as it was read: whose day is asked for, the day, and the weeks before.
import { create } from 'zustand';
import type { DayBook, WeekCounts } from '../../shared/contract/daybook.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

/** The way of a file. */
export type Exporting =
  | { readonly state: 'idle' | 'writing' }
  | { readonly state: 'written'; readonly file: string; readonly count: number }
  | { readonly state: 'failed'; readonly problem: Problem };

interface DayBookState {
  /** Null: today. */
  readonly day: string | null;
  /** Null: everybody. */
  readonly operator: string | null;
  /** Whether the lists are read as long as they come. */
  readonly whole: boolean;
  /** Whether book and weeks are being fetched for the first time. */
  readonly opening: boolean;
  readonly book: Loaded<DayBook>;
  readonly weeks: Loaded<readonly WeekCounts[]>;
  readonly exporting: Exporting;
}

export const emptyDayBook: DayBookState = {
  day: null,
  operator: null,
  whole: false,
  opening: false,
  book: loading,
  weeks: loading,
  exporting: { state: 'idle' },
};
export const useDayBook = create<DayBookState>(() => emptyDayBook);
