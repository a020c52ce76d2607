// `npm run bench -- day [--days 30] [--each 100] [--rounds N] [--desk]`: a month of a busy desk: the day book, the plots, the change of
// shifts and chosen lists, each within 100 ms on a computer four times slower than this one, its statements within 16 ms.
// `--desk` leaves the screens out.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Db } from '../../../db/sqlite.ts';
import { type CaseFilter, noFilter } from '../../../shared/contract/case-views.ts';
import { inTurns, milliseconds, quantile, type Subject } from '../durations.ts';
import type { Report, Row } from '../report.ts';
import { openDesk, today } from '../store/desk.ts';
import { fillMonth } from './fill.ts';
import { drawn } from './screens.ts';

const slower = 4;
const goalMs = 100;
const statementMs = 16;

/** Notes how long each statement of the desk takes at most; the returned function tells the longest since it was asked last. */
function watchStatements(db: Db): () => number {
  let longest = 0;
  const timed =
    <A extends unknown[], R>(act: (...args: A) => R) =>
    (...args: A): R => {
      const begun = performance.now();
      const answer = act(...args);
      longest = Math.max(longest, performance.now() - begun);
      return answer;
    };
  Object.assign(db, { get: timed(db.get), all: timed(db.all), run: timed(db.run) });
  return () => {
    const found = longest;
    longest = 0;
    return found;
  };
}

export async function run(args: string[], out: string): Promise<Report> {
  const { values } = parseArgs({
    args,
    options: {
      days: { type: 'string', default: '30' },
      each: { type: 'string', default: '100' },
      rounds: { type: 'string', default: '20' },
      desk: { type: 'boolean', default: false },
    },
  });
  const folder = join(out, 'stages', 'day');
  rmSync(folder, { recursive: true, force: true });
  const desk = await openDesk(folder);
  const { call } = desk;
  try {
    const { service, operator } = await fillMonth(desk, Number(values.days), Number(values.each));
    const longest = watchStatements(desk.db);
    const list = (name: string, filter: CaseFilter, state: 'queued' | 'registered' | null = null): Subject => ({
      name: `case.list ${name}`,
      act: () => call('case.list', { state, before: null, filter }),
    });
    const subjects: Subject[] = [
      { name: 'daybook.read', act: () => call('daybook.read', { day: today, operator: null, whole: false }) },
      { name: 'daybook.read of one operator', act: () => call('daybook.read', { day: today, operator, whole: false }) },
      { name: 'daybook.weeks', act: () => call('daybook.weeks', {}) },
      { name: 'shift.read', act: () => call('shift.read', {}) },
      { name: 'view.list', act: () => call('view.list', {}) },
      list('all', noFilter),
      list('of a service', { ...noFilter, service }),
      list('of an operator, a week', { ...noFilter, operator, period: { days: 7 } }),
      list('of a service, registered', { ...noFilter, service }, 'registered'),
      list('overdue', { ...noFilter, overdue: true }),
    ];
    const longestOf = new Map<string, number[]>();
    const watched = subjects.map(({ name, act }) => ({
      name,
      act: async () => {
        longest();
        await act();
        longestOf.set(name, [...(longestOf.get(name) ?? []), longest()]);
      },
    }));
    const { waited, worked } = await inTurns(watched, { rounds: Number(values.rounds), each: 1 });
    const workedMs = (name: string): number => quantile(worked.get(name) ?? [], 0.5);
    const rows: Row[] = subjects.map(({ name }) => {
      const slow = workedMs(name) * slower;
      const statement = quantile(longestOf.get(name) ?? [], 0.5);
      return {
        name,
        cells: {
          'waited p50': milliseconds(quantile(waited.get(name) ?? [], 0.5)),
          'worked p50': milliseconds(workedMs(name)),
          [`worked, ${slower} times slower`]: milliseconds(slow),
          'longest statement p50': milliseconds(statement),
          goal: `${goalMs}, statement ${statementMs}`,
        },
        met: slow <= goalMs && statement <= statementMs,
      };
    });
    const slow = (name: string, subject = name): [string, number] => [name, workedMs(subject) * slower];
    const delays = Object.fromEntries([
      ...['daybook.read', 'daybook.weeks', 'shift.read'].map((name) => slow(name)),
      slow('case.list', 'case.list all'),
    ]);
    for (const { name, screenMs } of values.desk ? [] : await drawn(desk.core, slower, delays)) {
      const cells = { 'on the screen': milliseconds(screenMs), goal: String(goalMs) };
      rows.push({ name: `screen: ${name}`, cells, met: screenMs <= goalMs });
    }
    return { title: `A month of ${values.each} visits a day: milliseconds`, rows };
  } finally {
    await desk.core.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
