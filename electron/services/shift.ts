// The change of shifts: what was handed on, and what the desk owes people whoever sits there. Of the last months only
// cases whose course has not ended are looked at, and never more than a screen can wait for.
import { type CaseRow, caseById, casesAt } from '../../db/cases.ts';
import { countDrafts } from '../../db/drafts.ts';
import { catchUpFiled, openSince, unprintedSince } from '../../db/filed.ts';
import { type NoteRow, openHandovers } from '../../db/notes.ts';
import type { Db } from '../../db/sqlite.ts';
import { parkedVisits } from '../../db/visits.ts';
import { finalStatuses } from '../../shared/catalogue/retention.ts';
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
import { handedOver } from './acts.ts';
import { listedSummary } from './case-summary.ts';
import type { Deadlines } from './deadlines.ts';
import { openRequest } from './missing.ts';
import { noteView } from './notes.ts';
import type { Packages } from './packages.ts';
import { signedIn } from './signed-in.ts';

type PromiseKind = (typeof promiseKinds)[number];

/** Of cases whose course has not ended. */
const mostLooked = 1000;

/** What the desk is still to do about the case as it stands: not what an act says is done, nor for what was withdrawn. */
function standingOf(db: Db, row: CaseRow, deadlines: Deadlines, present: string): PromiseKind[] {
  if (row.status === 'ready') return handedOver(db, row.id) === null ? ['ready'] : [];
  if (row.withdrawn === 1) return [];
  if (row.state === 'manual' && row.status === null) return ['manual'];
  return openRequest(db, row, deadlines, present) === null ? [] : ['flaw'];
}

/** What of this case the desk owes somebody, but for a receipt. */
function owed(db: Db, row: CaseRow, deadlines: Deadlines, present: string): PromiseKind[] {
  const today = tbilisiDate(present);
  const standing = standingOf(db, row, deadlines, present);
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
    const { deskNumber, applicantName, serviceName } = listedSummary(packages.latest(), row);
    return [{ ...noteView(db, note), deskNumber, applicantName, serviceName }];
  };
  const promises = (present: string): Pick<Shift, 'promises' | 'cut'> => {
    const today = tbilisiDate(present);
    const open = openSince(db, daysBefore(today, promiseDays), finalStatuses, mostLooked);
    const latest = packages.latest();
    const found = new Map<PromiseKind, CaseRow[]>(promiseKinds.map((kind) => [kind, []]));
    for (const row of casesAt(db, open)) {
      for (const kind of owed(db, row, deadlines, present)) found.get(kind)?.push(row);
    }
    found.set('unprinted', casesAt(db, unprintedSince(db, daysBefore(today, unprintedDays), mostLooked)));
    return {
      promises: [...found].map(([kind, rows]) => ({
        kind,
        count: rows.length,
        cases: rows.slice(0, longestPromises).map((row) => listedSummary(latest, row)),
      })),
      cut: open.length === mostLooked,
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
