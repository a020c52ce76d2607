// The deadlines of stored cases. Terms and days off come from the newest catalogue: a day off by yesterday's ordinance moves
// the end of a term that began before it.
import { actsOf } from '../../db/acts.ts';
import type { CaseRow } from '../../db/cases.ts';
import type { Reader } from '../../db/sqlite.ts';
import { eventsOfCase } from '../../db/timeline.ts';
import type { ActKind } from '../../shared/cases/acts.ts';
import { finalStatuses } from '../../shared/catalogue/retention.ts';
import type { ListedDue } from '../../shared/contract/cases.ts';
import { type WorkCalendar, workCalendar } from '../../shared/deadlines/calendar.ts';
import { type CaseCourse, type Deadline, deadlinesOf } from '../../shared/deadlines/course.ts';
import { lastDay } from '../../shared/deadlines/term.ts';
import { knownEventSchema } from '../../shared/protocol/exchange.ts';
import { tbilisiDate } from '../../shared/time/dates.ts';
import type { Packages } from './packages.ts';

export interface Deadlines {
  /** All of a case's, by the day of `present`. */
  of(row: CaseRow, present: string): Deadline[];
  /** The one a list shows: when the decision is due, counted from filing; null where none is awaited or known. */
  listed(row: CaseRow, present: string): ListedDue | null;
  /** The day before which the decision is never due: the term without a pause; null where nobody is sure of one. */
  earliest(row: Pick<CaseRow, 'service' | 'filedOn'>): string | null;
}

/** Central's statuses by its own time: two that came in another order than they were given stand as they were given. */
function statusesOf(db: Reader, caseId: string): CaseCourse['statuses'] {
  const said = eventsOfCase(db, caseId).flatMap(({ kind, event }) => {
    const known = kind === 'case.status' ? knownEventSchema.safeParse(JSON.parse(event)).data : undefined;
    return known?.kind === 'case.status' ? [known] : [];
  });
  return said
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ status, at }) => ({ status, on: tbilisiDate(at) }));
}

const byDay = (one: { on: string }, other: { on: string }): number =>
  one.on < other.on ? -1 : one.on > other.on ? 1 : 0;

export function createDeadlines(db: Reader, packages: Packages): Deadlines {
  let kept: { readonly version: number; readonly calendar: WorkCalendar } | null = null;
  const calendar = (): WorkCalendar => {
    const { version, holidays } = packages.latest();
    if (kept?.version !== version) kept = { version, calendar: workCalendar(holidays) };
    return kept.calendar;
  };
  const of = (row: CaseRow, present: string): Deadline[] => {
    const acts = row.status === null ? [] : actsOf(db, row.id);
    const days = (kind: ActKind): string[] => acts.flatMap(({ act, on }) => (act.kind === kind ? [on] : [])).toSorted();
    const answers = acts.flatMap(({ act, on }) => (act.kind === 'answered' ? [{ status: act.status, on }] : []));
    const numbered = answers.find(({ status }) => status === 'registered')?.on ?? null;
    const course: CaseCourse = {
      filedOn: row.filedOn,
      registeredOn: row.registeredAt === null ? numbered : tbilisiDate(row.registeredAt),
      withdrawn: row.withdrawn === 1,
      term: packages.latest().services.find(({ id }) => id === row.service)?.term ?? null,
      statuses: row.status === null ? [] : [...statusesOf(db, row.id), ...answers.toSorted(byDay)],
      broughtOn: days('papers-brought'),
      handedOn: days('decision-handed')[0] ?? null,
    };
    return deadlinesOf(course, calendar(), tbilisiDate(present));
  };
  const ends = new Map<string, string | null>();
  return {
    of,
    earliest: ({ service, filedOn }) => {
      const { version, services } = packages.latest();
      const key = `${version} ${service} ${filedOn}`;
      const kept = ends.get(key);
      if (kept !== undefined) return kept;
      const term = services.find(({ id }) => id === service)?.term ?? null;
      const end = term === null ? null : lastDay(calendar(), filedOn, term);
      ends.set(key, end);
      return end;
    },
    listed: (row, present) => {
      if (row.state === 'refused' || row.withdrawn === 1) return null;
      if (row.status !== null && finalStatuses.includes(row.status)) return null;
      const decision = of(row, present).find(({ rule }) => rule === 'decision');
      if (decision === undefined) return null;
      const { due, state } = decision;
      return state === 'running' || state === 'paused' || state === 'overdue' ? { due, state } : null;
    },
  };
}
