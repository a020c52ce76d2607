// Days off by rule: the fixed ones of the Labour Code and those around Orthodox Easter. A catalogue says which days are
// really off, days by ordinance too; these rules stand in only for years of which it says nothing.
import { addDays } from './days.ts';

interface FixedDay {
  readonly monthDay: string;
  /** First year in which it is a day off. */
  readonly since?: number;
}

const fixed: readonly FixedDay[] = [
  { monthDay: '01-01' },
  { monthDay: '01-02' },
  { monthDay: '01-07' },
  { monthDay: '01-19' },
  { monthDay: '03-03' },
  { monthDay: '03-08' },
  { monthDay: '04-09' },
  { monthDay: '05-09' },
  { monthDay: '05-12' },
  { monthDay: '05-17', since: 2025 },
  { monthDay: '05-26' },
  { monthDay: '08-28' },
  { monthDay: '10-14' },
  { monthDay: '11-23' },
];
/** Good Friday to Easter Monday. */
const aroundEaster = [-2, -1, 0, 1];

/** Julian and Gregorian calendars are so many days apart from March 1900 to February 2100. */
const julianLag = 13;

/**
 * Orthodox Easter Sunday: the first Sunday after the full moon of the Julian calendar on or after its 21 March, by the
 * cycle of 19 years (Gauss). Right from 1900 to 2099.
 */
export function orthodoxEaster(year: number): string {
  const moon = (19 * (year % 19) + 15) % 30;
  const toSunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 6) % 7;
  return addDays(`${year}-03-22`, julianLag + moon + toSunday);
}

/** The year's days off by rule, as days in their order. No other day is off because one falls on a weekend. */
export function lawfulHolidays(year: number): string[] {
  const easter = orthodoxEaster(year);
  const days = [
    ...fixed.filter(({ since = 0 }) => year >= since).map(({ monthDay }) => `${year}-${monthDay}`),
    ...aroundEaster.map((offset) => addDays(easter, offset)),
  ];
  return [...new Set(days)].sort();
}
