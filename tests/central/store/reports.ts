// Cases that are carried to another authority's system as reports, and how far each has got. A report is claimed before it
// is sent, by one node alone.
import type { Next, State } from '../open311/next.ts';
import { casesWhere, type StoredCase } from './cases.ts';
import type { Store } from './store.ts';

export interface StoredReport {
  readonly case_id: string;
  readonly state: State;
  readonly token: string | null;
  readonly request_id: string | null;
  /** Their last word on it, as told. */
  readonly told: string | null;
  /** When it was first sent, and when this state began. */
  readonly sent_at: string | null;
  readonly since: string;
}

/** Makes reports of registered cases of these services that have none. */
export async function addReports(store: Store, services: readonly string[], now: string): Promise<void> {
  if (services.length === 0) return;
  await store.run(
    `insert into reports (case_id, state, since) select distinct id, 'new', ? from cases
     where state = 'registered' and service in (${services.map(() => '?').join(', ')})
       and not exists (select 1 from reports r where r.case_id = cases.id) on conflict do nothing`,
    now,
    ...services,
  );
}

/** Every report that is not at its end, with its case, oldest first; at most this many. */
export async function openReports(store: Store, most: number): Promise<(StoredReport & { one: StoredCase })[]> {
  const reports = await store.all<StoredReport>(
    `select * from reports where state <> 'rejected' and coalesce(told, '') <> 'closed' order by since, case_id limit ?`,
    most,
  );
  const found = [];
  for (const report of reports) {
    const [one] = await casesWhere(store, 'where c.id = ? order by c.version desc limit 1', report.case_id);
    if (one !== undefined) found.push({ ...report, one });
  }
  return found;
}

/** Takes the report for sending; false when somebody else did, or it is not to be sent. */
export async function claimReport(store: Store, caseId: string, now: string): Promise<boolean> {
  const sql = `update reports set state = 'sending', sent_at = coalesce(sent_at, ?), since = ? where case_id = ? and state = 'new'`;
  return (await store.run(sql, now, now, caseId)) === 1;
}

/** Moves a report from the state it was seen in; does nothing when it is not there any more. */
export async function moveReport(store: Store, caseId: string, from: State, next: Next, now: string): Promise<void> {
  await store.run(
    `update reports set state = ?, token = coalesce(?, token), request_id = coalesce(?, request_id), since = ?
     where case_id = ? and state = ?`,
    next.state,
    next.token ?? null,
    next.requestId ?? null,
    now,
    caseId,
    from,
  );
}

/** Notes their word; false when it was known. */
export async function noteTold(store: Store, caseId: string, told: string): Promise<boolean> {
  const sql = `update reports set told = ? where case_id = ? and coalesce(told, '') <> ?`;
  return (await store.run(sql, told, caseId, told)) === 1;
}
