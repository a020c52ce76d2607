// When a backup and a full check are due. Pure; times are instants by the desk's clock, which may be wrong: a last time
// in the future counts as long ago.
import { tbilisiDate, tbilisiMinute } from '../../../shared/time/dates.ts';

const hourMs = 3_600_000;
/** Centers close at six; the day's work is copied before that. */
const dayEnd = '17:30';

function elapsed(now: string, last: string): number {
  const passed = Date.parse(now) - Date.parse(last);
  return passed < 0 ? Number.POSITIVE_INFINITY : passed;
}

/** Hours gone by since `last`, rounded down; 0 when that lies in the future. */
export function wholeHours(now: string, last: string | null): number | null {
  return last === null ? null : Math.max(0, Math.floor((Date.parse(now) - Date.parse(last)) / hourMs));
}

/** The day's end lies between the two. */
function dayEnded(now: string, last: string): boolean {
  const end = `${tbilisiDate(now)}T${dayEnd}`;
  return tbilisiMinute(last) < end && tbilisiMinute(now) >= end;
}

/** Every hour, and at the day's end. `last` null: never yet. */
export function backupDue(now: string, last: string | null): boolean {
  return last === null || elapsed(now, last) >= hourMs || dayEnded(now, last);
}

/** Once a day when nobody works; after three days of never being idle all the same. */
export function checkDue(now: string, last: string | null, idle: boolean): boolean {
  if (last === null) return idle;
  const passed = elapsed(now, last);
  return idle ? passed >= 24 * hourMs : passed >= 72 * hourMs;
}
