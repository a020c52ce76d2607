// Corrections and withdrawals of cases: every version as it came, and which decision was there before it. The case itself
// (`cases.ts`) keeps the text it was filed with.
import { type CaseContent, caseContentSchema } from '../../../shared/cases/payload.ts';
import { readable } from './entries.ts';
import { insertRows, type Store, type Value } from './store.ts';

/** A change without its text, which lies in the entry that last carried it. */
export interface ChangeRow {
  readonly case_id: string;
  readonly version: number;
  /** Who is told of it: the entry that last carried it. */
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
  readonly kind: 'case.corrected' | 'case.withdrawn';
  readonly received_at: string;
  /** The decision that the case had when it came, which stands; null: none. */
  readonly decided: string | null;
}
export interface StoredChange extends ChangeRow {
  readonly payload: string;
}

const columns = [
  'case_id',
  'version',
  'device',
  'epoch',
  'seq',
  'kind',
  'received_at',
  'decided',
] as const satisfies readonly (keyof ChangeRow)[];

/** SQL that is true of a case that was withdrawn; `id` names its id. */
export const withdrawnSql = (id: string): string =>
  `exists (select 1 from case_changes w where w.case_id = ${id} and w.kind = 'case.withdrawn')`;

/** Changes with their texts, by case and version; `where` is SQL on `h`. */
async function changesWhere(store: Store, where: string, ...values: Value[]): Promise<StoredChange[]> {
  const rows = await store.all<ChangeRow & { readonly payload: Buffer }>(
    `select h.*, e.payload from case_changes h
     join entries e on e.device = h.device and e.epoch = h.epoch and e.seq = h.seq
     ${where} order by h.case_id, h.version`,
    ...values,
  );
  return rows.map(readable);
}

/** The changes of these cases, oldest version first. */
export async function changesOf(store: Store, ids: readonly string[]): Promise<StoredChange[]> {
  if (ids.length === 0) return [];
  return changesWhere(store, `where h.case_id in (${ids.map(() => '?').join(', ')})`, ...ids);
}

/** Every change, by case and version. */
export const allChanges = (store: Store): Promise<StoredChange[]> => changesWhere(store, '');

export async function addChanges(store: Store, changes: readonly ChangeRow[]): Promise<void> {
  const rows = changes.map((one) => columns.map((column) => one[column]));
  await insertRows(store, 'case_changes', columns, rows);
}

/** The same change came again in another entry, which is told of it from now on. */
export async function moveChange(store: Store, moved: ChangeRow): Promise<void> {
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
