// Arithmetic of plain days, `yyyy-mm-dd`, without a clock and without a time zone: the law counts days, not hours.
const dayMs = 86_400_000;

const at = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);
const plain = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day so many days later; earlier for a negative number. */
export function addDays(day: string, days: number): string {
  return plain(at(day) + days * dayMs);
}

/** Days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((at(to) - at(from)) / dayMs);
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: string): number {
  return new Date(at(day)).getUTCDay() || 7;
}

/** The same day number so many months later, or the last day of that month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, number = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return plain(last.setUTCDate(Math.min(number, last.getUTCDate())));
}
