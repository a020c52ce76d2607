// Whether the body still waits for papers of a case: one rule for the list of what waits at the desk, and for the change of
// shifts. Papers brought from the request's day on answer it, whenever the desk heard of the request.
import { actsOf } from '../../db/acts.ts';
import type { CaseRow } from '../../db/cases.ts';
import type { Db } from '../../db/sqlite.ts';
import type { TimelineEntry } from '../../shared/contract/cases.ts';
import { tbilisiDate } from '../../shared/time/dates.ts';
import type { Deadlines } from './deadlines.ts';
import { timelineOf } from './timeline.ts';

export interface OpenRequest {
  /** The day of the request, and the day before which its term may not end; null where no term is known. */
  readonly since: string;
  readonly until: string | null;
  /** What the body said is missing. */
  readonly words: string;
}

const asks = ({ kind, detail }: TimelineEntry): boolean =>
  (kind === 'status' || kind === 'answered') && detail === 'flaw';

/** The request that is not answered yet; null: there is none, it was answered, or the case was withdrawn. */
export function openRequest(db: Db, row: CaseRow, deadlines: Deadlines, present: string): OpenRequest | null {
  if (row.status !== 'flaw' || row.withdrawn === 1) return null;
  const term = deadlines.of(row, present).find(({ rule }) => rule === 'flaw');
  if (term?.state === 'met') return null;
  const said = timelineOf(db, row.id).findLast(asks);
  // Words that were told in another order than they were said leave no term; the request stands all the same.
  const since = term?.from ?? said?.on ?? tbilisiDate(said?.at ?? row.filedAt);
  const brought = actsOf(db, row.id).some(({ act, on }) => act.kind === 'papers-brought' && on >= since);
  return brought ? null : { since, until: term?.due ?? null, words: said?.note ?? '' };
}
