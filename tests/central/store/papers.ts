// Papers by content: which are named by living cases, which of these are still missing, and what of them arrived so far.
import { caseContentSchema } from '../../../shared/cases/payload.ts';
import { sha256 as hashOf } from '../signing.ts';
import { withdrawnSql } from './changes.ts';
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

/** Which of the contents that a case names central has. */
export async function papersHad(store: Store, caseId: string): Promise<ReadonlySet<string>> {
  const sql = 'select sha256 from papers where sha256 in (select sha256 from case_papers where case_id = ?)';
  return new Set((await store.all<{ sha256: string }>(sql, caseId)).map((row) => row.sha256));
}

export async function readPaper(store: Store, sha256: string): Promise<Uint8Array | undefined> {
  const sql = 'select bytes from papers where sha256 = ?';
  return (await store.get<{ bytes: Uint8Array }>(sql, sha256))?.bytes;
}

/** A case was refused or withdrawn: what no living case of the desk names any more is not asked for. */
export async function forgetPapers(store: Store, device: string, caseId: string): Promise<void> {
  await store.run(
    `delete from wanted where device = ? and sha256 in (select sha256 from case_papers where case_id = ?)
       and not exists (select 1 from case_papers p join cases c on c.id = p.case_id
         where p.sha256 = wanted.sha256 and c.device = wanted.device and c.state <> 'refused'
           and not ${withdrawnSql('c.id')})`,
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

/** Size in bytes of a content by the word of this desk's case that names it; null when none that is alive does. */
export async function namedSize(store: Store, device: string, sha256: string): Promise<number | null> {
  const living = `select c.id from cases c join case_papers p on p.case_id = c.id
    where c.device = ? and p.sha256 = ? and c.state <> 'refused' and not ${withdrawnSql('c.id')}`;
  const named = await store.all<{ payload: Buffer }>(
    `select e.payload from cases c join entries e on e.device = c.device and e.epoch = c.epoch and e.seq = c.seq
       where c.id in (${living})
     union all select e.payload from case_changes h
       join entries e on e.device = h.device and e.epoch = h.epoch and e.seq = h.seq
       where h.kind = 'case.corrected' and h.case_id in (${living})`,
    ...[device, sha256, device, sha256],
  );
  for (const { payload } of named) {
    const found = caseContentSchema
      .parse(JSON.parse(payload.toString()))
      .papers.find((paper) => paper.sha256 === sha256);
    if (found !== undefined) return found.size;
  }
  return null;
}

/** How many bytes of a content are kept, whole or not. */
export async function receivedOf(store: Store, sha256: string): Promise<number> {
  const row = await store.get<{ bytes: number }>(
    `select coalesce((select length(bytes) from papers where sha256 = ?),
       (select start + size from paper_parts where sha256 = ? order by start desc limit 1), 0) as bytes`,
    sha256,
    sha256,
  );
  return row?.bytes ?? 0;
}

/** Keeps a piece that begins where the last one ended; false, and nothing kept, when it does not. */
export async function addPart(store: Store, sha256: string, start: number, bytes: Uint8Array): Promise<boolean> {
  return store.transaction(async (within) => {
    if ((await receivedOf(within, sha256)) !== start) return false;
    await within.run('insert into paper_parts values (?, ?, ?, ?)', sha256, start, bytes.length, bytes);
    return true;
  });
}

/** Makes the paper of its pieces; false, and all pieces forgotten, when the whole is not what its address says. */
export async function joinParts(store: Store, sha256: string, now: string): Promise<boolean> {
  return store.transaction(async (within) => {
    const parts = await within.all<{ bytes: Uint8Array }>(
      'select bytes from paper_parts where sha256 = ? order by start',
      sha256,
    );
    const whole = Buffer.concat(parts.map(({ bytes }) => bytes));
    const right = hashOf(whole) === sha256;
    if (right) await addPaper(within, sha256, whole, now);
    await within.run('delete from paper_parts where sha256 = ?', sha256);
    return right;
  });
}
