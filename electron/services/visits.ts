// Visits: which one the desk works on, which ones wait, and what becomes of the open one when another begins. Nobody has
// to begin or end a visit: drafts do, and what is unfinished waits by itself.

import { draftsOfVisit } from '../../db/drafts.ts';
import { readOperator } from '../../db/operators.ts';
import type { Db } from '../../db/sqlite.ts';
import {
  beginVisit,
  casesOfVisit,
  endedVisits,
  isOfVisit,
  moveVisit,
  openVisit,
  parkedVisits,
  readVisit,
  type VisitRow,
  visitOfDraft,
} from '../../db/visits.ts';
import type { Visit } from '../../shared/contract/visits.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok } from '../../shared/result.ts';
import type { CallContext, Services } from '../core/call.ts';
import type { Random } from '../core/ports.ts';
import { listedSummary } from './case-summary.ts';
import { draftSummary } from './draft-summary.ts';
import type { Packages } from './packages.ts';
import { signedIn } from './signed-in.ts';

const shownEnded = 10;

/** Whoever was at the desk left it: the open visit waits when something in it is unfinished, else it has ended. */
export function leaveVisit(db: Db, at: string): void {
  const open = openVisit(db);
  if (open === null) return;
  moveVisit(db, open.id, draftsOfVisit(db, open.id).length > 0 ? 'parked' : 'ended', at);
}

/** Opens a visit; what was open waits or has ended. */
function enterVisit(db: Db, id: string, at: string): void {
  if (openVisit(db)?.id === id) return;
  leaveVisit(db, at);
  moveVisit(db, id, 'open', at);
}

/** The visit of a new draft: the open one when the draft goes on from one of its cases, else a new one. */
export function visitFor(db: Db, random: Random, context: CallContext, goesOnFrom: string | undefined): string {
  const open = openVisit(db);
  if (open !== null && goesOnFrom !== undefined && isOfVisit(db, open.id, goesOnFrom)) return open.id;
  leaveVisit(db, context.present);
  const id = random.uuid();
  beginVisit(db, { id, operator: signedIn(context).operator, begunAt: context.present });
  return id;
}

/** Who works on a draft is in its visit. */
export function enterVisitOf(db: Db, draft: string, at: string): void {
  const visit = visitOfDraft(db, draft);
  if (visit !== null && readVisit(db, visit) !== null) enterVisit(db, visit, at);
}

function minutesBetween(since: string, present: string): number {
  return Math.max(0, Math.floor((Date.parse(present) - Date.parse(since)) / 60_000));
}

function visitView(db: Db, packages: Packages, row: VisitRow, present: string): Visit {
  const cases = casesOfVisit(db, row.id).map((one) => listedSummary(packages.latest(), one));
  const drafts = draftsOfVisit(db, row.id).map((draft) => draftSummary(packages, draft));
  const persons = [...cases, ...drafts].map(({ applicantName }) => applicantName).filter((name) => name !== '');
  return {
    visit: row.id,
    state: row.state,
    operatorName: readOperator(db, row.operator)?.name ?? '',
    begunAt: row.begunAt,
    since: row.since,
    minutes: minutesBetween(row.since, present),
    persons: [...new Set(persons)],
    cases,
    drafts,
  };
}

type VisitCalls = 'visit.list' | 'visit.park' | 'visit.resume' | 'visit.end';

/** Problems: visit.unknown, visit.unfinished. */
export function visitServices(db: Db, packages: Packages): Pick<Services, VisitCalls> {
  return {
    'visit.list': ({ present }) => {
      const view = (row: VisitRow): Visit => visitView(db, packages, row, present);
      const open = openVisit(db);
      return ok({
        open: open === null ? null : view(open),
        parked: parkedVisits(db).map(view),
        ended: endedVisits(db, shownEnded).map(view),
      });
    },
    'visit.park': ({ present }) => {
      const open = openVisit(db);
      if (open !== null) moveVisit(db, open.id, 'parked', present);
      return ok({ id: open?.id ?? null });
    },
    'visit.resume': ({ present }, { visit }) => {
      if (readVisit(db, visit) === null) return fail(problem('visit.unknown'));
      const open = openVisit(db);
      if (open !== null && open.id !== visit) moveVisit(db, open.id, 'parked', present);
      enterVisit(db, visit, present);
      const row = readVisit(db, visit);
      if (row === null) throw new Error('a visit just opened is not there');
      return ok(visitView(db, packages, row, present));
    },
    'visit.end': ({ present }, { visit }) => {
      const row = readVisit(db, visit);
      if (row === null) return fail(problem('visit.unknown'));
      if (draftsOfVisit(db, visit).length > 0) return fail(problem('visit.unfinished'));
      if (row.state !== 'ended') moveVisit(db, visit, 'ended', present);
      return ok({});
    },
  };
}
