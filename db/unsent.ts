// What a desk has that central is not proven to have, for carrying it there another way. Reads only; says nothing of
// cases that never travel and of drafts, which only the desk itself can go on with.
import { entryHash, genesisHash } from './chain.ts';
import { readDevice } from './device.ts';
import { hashAt } from './outbox.ts';
import type { Reader } from './sqlite.ts';
import { forgottenSql, notOwedSql } from './version-rules.ts';

/** Not covered by what central last proved to have, and not entered again in a later epoch. */
const unsent = `from outbox o, exchange x, device d
  where (o.epoch = d.epoch and o.seq > x.has_seq
      or o.epoch < d.epoch and not exists (select 1 from deliveries v where v.epoch = o.epoch and v.seq = o.seq))
    and not exists (select 1 from outbox n where n.place = o.place and n.version = o.version and n.epoch > o.epoch)`;
const pageSize = 100;

export interface UnsentEntry {
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  readonly payload: string;
}

/** In the order of their chains. */
export function* unsentEntries(db: Reader): Iterable<UnsentEntry> {
  let [epoch, seq] = [0, 0];
  for (;;) {
    const page = db.all<UnsentEntry>(
      `select e.epoch, e.seq, e.hash, unpacked(e.payload) as payload from outbox_entries e
       where (e.epoch, e.seq) in (select o.epoch, o.seq ${unsent}) and (e.epoch, e.seq) > (?, ?)
       order by e.epoch, e.seq limit ?`,
      epoch,
      seq,
      pageSize,
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    ({ epoch, seq } = last);
  }
}

/** Desk numbers of the cases behind `unsentEntries`, in order. */
export function unsentDeskNumbers(db: Reader): string[] {
  return db
    .all<{ deskNumber: string }>(
      `select c.desk_number as deskNumber from cases c where c.place in (select o.place ${unsent}) order by c.place`,
    )
    .map(({ deskNumber }) => deskNumber);
}

/** Hashes of the papers of unsent cases, and of those that central lacks of cases that travelled and owe them; small ones first. */
export function unsentPapers(db: Reader): string[] {
  return db
    .all<{ sha256: string }>(
      `select p.sha256 from papers p where exists (select 1 from paper_holders h join cases c on c.id = h.holder
           where h.sha256 = p.sha256 and not ${notOwedSql('h', 'c')}) and p.sha256 in (
         select h.sha256 from paper_holders h where h.holder in (select id from cases where place in (select o.place ${unsent}))
         union select h.sha256 from paper_holders h join papers q on q.sha256 = h.sha256
           where q.delivered_at is null and h.holder in (select id from cases where place in (select place from outbox)))
       order by p.size, p.sha256`,
    )
    .map(({ sha256 }) => sha256);
}

/** Walks every epoch's chain; the first entry that does not fit, or null. */
export function brokenEntry(db: Reader): { readonly epoch: number; readonly seq: number } | null {
  const device = readDevice(db);
  if (device === null) return null;
  let before = { epoch: 0, seq: 0, hash: '' };
  for (;;) {
    const page = db.all<UnsentEntry & { readonly forgotten: number }>(
      `select epoch, seq, hash, unpacked(payload) as payload,
         ${forgottenSql('e.case_id')} as forgotten
       from outbox_entries e where (epoch, seq) > (?, ?) order by epoch, seq limit ?`,
      before.epoch,
      before.seq,
      pageSize,
    );
    if (page.length === 0) return null;
    for (const { epoch, seq, hash, payload, forgotten } of page) {
      const first = epoch !== before.epoch;
      // Earlier epochs may have begun under another enrolment, whose genesis is not known any more.
      const previous = first && epoch === device.epoch ? genesisHash(device) : before.hash;
      // Of a forgotten case the hash is left, on which the next one is built.
      const erased = payload === '' && forgotten === 1;
      const known = !erased && (!first || epoch === device.epoch);
      if (seq !== (first ? 1 : before.seq + 1) || (known && entryHash(previous, payload) !== hash))
        return { epoch, seq };
      before = { epoch, seq, hash };
    }
  }
}

/** The hash that the entry's own is built on: its predecessor's, or the genesis of the chain. */
export function hashBefore(db: Reader, { epoch, seq }: { readonly epoch: number; readonly seq: number }): string {
  const device = readDevice(db);
  const found = device === null ? null : hashAt(db, { device: device.device, epoch }, seq - 1);
  if (found === null) throw new Error('an entry without a predecessor');
  return found;
}
