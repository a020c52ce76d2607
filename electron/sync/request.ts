// Builds the next request from the store alone: what follows what central has proved to have. A kill at any point
// before, during or after sending changes nothing here, because having sent is remembered nowhere.
import type { Device } from '../../db/device.ts';
import { readExchange, takeRequestNumber } from '../../db/feed.ts';
import { chainHead, entriesAfter, type StoredEntry, storedEntriesAfter } from '../../db/outbox.ts';
import type { Writer } from '../../db/sqlite.ts';
import { type Entry, type ExchangeRequest, limits } from '../../shared/protocol/exchange.ts';
import { mostPackedEntries } from '../../shared/protocol/packed/messages.ts';

/** No entry of a real case is smaller; bounds how many are read for a budget. */
const leastEntryBytes = 256;
/** The same of one as it is stored. */
const leastStoredBytes = 160;

/** As many entries from the front as fit `budget` bytes as JSON, but at least one: a big case must travel too. */
export function fitting(entries: readonly Entry[], budget: number): Entry[] {
  let used = 0;
  const over = entries.findIndex((entry) => {
    used += Buffer.byteLength(JSON.stringify(entry));
    return used > budget;
  });
  return over === -1 ? [...entries] : entries.slice(0, Math.max(over, 1));
}

/** All of a request but its entries. */
export type Head = Omit<ExchangeRequest, 'entries'>;

/** The head of the next request and what central has; its number is committed when this returns. `sentAt` by the desk's clock. */
function takeHead(db: Writer, device: Device, sentAt: string) {
  const { has, cursor } = readExchange(db);
  const head: Head = {
    protocol: 1,
    device: device.device,
    epoch: device.epoch,
    request: takeRequestNumber(db),
    cursor,
    sentAt,
  };
  return { head, has };
}

/** The next request, with as many entries as `budget` bytes of JSON hold. Its number is committed, `sentAt` by the desk's clock. */
export function buildRequest(db: Writer, device: Device, budget: number, sentAt: string): ExchangeRequest {
  const { head, has } = takeHead(db, device, sentAt);
  const most = Math.min(limits.entriesPerRequest, Math.ceil(budget / leastEntryBytes));
  return { ...head, entries: fitting(entriesAfter(db, device.epoch, has.seq, most), budget) };
}

/** What is packed elsewhere: a request whose entries lie as they are stored. */
export interface Draft {
  readonly head: Head;
  readonly stored: readonly StoredEntry[];
  /** Hash of the entry before the first one: what central has. */
  readonly after: string;
}

/** The next request with as many entries as `bytes` of the store hold, at least one if any waits; otherwise as `buildRequest`. */
export function draftRequest(db: Writer, device: Device, bytes: number, sentAt: string): Draft {
  const { head, has } = takeHead(db, device, sentAt);
  const most = Math.min(mostPackedEntries, Math.ceil(bytes / leastStoredBytes));
  const stored = storedEntriesAfter(db, device.epoch, has.seq, most);
  let used = 0;
  const over = stored.findIndex(({ payload }) => {
    used += payload.length;
    return used > bytes;
  });
  return { head, stored: over === -1 ? stored : stored.slice(0, Math.max(over, 1)), after: has.hash };
}

/** True when entries wait that central is not proven to have. */
export function entriesWait(db: Writer, device: Device): boolean {
  return chainHead(db, device).seq > readExchange(db).has.seq;
}
