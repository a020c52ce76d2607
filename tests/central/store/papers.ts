// Papers by content: which are named by living cases, and which of these are still missing.
import type { Store } from './store.ts';

/** Notes which contents a case names. */
export function namePapers(store: Store, caseId: string, contents: readonly string[]): void {
  for (const sha256 of contents) store.run('insert or ignore into case_papers values (?, ?)', caseId, sha256);
}

/** Contents that this desk's registered or waiting cases name and central lacks, oldest case first, at most 200. */
export function papersWanted(store: Store, device: string): string[] {
  const rows = store.all<{ sha256: string }>(
    `select p.sha256 from cases c join case_papers p on p.case_id = c.id
     where c.device = ? and c.state <> 'refused' and not exists (select 1 from papers have where have.sha256 = p.sha256)
     group by p.sha256 order by min(c.received_at), p.sha256 limit 200`,
    device,
  );
  return rows.map((row) => row.sha256);
}

/** Keeps the bytes; false when they were there already. */
export function addPaper(store: Store, sha256: string, bytes: Uint8Array, now: string): boolean {
  return store.run('insert or ignore into papers values (?, ?, ?)', sha256, bytes, now) === 1;
}
