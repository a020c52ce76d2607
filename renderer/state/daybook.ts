// The day book as far as it was read: whose day is asked for, the day, and the weeks before.
import { create } from 'zustand';
import type { DayBook, WeekCounts } from '../../shared/contract/daybook.ts';
import { type Loaded, loading } from './loaded.ts';

interface DayBookState {
  /** Null: today. */
  readonly day: string | null;
  /** Null: everybody. */
  readonly operator: string | null;
  readonly book: Loaded<DayBook>;
  readonly weeks: Loaded<readonly WeekCounts[]>;
}

export const emptyDayBook: DayBookState = { day: null, operator: null, book: loading, weeks: loading };
export const useDayBook = create<DayBookState>(() => emptyDayBook);
