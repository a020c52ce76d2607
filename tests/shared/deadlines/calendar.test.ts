// The calendar behind every deadline: Easter computed, days off by rule against those the catalogue publishes.
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { onWorkingDay, workCalendar } from '../../../shared/deadlines/calendar.ts';
import { addDays, addMonths, daysBetween, weekday } from '../../../shared/deadlines/days.ts';
import { lawfulHolidays, orthodoxEaster } from '../../../shared/deadlines/holidays.ts';

const { holidays } = assembleCatalogue();
const published = (year: number): string[] =>
  holidays.map(({ date }) => date).filter((date) => date.startsWith(String(year)));

test.each([
  ['2024-05-05'],
  ['2025-04-20'],
  ['2026-04-12'],
  ['2027-05-02'],
  ['2028-04-16'],
  ['2029-04-08'],
  ['2030-04-28'],
])('Easter of %s is computed and published', (day) => {
  expect(orthodoxEaster(Number(day.slice(0, 4)))).toBe(day);
  expect(weekday(day)).toBe(7);
  expect(holidays.find(({ date }) => date === day)?.name.en).toContain('Easter');
});

test('the rules give exactly the published days of 2024 to 2030, but for days off by ordinance', () => {
  const ordinance: Record<number, string[]> = { 2024: ['2024-05-07', '2024-05-08', '2024-05-10'] };
  for (let year = 2024; year <= 2030; year += 1) {
    expect([...lawfulHolidays(year), ...(ordinance[year] ?? [])].sort()).toEqual(published(year).sort());
  }
});

test('years of which the catalogue says nothing go by the rules, the others by the catalogue alone', () => {
  const calendar = workCalendar([{ date: '2026-06-10' }]);
  expect(calendar.isWorkingDay('2026-06-10')).toBe(false);
  // 26 May of the year that the catalogue tells, and of one that it does not.
  expect(calendar.isWorkingDay('2026-05-26')).toBe(true);
  expect(calendar.isWorkingDay('2027-05-26')).toBe(false);
  expect(calendar.isWorkingDay('2027-05-03')).toBe(false);
  expect(calendar.isWorkingDay('2027-05-04')).toBe(true);
});

test('a day moves over a weekend and the days off around it', () => {
  const calendar = workCalendar(holidays);
  expect(onWorkingDay(calendar, '2026-04-10')).toBe('2026-04-14');
  expect(onWorkingDay(calendar, '2024-05-03')).toBe('2024-05-13');
  expect(onWorkingDay(calendar, '2026-11-24')).toBe('2026-11-24');
});

test('months end on the same number or on their last day', () => {
  const ends: [string, number, string][] = [
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-01-28', 1, '2025-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
  ];
  for (const [from, months, end] of ends) expect(addMonths(from, months)).toBe(end);
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
});
