// Papers by content: which are named by living cases, and which of these are still missing.
import { insertRows, type Store } from './store.ts';

export interface Naming {
  readonly case: string;
  readonly sha256: string;
}

/** Notes which contents cases name. */
export async function namePapers(store: Store, named: readonly Naming[]): Promise<void> {
  const rows = named.map(({ case: id, sha256 }) => [id, sha256]);
  await insertRows(store, 'case_papers', ['case_id', 'sha256'], rows, 'on conflict do nothing');
}

/** A desk is asked for these contents unless central has them. */
export async function wantPapers(
  store: Store,
  device: string,
  contents: readonly string[],
  now: string,
): Promise<void> {
  if (contents.length === 0) return;
  const rows = contents.map((sha256) => [device, sha256, now]);
  await insertRows(store, 'wanted', ['device', 'sha256', 'since'], rows, 'on conflict do nothing');
  await store.run('delete from wanted where device = ? and sha256 in (select sha256 from papers)', device);
}

/** Which contents a case names. */
export async function papersOf(store: Store, caseId: string): Promise<string[]> {
  const rows = await store.all<{ sha256: string }>('select sha256 from case_papers where case_id = ?', caseId);
  return rows.map((row) => row.sha256);
}

/** A case was refused: what no living case of the desk names any more is not asked for. */
export async function forgetPapers(store: Store, device: string, caseId: string): Promise<void> {
  await store.run(
    `delete from wanted where device = ? and sha256 in (select sha256 from case_papers where case_id = ?)
       and not exists (select 1 from case_papers p join cases c on c.id = p.case_id
         where p.sha256 = wanted.sha256 and c.device = wanted.device and c.state <> 'refused')`,
    device,
    caseId,
  );
}

/** Contents that this desk's registered or waiting cases name and central lacks, oldest case first, at most 200. */
export async function papersWanted(store: Store, device: string): Promise<string[]> {
  const rows = await store.all<{ sha256: string }>(
    `select sha256 from wanted where device = ? and not exists (select 1 from papers p where p.sha256 = wanted.sha256)
     order by since, sha256 limit 200`,
    device,
  );
  return rows.map((row) => row.sha256);
}

/** Keeps the bytes; false when they were there already. */
export async function addPaper(store: Store, sha256: string, bytes: Uint8Array, now: string): Promise<boolean> {
  return store.transaction(async (within) => {
    const added = await within.run('insert into papers values (?, ?, ?) on conflict do nothing', sha256, bytes, now);
    await within.run('delete from wanted where sha256 = ?', sha256);
    return added === 1;
  });
}
