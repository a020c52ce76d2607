// Dates of the zone have two digits of the year. A rule decides where only one century makes sense; where a very old
// person and a child are both possible, the candidates are handed out and somebody is asked.

/** Nobody is taken for older than this without being asked. */
const oldest = 115;
/** A document is valid at most this long ahead; anything later is of the century before. */
const longestAhead = 50;

/** `YYMMDD` → month and day that exist in that year, as `yyyy-mm-dd`, or null. Unknown parts (`<<`) give null. */
function inYear(yymmdd: string, century: number): string | null {
  const [, yy, mm, dd] = /^(\d\d)(\d\d)(\d\d)$/.exec(yymmdd) ?? [];
  const [year, month, day] = [century + Number(yy), Number(mm), Number(dd)];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= days)) return null;
  return `${year}-${mm}-${dd}`;
}

const both = (yymmdd: string): string[] => [1900, 2000].flatMap((century) => inYear(yymmdd, century) ?? []);

/** Whether six signs can be a date of the zone: a day of some year, or with unknown parts from the right. */
export function isDate(yymmdd: string): boolean {
  if (/^\d{6}$/.test(yymmdd)) return both(yymmdd).length > 0;
  return /^(\d\d(0[1-9]|1[0-2])<<|\d\d<<<<|<<<<<<)$/.test(yymmdd);
}

/** Possible dates of birth, oldest first: one, two to ask between, or none. `today` is `yyyy-mm-dd`. */
export function birthDates(yymmdd: string, today: string): string[] {
  const past = both(yymmdd).filter((date) => date <= today);
  const likely = past.filter((date) => Number(today.slice(0, 4)) - Number(date.slice(0, 4)) <= oldest);
  return likely.length > 0 ? likely : past;
}

/** The last day of validity, or null where none is stated. */
export function expiryDate(yymmdd: string, today: string): string | null {
  const [earlier = null, later = null] = both(yymmdd);
  const candidates = [later, earlier].filter((date) => date !== null);
  const latest = Number(today.slice(0, 4)) + longestAhead;
  return candidates.find((date) => Number(date.slice(0, 4)) <= latest) ?? null;
}

const soonDays = 30;

/** What a document's validity is today; the last day still counts. */
export function validity(until: string | null, today: string): 'unstated' | 'expired' | 'soon' | 'valid' {
  if (until === null) return 'unstated';
  if (until < today) return 'expired';
  return Date.parse(until) - Date.parse(today) <= soonDays * 86_400_000 ? 'soon' : 'valid';
}
