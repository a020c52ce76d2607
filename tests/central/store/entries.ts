// Entries as received and the head of each chain. Nothing here reads a payload.

import { genesisText } from '../../../shared/protocol/chain.ts';
import type { ChainHead, Entry } from '../../../shared/protocol/exchange.ts';
import { sha256 } from '../signing.ts';
import type { Store } from './store.ts';

export interface ChainName {
  readonly device: string;
  readonly epoch: number;
}

export interface StoredEntry {
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
  readonly payload: string;
  readonly hash: string;
  readonly received_at: string;
  readonly outcome: 'waiting' | 'registered' | 'refused';
  readonly problem: string | null;
}

/** What central has of a chain: its last entry, or 0 and the genesis. */
export function headOf(store: Store, chain: ChainName): ChainHead {
  const last = store.get<ChainHead>(
    'select seq, hash from entries where device = ? and epoch = ? order by seq desc limit 1',
    chain.device,
    chain.epoch,
  );
  return last ?? { seq: 0, hash: sha256(genesisText(chain.device, chain.epoch)) };
}

export function entryAt(store: Store, chain: ChainName, seq: number): Entry | undefined {
  const sql = 'select seq, payload, hash from entries where device = ? and epoch = ? and seq = ?';
  return store.get<Entry>(sql, chain.device, chain.epoch, seq);
}

export function addEntry(
  store: Store,
  chain: ChainName,
  entry: Entry,
  received: { at: string; outcome: string; problem: string | null },
): void {
  store.run(
    'insert into entries values (?, ?, ?, ?, ?, ?, ?, ?)',
    chain.device,
    chain.epoch,
    entry.seq,
    entry.payload,
    entry.hash,
    received.at,
    received.outcome,
    received.problem,
  );
}

export function listEntries(store: Store, device: string | undefined): StoredEntry[] {
  return device === undefined
    ? store.all<StoredEntry>('select * from entries order by received_at, device, epoch, seq')
    : store.all<StoredEntry>('select * from entries where device = ? order by epoch, seq', device);
}
