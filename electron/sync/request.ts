// Builds the next request from the store alone: what follows what central has proved to have. A kill at any point
// before, during or after sending changes nothing here, because having sent is remembered nowhere.
import type { Device } from '../../db/device.ts';
import { readExchange, takeRequestNumber } from '../../db/feed.ts';
import { chainHead, entriesAfter } from '../../db/outbox.ts';
import type { Writer } from '../../db/sqlite.ts';
import { type Entry, type ExchangeRequest, limits } from '../../shared/protocol/exchange.ts';

/** No entry of a real case is smaller; bounds how many are read for a budget. */
const leastEntryBytes = 256;

/** As many entries from the front as fit `budget` bytes, but at least one: a big case must travel too. */
export function fitting(entries: readonly Entry[], budget: number): Entry[] {
  let used = 0;
  const over = entries.findIndex((entry) => {
    used += Buffer.byteLength(JSON.stringify(entry));
    return used > budget;
  });
  return over === -1 ? [...entries] : entries.slice(0, Math.max(over, 1));
}

/** The next request; its number is committed when this returns. `sentAt` by the desk's clock. */
export function buildRequest(db: Writer, device: Device, budget: number, sentAt: string): ExchangeRequest {
  const { has, cursor } = readExchange(db);
  const most = Math.min(limits.entriesPerRequest, Math.ceil(budget / leastEntryBytes));
  const entries = fitting(entriesAfter(db, device.epoch, has.seq, most), budget);
  return {
    protocol: 1,
    device: device.device,
    epoch: device.epoch,
    request: takeRequestNumber(db),
    entries,
    cursor,
    sentAt,
  };
}

/** True when entries wait that central is not proven to have. */
export function entriesWait(db: Writer, device: Device): boolean {
  return chainHead(db, device).seq > readExchange(db).has.seq;
}
