// Takes back what a desk once had and central still has: entries behind the end of its chain. All of them, or none.
import type { Entry } from '../shared/protocol/exchange.ts';
import { entryHash } from './chain.ts';
import type { Device } from './device.ts';
import { chainHead } from './outbox.ts';
import { readPayload, replayEntry, replayVersion } from './salvage/replay.ts';
import { type Settled, settle } from './salvage/settle.ts';
import type { Db } from './sqlite.ts';

/** True when the entries follow the end of our chain, one after the other. */
export function followsOurs(db: Db, device: Device, entries: readonly Entry[]): boolean {
  let head = chainHead(db, device);
  for (const { seq, hash, payload } of entries) {
    if (seq !== head.seq + 1 || hash !== entryHash(head.hash, payload)) return false;
    head = { seq, hash };
  }
  return true;
}

/** True when each is a case that can stand here: readable, and its number is nobody else's. */
function canStandHere(db: Db, entries: readonly Entry[]): boolean {
  return entries.every(({ payload }) => {
    const filed = readPayload(payload);
    if (filed === null) return false;
    const holder = db.get<{ id: string }>('select id from cases where desk_number = ?', filed.deskNumber);
    return holder === undefined || holder.id === filed.case;
  });
}

/**
 * Takes the entries in, which `followsOurs`, and goes on in a new epoch with numbers far above all known ones: whatever
 * else was lost with the disk, and may still be under way, meets nothing of the same name. Null with nothing changed when
 * one of them cannot stand here. Their papers are central's; `at` by the desk's clock.
 */
export function takeBack(db: Db, device: Device, entries: readonly Entry[], at: string): Settled | null {
  return db.transaction(() => {
    if (!canStandHere(db, entries)) return null;
    for (const { seq, hash, payload } of entries) {
      const filed = readPayload(payload);
      if (filed === null) throw new Error('a readable payload is not readable');
      const { case: id, version, operator, filedAt } = filed;
      replayVersion(db, { payload, version, operator, savedAt: filedAt.wall });
      for (const { sha256 } of filed.papers)
        db.run(
          'insert into paper_holders select ?, sha256 from papers where sha256 = ? on conflict do nothing',
          id,
          sha256,
        );
      if (!replayEntry(db, id, version, { epoch: device.epoch, seq, hash }))
        throw new Error('an entry is there already');
      db.run('update exchange set has_seq = ?, has_hash = ?', seq, hash);
    }
    return settle(db, { at, call: 'memory' });
  });
}
