// The change of shifts: what was handed on, and what the desk owes people whoever sits there. Cases of the last months are
// looked at a stretch at a time, newest first, and never more than a screen can wait for.
import { type CaseRow, caseById, casesAt } from '../../db/cases.ts';
import { unprintedOf } from '../../db/daybook.ts';
import { countDrafts } from '../../db/drafts.ts';
import { catchUpFiled, type FiledPlace, filedAfter } from '../../db/filed.ts';
import { type NoteRow, openHandovers } from '../../db/notes.ts';
import type { Db } from '../../db/sqlite.ts';
import { parkedVisits } from '../../db/visits.ts';
import {
  type Handover,
  longestPromises,
  promiseDays,
  promiseKinds,
  type Shift,
  unprintedDays,
} from '../../shared/contract/notes.ts';
import { ok } from '../../shared/result.ts';
import { daysBefore, tbilisiDate } from '../../shared/time/dates.ts';
import type { Services } from '../core/call.ts';
import { listedSummary } from './case-summary.ts';
import type { Deadlines } from './deadlines.ts';
import { noteView } from './notes.ts';
import type { Packages } from './packages.ts';
import { signedIn } from './signed-in.ts';

type PromiseKind = (typeof promiseKinds)[number];

const aStretch = 500;
const mostLooked = 4000;

/** What of this case the desk owes somebody, but for a receipt. */
function owed(row: CaseRow, deadlines: Deadlines, present: string): PromiseKind[] {
  const today = tbilisiDate(present);
  const standing: PromiseKind[] = [
    ...(row.state === 'manual' && row.status === null ? (['manual'] as const) : []),
    ...(row.status === 'ready' || row.status === 'flaw' ? ([row.status] as const) : []),
  ];
  const earliest = deadlines.earliest(row);
  if (earliest === null || earliest > today) return standing;
  const listed = deadlines.listed(row, present);
  if (listed?.state === 'overdue') return [...standing, 'overdue'];
  return listed?.due === today ? [...standing, 'due'] : standing;
}

export function shiftServices(db: Db, packages: Packages, deadlines: Deadlines): Pick<Services, 'shift.read'> {
  const handover = (note: NoteRow): Handover[] => {
    const row = caseById(db, note.caseId);
    if (row === null) return [];
    const { deskNumber, applicantName, serviceName } = listedSummary(packages, row);
    return [{ ...noteView(db, note), deskNumber, applicantName, serviceName }];
  };
  const promises = (present: string): Pick<Shift, 'promises' | 'cut'> => {
    const today = tbilisiDate(present);
    const found = new Map<PromiseKind, CaseRow[]>(promiseKinds.map((kind) => [kind, []]));
    const choice = { service: null, operator: null, from: daysBefore(today, promiseDays), to: null };
    const unprintedSince = daysBefore(today, unprintedDays);
    let [last, looked]: [FiledPlace | null, number] = [null, 0];
    for (;;) {
      const stretch = filedAfter(db, choice, last, aStretch);
      const rows = casesAt(
        db,
        stretch.map(({ place }) => place),
      );
      const recent = rows.filter(({ filedOn }) => filedOn >= unprintedSince).map(({ place }) => place);
      const unprinted = recent.length === 0 ? [] : unprintedOf(db, recent);
      for (const row of rows) {
        for (const kind of owed(row, deadlines, present)) found.get(kind)?.push(row);
        if (unprinted.includes(row.place)) found.get('unprinted')?.push(row);
      }
      looked += stretch.length;
      last = stretch.at(-1) ?? null;
      if (stretch.length < aStretch || looked >= mostLooked) break;
    }
    return {
      promises: [...found].map(([kind, rows]) => ({
        kind,
        count: rows.length,
        cases: rows.slice(0, longestPromises).map((row) => listedSummary(packages, row)),
      })),
      cut: looked >= mostLooked,
    };
  };
  return {
    'shift.read': (context) => {
      catchUpFiled(db);
      const me = signedIn(context).operator;
      const open = openHandovers(db);
      const mine = open.filter(({ takenBy }) => takenBy === me);
      const given = open.filter(({ operator, takenBy }) => operator === me && takenBy !== me);
      return ok({
        mine: mine.flatMap(handover),
        given: given.flatMap(handover),
        others: open.length - mine.length - given.length,
        ...promises(context.present),
        drafts: countDrafts(db),
        parked: parkedVisits(db).length,
      });
    },
  };
}
