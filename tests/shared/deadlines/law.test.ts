// The law's terms over 2024–2030, worked out by hand from a calendar: ends on weekends and days off, Easter, pauses,
// extensions, month ends. And that no rule is without its source and its certainty.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assembleCatalogue } from '../../../build/catalogue/assemble.ts';
import { workCalendar } from '../../../shared/deadlines/calendar.ts';
import { addDays } from '../../../shared/deadlines/days.ts';
import { type DeadlineRule, type DeadlineRuleId, deadlineRules } from '../../../shared/deadlines/rules.ts';
import { lastDay, type Pause } from '../../../shared/deadlines/term.ts';

const calendar = workCalendar(assembleCatalogue().holidays);

interface Row {
  readonly rule: DeadlineRuleId;
  readonly from: string;
  readonly end: string | null;
  readonly why: string;
  readonly pauses?: readonly Pause[];
}

const still = (from: string, until: string | null): Pause => ({ from, until });

const rows: readonly Row[] = [
  { rule: 'form-check', from: '2026-11-02', end: '2026-11-05', why: 'Monday and three days' },
  { rule: 'form-check', from: '2026-11-04', end: '2026-11-09', why: 'a Saturday moves to Monday' },
  { rule: 'form-check', from: '2026-11-20', end: '2026-11-24', why: 'St George’s Day is a Monday' },
  { rule: 'form-check', from: '2024-04-30', end: '2024-05-13', why: 'Easter, ordinance days and Victory Day in a row' },
  { rule: 'form-check', from: '2029-12-29', end: '2030-01-03', why: '1 and 2 January are off' },
  { rule: 'forwarding', from: '2025-04-15', end: '2025-04-22', why: 'Easter Sunday moves past its Monday' },
  {
    rule: 'forwarding',
    from: '2028-10-09',
    end: '2028-10-16',
    why: 'Svetitskhovloba on a Saturday gives no other day',
  },
  { rule: 'flaw', from: '2026-05-21', end: '2026-05-27', why: 'Independence Day is a Tuesday' },
  { rule: 'flaw', from: '2027-08-23', end: '2027-08-30', why: 'Saturday, also the Dormition' },
  { rule: 'flaw-extension', from: '2026-12-23', end: '2027-01-08', why: 'Christmas is a Thursday' },
  { rule: 'flaw-extension', from: '2025-05-02', end: '2025-05-19', why: '17 May is off since 2025, and a Saturday' },
  { rule: 'decision', from: '2024-01-31', end: '2024-02-29', why: 'leap year' },
  { rule: 'decision', from: '2025-01-31', end: '2025-02-28', why: 'no 31 February' },
  { rule: 'decision', from: '2026-03-12', end: '2026-04-14', why: 'Easter Sunday 2026' },
  { rule: 'decision', from: '2027-04-03', end: '2027-05-04', why: 'Easter Monday 2027' },
  { rule: 'decision', from: '2028-03-14', end: '2028-04-18', why: 'Good Friday 2028' },
  {
    rule: 'decision',
    from: '2029-03-06',
    end: '2029-04-10',
    why: 'Good Friday to the Day of National Unity, Monday 9 April',
  },
  { rule: 'decision', from: '2030-03-27', end: '2030-04-30', why: 'Holy Saturday 2030' },
  { rule: 'decision', from: '2026-11-30', end: '2026-12-30', why: 'the number, not the end, of the month' },
  { rule: 'decision', from: '2026-12-01', end: '2027-01-04', why: 'New Year, then a weekend' },
  { rule: 'decision', from: '2026-08-31', end: '2026-09-30', why: 'no 31 September' },
  {
    rule: 'decision',
    from: '2026-06-01',
    pauses: [still('2026-06-10', '2026-06-15')],
    end: '2026-07-06',
    why: 'five days stood still',
  },
  {
    rule: 'decision',
    from: '2026-06-01',
    pauses: [still('2026-06-10', null)],
    end: null,
    why: 'the paper has not come',
  },
  {
    rule: 'decision',
    from: '2026-06-01',
    pauses: [still('2026-06-10', '2026-06-15'), still('2026-07-03', '2026-07-10')],
    end: '2026-07-13',
    why: 'the second pause begins in days that the first one gave',
  },
  {
    rule: 'decision',
    from: '2026-06-01',
    pauses: [still('2026-07-02', '2026-07-10')],
    end: '2026-07-01',
    why: 'what has ended cannot stand still',
  },
  {
    rule: 'decision',
    from: '2026-06-01',
    pauses: [still('2026-05-20', '2026-05-28')],
    end: '2026-07-01',
    why: 'a pause over before the term began',
  },
  {
    rule: 'decision',
    from: '2026-06-05',
    pauses: [still('2026-05-29', '2026-06-10')],
    end: '2026-07-10',
    why: 'only its days after the beginning count',
  },
  { rule: 'decision-without-third-parties', from: '2026-04-24', end: '2026-05-11', why: 'Victory Day, a Saturday' },
  { rule: 'decision-without-third-parties', from: '2030-10-01', end: '2030-10-16', why: 'a Wednesday' },
  { rule: 'decision-extended', from: '2026-11-30', end: '2027-03-01', why: '28 February is a Sunday' },
  { rule: 'decision-extended', from: '2027-11-30', end: '2028-02-29', why: 'leap year' },
  { rule: 'extension-notice', from: '2030-05-21', end: '2030-05-27', why: 'Independence Day on a Sunday' },
  { rule: 'public-information', from: '2026-12-28', end: '2027-01-08', why: 'Christmas' },
  { rule: 'public-information', from: '2026-06-01', end: '2026-06-11', why: 'calendar days' },
  { rule: 'refusal-explained', from: '2027-03-05', end: '2027-03-09', why: 'Women’s Day is a Monday' },
  { rule: 'complaint', from: '2026-10-23', end: '2026-11-24', why: 'St George’s Day' },
  { rule: 'complaint', from: '2028-01-30', end: '2028-02-29', why: 'leap year, the last day' },
  { rule: 'complaint', from: '2025-12-19', end: '2026-01-20', why: 'Epiphany is a Monday' },
  { rule: 'complaint-decided', from: '2024-04-06', end: '2024-05-13', why: 'Easter Monday, ordinances, Victory Day' },
  { rule: 'own-data', from: '2026-05-04', end: '2026-05-19', why: '12 May is off; ten working days' },
  { rule: 'own-data', from: '2026-04-03', end: '2026-04-22', why: '9, 10 and 13 April are off' },
  { rule: 'own-data', from: '2024-12-24', end: '2025-01-10', why: '1, 2 and 7 January are off' },
  {
    rule: 'own-data',
    from: '2026-06-01',
    pauses: [still('2026-06-05', '2026-06-10')],
    end: '2026-06-18',
    why: 'three working days stood still, the weekend in between does not count twice',
  },
];

test.each(rows)('$rule from $from ends on $end: $why', ({ rule, from, end, pauses = [] }) => {
  expect(lastDay(calendar, from, deadlineRules[rule].term, pauses)).toBe(end);
});

test('every rule is tried above, and names its source and its certainty', () => {
  const rules: Readonly<Record<string, DeadlineRule>> = deadlineRules;
  for (const [id, { source, certainty, term }] of Object.entries(rules)) {
    expect(
      rows.some(({ rule }) => rule === id),
      id,
    ).toBe(true);
    expect(source, id).toMatch(/art\. \d+|law No|\.ge/);
    expect(['public', 'general-knowledge', 'uncertain'], id).toContain(certainty);
    expect(term.value, id).toBeGreaterThan(0);
  }
});

const day = fc.integer({ min: 0, max: 2556 }).map((passed) => addDays('2024-01-01', passed));
const unit = fc.constantFrom('calendar-days', 'working-days', 'months');

test('whatever the day: an end is worked, never moves back with a later beginning, and a pause never brings it nearer', () => {
  fc.assert(
    fc.property(
      day,
      unit,
      fc.integer({ min: 1, max: 30 }),
      fc.nat(20),
      fc.nat(20),
      (from, unit, value, wait, length) => {
        const term = { unit, value: unit === 'months' ? Math.ceil(value / 10) : value } as const;
        const end = lastDay(calendar, from, term) ?? '';
        expect(calendar.isWorkingDay(end)).toBe(true);
        expect(end > from).toBe(true);
        expect((lastDay(calendar, addDays(from, 1), term) ?? '') >= end).toBe(true);
        const since = addDays(from, wait);
        const paused = lastDay(calendar, from, term, [still(since, addDays(since, length))]) ?? '';
        expect(paused >= end).toBe(true);
      },
    ),
    { seed: 6, numRuns: 500 },
  );
});
