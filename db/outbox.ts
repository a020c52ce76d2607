// What waits for central, and what ever went there: numbered without gaps per epoch, each entry's hash built on the one
// before. Append-only. That an entry was delivered is never written here; it follows from what central says it has.
import type { ChainHead, Entry } from '../shared/protocol/exchange.ts';
import { entryHash, genesisHash } from './chain.ts';
import { readDevice } from './device.ts';
import { isText } from './packed/text.ts';
import type { Db, Reader } from './sqlite.ts';
import { firstEntrySql } from './version-rules.ts';

interface Chain {
  readonly device: string;
  readonly epoch: number;
}

/** The last entry of the chain, or 0 and the genesis. */
export function chainHead(db: Reader, chain: Chain): ChainHead {
  const last = db.get<ChainHead>(
    'select seq, lower(hex(hash)) as hash from outbox where epoch = ? order by seq desc limit 1',
    chain.epoch,
  );
  return last ?? { seq: 0, hash: genesisHash(chain) };
}

/** The hash of our own chain at `seq` (0: the genesis); null when the chain is not that long. */
export function hashAt(db: Reader, chain: Chain, seq: number): string | null {
  if (seq === 0) return genesisHash(chain);
  const found = db.get<{ hash: string }>(
    'select lower(hex(hash)) as hash from outbox where epoch = ? and seq = ?',
    chain.epoch,
    seq,
  );
  return found?.hash ?? null;
}

/**
 * Puts a version of a case in the queue, in the transaction that saves it. `payload` must be the text stored as that
 * version: central keeps these very bytes. Throws outside a transaction, on a desk not enrolled and on another text.
 */
export function appendEntry(
  db: Db,
  entry: { readonly caseId: string; readonly version: number; readonly payload: string },
): { epoch: number; seq: number; hash: string } {
  if (!db.inTransaction) throw new Error('an outbox entry belongs into the transaction of its case');
  const device = readDevice(db);
  if (device === null) throw new Error('no outbox before enrolment');
  const stored = db.get<{ place: number; payload: unknown }>(
    `select v.place, v.payload from cases c join case_versions v on v.place = c.place
     where c.id = ? and v.version = ?`,
    entry.caseId,
    entry.version,
  );
  if (stored === undefined || !isText(stored.payload, entry.payload))
    throw new Error('the outbox entry is not the stored version');
  const head = chainHead(db, device);
  const seq = head.seq + 1;
  const hash = entryHash(head.hash, entry.payload);
  db.run('insert into outbox values (?, ?, ?, ?, unhex(?))', device.epoch, seq, stored.place, entry.version, hash);
  return { epoch: device.epoch, seq, hash };
}

/** Entries after `seq` in order, at most `limit`. */
export function entriesAfter(db: Reader, epoch: number, seq: number, limit: number): Entry[] {
  return db.all<Entry>(
    'select seq, unpacked(payload) as payload, hash from outbox_entries where epoch = ? and seq > ? order by seq limit ?',
    epoch,
    seq,
    limit,
  );
}

/** An entry with its payload as it lies here: packed (`packed/text.ts`) or plain. */
export interface StoredEntry {
  readonly seq: number;
  readonly payload: string | Uint8Array;
  readonly hash: string;
}

/** The same as `entriesAfter`, for whoever unpacks somewhere else. */
export function storedEntriesAfter(db: Reader, epoch: number, seq: number, limit: number): StoredEntry[] {
  return db.all<StoredEntry>(
    'select seq, payload, hash from outbox_entries where epoch = ? and seq > ? order by seq limit ?',
    epoch,
    seq,
    limit,
  );
}

/** The case an entry belongs to; null for an entry that is not ours. */
export function caseOfEntry(db: Reader, epoch: number, seq: number): string | null {
  const found = db.get<{ id: string }>(
    'select c.id from outbox o join cases c on c.place = o.place where o.epoch = ? and o.seq = ?',
    epoch,
    seq,
  );
  return found?.id ?? null;
}

/** How many corrections and withdrawals of this epoch central is not proven to have. */
export function countChangesWaiting(db: Reader): number {
  const row = db.get<{ count: number }>(
    `select count(*) as count from outbox where epoch = (select epoch from device)
       and seq > (select has_seq from exchange) and version > 1`,
  );
  return row?.count ?? 0;
}

/** True for an entry that corrects or withdraws a case which an earlier version entered. */
export function isChange(db: Reader, { epoch, seq }: { readonly epoch: number; readonly seq: number }): boolean {
  const found = db.get(
    `select 1 from outbox o where o.epoch = ? and o.seq = ? and not (${firstEntrySql('o')})`,
    epoch,
    seq,
  );
  return found !== undefined;
}

/** True when something was entered before this epoch. */
export function hasEarlierEpochs(db: Reader, epoch: number): boolean {
  return db.get('select 1 from outbox where epoch < ? limit 1', epoch) !== undefined;
}
