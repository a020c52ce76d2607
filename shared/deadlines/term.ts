// When a term ends. Source of the counting: law.md has it from the registry's rules (georgiatoday.ge, eng.ghn.ge) and, as
// general knowledge, from the Civil Code: a term begins the day after its event, ends with its last day, and that moves
// to the next working day. Days are calendar days unless working days are said. A month ends on the same day number of
// the next one, or on its last day.
import type { Term } from '../catalogue/schema.ts';
import { onWorkingDay, type WorkCalendar } from './calendar.ts';
import { addDays, addMonths, daysBetween } from './days.ts';

export type TermLength = Pick<Term, 'value' | 'unit'>;

/** The term stood still from the day after `from` to `until`, which is the day of the awaited paper; null: it still does. */
export interface Pause {
  readonly from: string;
  readonly until: string | null;
}

function nthWorkingDay(calendar: WorkCalendar, from: string, count: number): string {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The last day by count alone, before it moves to a working day. */
function counted(calendar: WorkCalendar, from: string, { value, unit }: TermLength): string {
  switch (unit) {
    case 'immediate':
    case 'same-day':
      return from;
    case 'hours':
      return addDays(from, Math.ceil(value / 24));
    case 'calendar-days':
      return addDays(from, value);
    case 'working-days':
      return nthWorkingDay(calendar, from, value);
    case 'months':
      return addMonths(from, value);
  }
}

/** Working days after `from` and up to `until`. */
function workingDaysIn(calendar: WorkCalendar, from: string, until: string): number {
  let days = 0;
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) days += 1;
  return days;
}

/**
 * Last day of a term that began with the event of day `from`; null while it stands still. Pauses in the order of their
 * days, without overlap (`course.ts` makes them so). One that begins after the term had ended changes nothing.
 */
export function lastDay(
  calendar: WorkCalendar,
  from: string,
  term: TermLength,
  pauses: readonly Pause[] = [],
): string | null {
  let end = counted(calendar, from, term);
  for (const pause of pauses) {
    if (pause.from > onWorkingDay(calendar, end)) break;
    if (pause.until === null) return null;
    // What stood still before the term began is none of its days.
    const since = pause.from < from ? from : pause.from;
    if (pause.until <= since) continue;
    end =
      term.unit === 'working-days'
        ? nthWorkingDay(calendar, end, workingDaysIn(calendar, since, pause.until))
        : addDays(end, daysBetween(since, pause.until));
  }
  return onWorkingDay(calendar, end);
}
