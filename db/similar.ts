// Cases that a new one may be a double of, and the trace of filing it all the same. Which of them are similar enough is
// decided by the service; here is only what the indexes can answer.
import type { Despite } from '../shared/contract/cases.ts';
import { type CaseRow, caseColumns, readCase } from './cases.ts';
import type { Db, Reader } from './sqlite.ts';

const columns = `${caseColumns}, c.personal_number as personalNumber`;
const most = 200;

/** With the personal number, which lists leave out. */
export type PersonCaseRow = CaseRow & { readonly personalNumber: string | null };

/** Cases of this personal number filed on this day (`yyyy-mm-dd`) or later, newest first. */
export function casesOfNumber(db: Reader, personalNumber: string, since: string): PersonCaseRow[] {
  return db.all(
    `select ${columns} from cases c join case_states s on s.place = c.place
     where c.personal_number = ? and c.filed_on >= ? order by c.place desc limit ${most}`,
    personalNumber,
    since,
  );
}

/** Of the cases at these places those filed on the day `since` or later, newest first. */
export function casesAtSince(db: Reader, places: readonly number[], since: string): PersonCaseRow[] {
  return db.all(
    `select ${columns} from cases c join case_states s on s.place = c.place
     where c.place in (select value from json_each(?)) and c.filed_on >= ? order by c.place desc`,
    JSON.stringify(places),
    since,
  );
}

/** Of the cases with these ids those filed on the day `since` or later, newest first. */
export function casesOfIds(db: Reader, ids: readonly string[], since: string): PersonCaseRow[] {
  return db.all(
    `select ${columns} from cases c join case_states s on s.place = c.place
     where c.id in (select value from json_each(?)) and c.filed_on >= ? order by c.place desc`,
    JSON.stringify(ids),
    since,
  );
}

/** Keeps in spite of which cases this one was filed, and why; false (and nothing kept) when one of them is not there. */
export function keepOverrides(db: Db, caseId: string, { reason, similar }: Despite): boolean {
  const known = similar.map((number) => readCase(db, number)?.id);
  if (known.includes(undefined)) return false;
  for (const id of new Set(known)) {
    db.run('insert into case_overrides values (?, ?, ?)', caseId, id ?? null, reason);
  }
  return true;
}

/** Why the case was filed in spite of similar ones, or null. */
export function overrideReason(db: Reader, caseId: string): string | null {
  return (
    db.get<{ reason: string }>('select reason from case_overrides where case_id = ? limit 1', caseId)?.reason ?? null
  );
}
