// Entries as received and the head of each chain. Nothing here reads a payload.

import { genesisText } from '../../../shared/protocol/chain.ts';
import type { ChainHead, Entry } from '../../../shared/protocol/exchange.ts';
import { sha256 } from '../signing.ts';
import { insertRows, type Store } from './store.ts';

export interface ChainName {
  readonly device: string;
  readonly epoch: number;
}

export type Outcome = 'waiting' | 'registered' | 'refused';

export interface StoredEntry extends ChainName {
  readonly seq: number;
  readonly payload: string;
  readonly hash: string;
  readonly received_at: string;
  readonly outcome: Outcome;
  readonly problem: string | null;
}

interface Kept {
  readonly payload: Uint8Array;
}
const columns = ['device', 'epoch', 'seq', 'payload', 'hash', 'received_at', 'outcome', 'problem'] as const;

function readable<R extends Kept>(row: R): Omit<R, 'payload'> & { payload: string } {
  return { ...row, payload: Buffer.from(row.payload).toString('utf8') };
}

/** What central has of a chain: its last entry, or 0 and the genesis. */
export async function headOf(store: Store, chain: ChainName): Promise<ChainHead> {
  const last = await store.get<ChainHead>(
    'select seq, hash from entries where device = ? and epoch = ? order by seq desc limit 1',
    chain.device,
    chain.epoch,
  );
  return last ?? { seq: 0, hash: sha256(genesisText(chain.device, chain.epoch)) };
}

/** The hash that central has under a number (0: the genesis), or null. */
export async function hashAt(store: Store, chain: ChainName, seq: number): Promise<string | null> {
  if (seq === 0) return sha256(genesisText(chain.device, chain.epoch));
  const row = await store.get<{ hash: string }>(
    'select hash from entries where device = ? and epoch = ? and seq = ?',
    chain.device,
    chain.epoch,
    seq,
  );
  return row?.hash ?? null;
}

/** The entries that central has under the numbers `from` to `to`, in their order. */
export async function entriesBetween(store: Store, chain: ChainName, from: number, to: number): Promise<Entry[]> {
  const rows = await store.all<Kept & Pick<Entry, 'seq' | 'hash'>>(
    'select seq, payload, hash from entries where device = ? and epoch = ? and seq between ? and ? order by seq',
    chain.device,
    chain.epoch,
    from,
    to,
  );
  return rows.map(readable);
}

export async function addEntries(store: Store, entries: readonly StoredEntry[]): Promise<void> {
  const rows = entries.map((entry) =>
    columns.map((column) => (column === 'payload' ? Buffer.from(entry.payload, 'utf8') : entry[column])),
  );
  await insertRows(store, 'entries', columns, rows);
}

export async function setOutcome(
  store: Store,
  entry: ChainName & { readonly seq: number },
  outcome: Outcome,
  problem: string | null,
): Promise<void> {
  const sql = 'update entries set outcome = ?, problem = ? where device = ? and epoch = ? and seq = ?';
  await store.run(sql, outcome, problem, entry.device, entry.epoch, entry.seq);
}

export async function listEntries(store: Store, device: string | undefined): Promise<StoredEntry[]> {
  type Row = Omit<StoredEntry, 'payload'> & Kept;
  const rows =
    device === undefined
      ? store.all<Row>('select * from entries order by received_at, device, epoch, seq')
      : store.all<Row>('select * from entries where device = ? order by epoch, seq', device);
  return (await rows).map(readable);
}
