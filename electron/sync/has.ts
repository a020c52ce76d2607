// What central has of our chain, held against the chain itself. A desk restored from a copy, or a disk copied to a
// second desk, shows here and nowhere else: then nothing is taken over and the exchange stops.
import type { Device } from '../../db/device.ts';
import { markDelivered, markUnproven, readExchange } from '../../db/feed.ts';
import { hashAt } from '../../db/outbox.ts';
import { forgottenAfter } from '../../db/retention/purge.ts';
import type { Db } from '../../db/sqlite.ts';
import type { ChainHead } from '../../shared/protocol/exchange.ts';

/**
 * True when central's end of the chain lies on ours, and nothing behind it was forgotten here: what the desk forgot it
 * cannot send again.
 */
export function isOnOurChain(db: Db, device: Device, has: ChainHead): boolean {
  return hashAt(db, device, has.seq) === has.hash && !forgottenAfter(db, device.epoch, has.seq);
}

/**
 * Takes over what central has, which lies on our chain: entries up to there are delivered, entries above are not, even
 * if they once were (a central restored from a copy). Answers how many cases changed.
 */
export function settleHas(db: Db, device: Device, has: ChainHead, at: string): number {
  const before = readExchange(db).has.seq;
  if (has.seq > before) return markDelivered(db, device.epoch, before, has, at);
  if (has.seq < before) return markUnproven(db, device.epoch, before, has, at);
  return 0;
}
