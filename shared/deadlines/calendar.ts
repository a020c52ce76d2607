// Which days are worked. Saturdays and Sundays are not, nor days off; that is all a deadline asks of a calendar.
import { addDays, weekday } from './days.ts';
import { lawfulHolidays } from './holidays.ts';

export interface WorkCalendar {
  readonly isWorkingDay: (day: string) => boolean;
}

/** The calendar of these days off (a catalogue's); years of which they name none go by the Labour Code's rules. */
export function workCalendar(holidays: readonly { readonly date: string }[]): WorkCalendar {
  const off = new Set(holidays.map(({ date }) => date));
  const told = new Set(holidays.map(({ date }) => date.slice(0, 4)));
  const byRule = new Map<string, readonly string[]>();
  const isOff = (day: string): boolean => {
    const year = day.slice(0, 4);
    if (told.has(year)) return off.has(day);
    const days = byRule.get(year) ?? lawfulHolidays(Number(year));
    byRule.set(year, days);
    return days.includes(day);
  };
  return { isWorkingDay: (day) => weekday(day) < 6 && !isOff(day) };
}

/** This day, or the next one that is worked. */
export function onWorkingDay(calendar: WorkCalendar, day: string): string {
  let next = day;
  while (!calendar.isWorkingDay(next)) next = addDays(next, 1);
  return next;
}
