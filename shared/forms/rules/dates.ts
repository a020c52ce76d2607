// Calendar days, months and times of day as typed in Georgia (day first) or as stored (year first). They are readings
// of a paper or a calendar, never instants: no time zone may move them.

import { cleanLine } from '../../text/clean.ts';
import { showDate, showMinute } from '../../time/dates.ts';
import type { Validation } from '../field.ts';
import { fromText, type Moment, type Rule, type Verdict } from './rule.ts';

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0');

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `d.m.yyyy` or `yyyy-mm-dd` → `yyyy-mm-dd` when the calendar has that day, else null. Years from 1700 to 2199. */
export function readDate(text: string): string | null {
  const dayFirst = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const yearFirst = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [year, month, day] = dayFirst?.slice(1, 4).reverse() ?? yearFirst?.slice(1, 4) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const real = y >= 1700 && y <= 2199 && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m);
  return real ? `${year}-${two(month)}-${two(day)}` : null;
}

function readTime(text: string): string | null {
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(text) ?? [];
  return Number(hour) < 24 && Number(minute) < 60 ? `${two(hour)}:${minute}` : null;
}

/** ISO texts of one kind compare as text. `limit` tells the bound as people read it. */
function bounded(value: string, { min, max }: Validation, moment: string, show: (iso: string) => string): Verdict {
  const isMoment = (bound: unknown): boolean => bound === 'today' || bound === 'now';
  if (isMoment(min) && value < moment) return { rule: 'past' };
  if (isMoment(max) && value > moment) return { rule: 'future' };
  if (typeof min === 'string' && !isMoment(min) && value < min) return { rule: 'earliest', limit: show(min) };
  if (typeof max === 'string' && !isMoment(max) && value > max) return { rule: 'latest', limit: show(max) };
  return { value };
}

/** Whole years on `today` of somebody born on `birth`; one born on 29 February turns a year older on 1 March. */
export function ageOn(today: string, birth: string): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}

function aged(value: string, { ageMinYears, ageMaxYears }: Validation, { today }: Moment): Verdict {
  const age = ageOn(today, value);
  if (ageMinYears !== undefined && age < ageMinYears) return { rule: 'ageMin', limit: ageMinYears };
  if (ageMaxYears !== undefined && age > ageMaxYears) return { rule: 'ageMax', limit: ageMaxYears };
  return { value };
}

export const date: Rule = fromText((typed, { validation }, moment) => {
  const value = readDate(cleanLine(typed));
  if (value === null) return { rule: 'date' };
  const verdict = bounded(value, validation, moment.today, showDate);
  return 'rule' in verdict ? verdict : aged(value, validation, moment);
});

/** Day and minute: `dd.mm.yyyy hh:mm` or `yyyy-mm-ddThh:mm`; the value is the latter. */
export const datetime: Rule = fromText((typed, { validation }, moment) => {
  const [day = '', time = '', ...rest] = cleanLine(typed).split(/[T ]+/, 3);
  const [date, minute] = [readDate(day), readTime(time)];
  if (date === null || minute === null || rest.length > 0) return { rule: 'datetime' };
  return bounded(`${date}T${minute}`, validation, moment.now, showMinute);
});

/** `mm.yyyy` or `yyyy-mm`; the value is the latter. */
export const month: Rule = fromText((typed, { validation }, moment) => {
  const text = cleanLine(typed);
  const value = readDate(/^\d{4}-/.test(text) ? `${text}-01` : `1.${text}`)?.slice(0, 7);
  if (value === undefined) return { rule: 'month' };
  return bounded(value, validation, moment.today.slice(0, 7), showDate);
});

/** `h:mm`, `hh:mm` or `hh.mm`; the value is `hh:mm`. */
export const time: Rule = fromText((typed, { validation }, moment) => {
  const value = readTime(cleanLine(typed));
  if (value === null) return { rule: 'time' };
  return bounded(value, validation, moment.now.slice(11, 16), (iso) => iso);
});
