// Builds the next request from the store alone: what follows what central has proved to have. A kill at any point
// before, during or after sending changes nothing here, because having sent is remembered nowhere.
import type { Device } from '../../db/device.ts';
import { readExchange, takeRequestNumber } from '../../db/feed.ts';
import { chainHead, entriesAfter } from '../../db/outbox.ts';
import type { Writer } from '../../db/sqlite.ts';
import type { Entry, ExchangeRequest } from '../../shared/protocol/exchange.ts';

/** No entry of a real case is smaller; bounds how many are read for a budget. */
const leastEntryBytes = 256;

/** As many entries from the front as fit `budget` bytes as JSON, but at least one: a big case must travel too. */
export function fitting(entries: readonly Entry[], budget: number): Entry[] {
  let used = 0;
  const over = entries.findIndex((entry) => {
    used += Buffer.byteLength(JSON.stringify(entry));
    return used > budget;
  });
  return over === -1 ? [...entries] : entries.slice(0, Math.max(over, 1));
}

export interface Draft {
  readonly request: ExchangeRequest;
  /** Hash of the entry before the first one in it: what central has. */
  readonly after: string;
}

/**
 * The next request, with at most `most` entries and `budget` bytes of JSON; its number is committed when this returns.
 * `sentAt` by the desk's clock.
 */
export function buildRequest(
  db: Writer,
  device: Device,
  bounds: { readonly most: number; readonly budget: number },
  sentAt: string,
): Draft {
  const { has, cursor } = readExchange(db);
  const most = Math.min(bounds.most, Math.ceil(bounds.budget / leastEntryBytes));
  const entries = fitting(entriesAfter(db, device.epoch, has.seq, most), bounds.budget);
  const request: ExchangeRequest = {
    protocol: 1,
    device: device.device,
    epoch: device.epoch,
    request: takeRequestNumber(db),
    entries,
    cursor,
    sentAt,
  };
  return { request, after: has.hash };
}

/** True when entries wait that central is not proven to have. */
export function entriesWait(db: Writer, device: Device): boolean {
  return chainHead(db, device).seq > readExchange(db).has.seq;
}
