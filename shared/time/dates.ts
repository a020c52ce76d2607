// Dates and instants as people in Georgia read them. Pure text work: nothing here may ask what time it is.

/** Tbilisi is UTC+04:00 all year since March 2005; every instant of the desk is later than that. */
const tbilisiOffsetMs = 4 * 60 * 60 * 1000;

function tbilisi(instant: string): string {
  return new Date(Date.parse(instant) + tbilisiOffsetMs).toISOString();
}

/** `yyyy-mm-dd` → `dd.mm.yyyy`. */
export function showDate(isoDate: string): string {
  return isoDate.split('-').reverse().join('.');
}

/** An instant → the day in Tbilisi, `yyyy-mm-dd`. */
export function tbilisiDate(instant: string): string {
  return tbilisi(instant).slice(0, 10);
}

/** The day so many days before this one, both `yyyy-mm-dd`. */
export function daysBefore(isoDate: string, days: number): string {
  return new Date(Date.parse(`${isoDate}T00:00:00.000Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** An instant → the minute in Tbilisi, `yyyy-mm-ddThh:mm`. */
export function tbilisiMinute(instant: string): string {
  return tbilisi(instant).slice(0, 16);
}

/** A local minute `yyyy-mm-ddThh:mm` → `dd.mm.yyyy hh:mm`. */
export function showMinute(minute: string): string {
  return `${showDate(minute.slice(0, 10))} ${minute.slice(11, 16)}`;
}

/** An instant → `dd.mm.yyyy hh:mm` in Tbilisi. */
export function showInstant(instant: string): string {
  return showMinute(tbilisiMinute(instant));
}
