// How long ago something was, in the largest unit that still tells enough: whoever reads it decides whether to ask again.
import { tbilisiDate } from './dates.ts';

export interface Age {
  readonly unit: 'today' | 'days' | 'months' | 'years';
  readonly count: number;
}

const day = 86_400_000;

/** The age of an instant at another one, by days in Tbilisi; what lies ahead, by a clock that was wrong, is of today. */
export function ageOf(instant: string, now: string): Age {
  const days = Math.round((Date.parse(tbilisiDate(now)) - Date.parse(tbilisiDate(instant))) / day);
  if (days < 1) return { unit: 'today', count: 0 };
  if (days < 60) return { unit: 'days', count: days };
  return days < 730
    ? { unit: 'months', count: Math.floor(days / 30.4) }
    : { unit: 'years', count: Math.floor(days / 365) };
}
