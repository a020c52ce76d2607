// Visits: what one sitting at the desk is about. A visit holds drafts and cases together and knows no names of its own;
// whose it is, they tell. At most one is open; the schema sees to that.
import type { VisitState } from '../shared/contract/visits.ts';
import { type CaseRow, casesAt } from './cases.ts';
import type { Reader, Writer } from './sqlite.ts';

export interface VisitRow {
  readonly id: string;
  readonly state: VisitState;
  readonly operator: string;
  readonly begunAt: string;
  /** Since when it is in this state. */
  readonly since: string;
}

const columns = 'id, state, operator, begun_at as begunAt, since';

/** Begins a visit, open from now on. Throws while another is open. */
export function beginVisit(db: Writer, begun: Pick<VisitRow, 'id' | 'operator' | 'begunAt'>): void {
  const { id, operator, begunAt } = begun;
  db.run(`insert into visits values (?, 'open', ?, ?, ?)`, id, operator, begunAt, begunAt);
}

/** Moves a visit into another state; throws where that would open a second one. */
export function moveVisit(db: Writer, id: string, state: VisitState, since: string): void {
  db.run('update visits set state = ?, since = ? where id = ?', state, since, id);
}

export function readVisit(db: Reader, id: string): VisitRow | null {
  return db.get<VisitRow>(`select ${columns} from visits where id = ?`, id) ?? null;
}

export function openVisit(db: Reader): VisitRow | null {
  return db.get<VisitRow>(`select ${columns} from visits where state = 'open'`) ?? null;
}

/** All parked ones, the one that waits longest first. */
export function parkedVisits(db: Reader): VisitRow[] {
  return db.all<VisitRow>(`select ${columns} from visits where state = 'parked' order by since, id`);
}

/** The ones that ended last, newest first. */
export function endedVisits(db: Reader, limit: number): VisitRow[] {
  return db.all<VisitRow>(`select ${columns} from visits where state = 'ended' order by since desc, id limit ?`, limit);
}

/** The cases of a visit, in the order in which they were filed. */
export function casesOfVisit(db: Reader, visit: string): CaseRow[] {
  const places = db.all<{ place: number }>('select place from visit_cases where visit = ?', visit);
  return casesAt(
    db,
    places.map(({ place }) => place),
  ).reverse();
}

/** Whether the case was filed in this visit. */
export function isOfVisit(db: Reader, visit: string, deskNumber: string): boolean {
  return (
    db.get(
      'select 1 from visit_cases where visit = ? and place = (select place from cases where desk_number = ?)',
      visit,
      deskNumber,
    ) !== undefined
  );
}

/** The visit a draft belongs to; null for an unknown draft or one that lost its visit. */
export function visitOfDraft(db: Reader, draft: string): string | null {
  return db.get<{ visit: string | null }>('select visit from drafts where id = ?', draft)?.visit ?? null;
}

/** The instants at which visits began from `first` on. */
export function visitsBegun(db: Reader, first: string): string[] {
  return db
    .all<{ begunAt: string }>('select begun_at as begunAt from visits where begun_at >= ? order by begun_at', first)
    .map(({ begunAt }) => begunAt);
}
