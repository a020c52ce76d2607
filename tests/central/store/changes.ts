// Corrections and withdrawals of cases: every version as it came, and which decision was there before it. The case itself
// (`cases.ts`) keeps the text it was filed with.
import { type CaseContent, caseContentSchema } from '../../../shared/cases/payload.ts';
import { insertRows, type Store } from './store.ts';

export interface StoredChange {
  readonly case_id: string;
  readonly version: number;
  /** Who is told of it: the entry that last carried it. */
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
  readonly kind: 'case.corrected' | 'case.withdrawn';
  readonly payload: string;
  readonly received_at: string;
  /** The decision that the case had when it came, which stands; null: none. */
  readonly decided: string | null;
}

const columns = [
  'case_id',
  'version',
  'device',
  'epoch',
  'seq',
  'kind',
  'payload',
  'received_at',
  'decided',
] as const satisfies readonly (keyof StoredChange)[];

/** SQL that is true of a case that was withdrawn; `id` names its id. */
export const withdrawnSql = (id: string): string =>
  `exists (select 1 from case_changes w where w.case_id = ${id} and w.kind = 'case.withdrawn')`;

/** The changes of these cases, oldest version first. */
export async function changesOf(store: Store, ids: readonly string[]): Promise<StoredChange[]> {
  if (ids.length === 0) return [];
  const marks = ids.map(() => '?').join(', ');
  return store.all<StoredChange>(
    `select * from case_changes where case_id in (${marks}) order by case_id, version`,
    ...ids,
  );
}

/** Every change, by case and version. */
export async function allChanges(store: Store): Promise<StoredChange[]> {
  return store.all<StoredChange>('select * from case_changes order by case_id, version');
}

export async function addChanges(store: Store, changes: readonly StoredChange[]): Promise<void> {
  const rows = changes.map((one) => columns.map((column) => one[column]));
  await insertRows(store, 'case_changes', columns, rows);
}

/** The same change came again in another entry, which is told of it from now on. */
export async function moveChange(store: Store, moved: StoredChange): Promise<void> {
  const sql = 'update case_changes set device = ?, epoch = ?, seq = ? where case_id = ? and version = ?';
  await store.run(sql, moved.device, moved.epoch, moved.seq, moved.case_id, moved.version);
}

export async function isWithdrawn(store: Store, id: string): Promise<boolean> {
  const found = await store.get(`select 1 as one from cases c where c.id = ? and ${withdrawnSql('c.id')}`, id);
  return found !== undefined;
}

/** What the case says by its newest correction. */
export function contentOf(
  one: { readonly id: string; readonly payload: string },
  changes: readonly StoredChange[],
): CaseContent {
  const newest = changes.findLast(({ case_id: id, kind }) => id === one.id && kind === 'case.corrected');
  return caseContentSchema.parse(JSON.parse(newest?.payload ?? one.payload));
}
