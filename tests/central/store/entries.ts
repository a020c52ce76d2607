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

/** As it lies in the store: the payload in UTF-8. */
export interface KeptEntry extends ChainName {
  readonly seq: number;
  readonly payload: Buffer;
  readonly hash: string;
  readonly received_at: string;
  readonly outcome: Outcome;
  readonly problem: string | null;
}
export type StoredEntry = Readable<KeptEntry>;

const columns = [
  'device',
  'epoch',
  'seq',
  'payload',
  'hash',
  'received_at',
  'outcome',
  'problem',
] as const satisfies readonly (keyof KeptEntry)[];

type Readable<R> = Omit<R, 'payload'> & { readonly payload: string };

/** A row with the payload's text instead of its bytes. */
export function readable<R extends { readonly payload: Buffer }>(row: R): Readable<R> {
  return { ...row, payload: row.payload.toString() };
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

/** Sequence numbers, hashes and bytes of what central has under the numbers `from` to `to`, in their order. */
export async function keptBetween(
  store: Store,
  chain: ChainName,
  from: number,
  to: number,
): Promise<{ readonly seq: number; readonly hash: string; readonly bytes: Buffer }[]> {
  return store.all(
    `select seq, hash, payload as bytes from entries
     where device = ? and epoch = ? and seq between ? and ? order by seq`,
    chain.device,
    chain.epoch,
    from,
    to,
  );
}

/** The same as the desk sent it. */
export async function entriesBetween(store: Store, chain: ChainName, from: number, to: number): Promise<Entry[]> {
  const kept = await keptBetween(store, chain, from, to);
  return kept.map(({ seq, hash, bytes }) => ({ seq, payload: bytes.toString(), hash }));
}

export async function addEntries(store: Store, entries: readonly KeptEntry[]): Promise<void> {
  const rows = entries.map((entry) => columns.map((column) => entry[column]));
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
  const rows =
    device === undefined
      ? store.all<KeptEntry>('select * from entries order by received_at, device, epoch, seq')
      : store.all<KeptEntry>('select * from entries where device = ? order by epoch, seq', device);
  return (await rows).map(readable);
}
