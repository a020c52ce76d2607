// Each desk's feed: events numbered without gaps, kept for ever, given again for any cursor.
import type { FeedEvent, KnownEvent } from '../../../shared/protocol/exchange.ts';
import { insertRows, type Store } from './store.ts';

export type AnyEvent = KnownEvent | FeedEvent['event'];

/** Appends events to one desk's feed; call it inside the transaction that made them true. */
export async function tell(store: Store, device: string, ...events: readonly AnyEvent[]): Promise<void> {
  if (events.length === 0) return;
  const row = await store.get<{ last: number }>(
    'update devices set last_event = last_event + ? where id = ? returning last_event as last',
    events.length,
    device,
  );
  if (row === undefined) throw new Error('no such desk to tell');
  const first = row.last - events.length + 1;
  const rows = events.map((event, place) => [device, first + place, JSON.stringify(event)]);
  await insertRows(store, 'events', ['device', 'n', 'event'], rows);
}

/** Events behind the cursor, at most so many, and whether there are more. */
export async function eventsAfter(
  store: Store,
  device: string,
  cursor: number,
  most: number,
): Promise<{ events: FeedEvent[]; more: boolean }> {
  const rows = await store.all<{ n: number; event: string }>(
    'select n, event from events where device = ? and n > ? order by n limit ?',
    device,
    cursor,
    most + 1,
  );
  // Read in one go: five hundred readings of a short text take twice as long.
  const texts = rows.slice(0, most).map(({ n, event }) => `{"n":${n},"event":${event}}`);
  return { events: JSON.parse(`[${texts.join()}]`) as FeedEvent[], more: rows.length > texts.length };
}

/** Central was set back to a copy: from here on each feed runs apart from what its desk may have been sent. */
export async function forkFeeds(store: Store): Promise<void> {
  // A desk that was not met since an earlier restore keeps the earlier parting.
  await store.run(
    `insert into forks (device, last) select id, last_event from devices where 1 = 1
     on conflict (device) do update set asked = 0`,
  );
}

/** More than a desk's requests that may still be on the line. */
const ahead = 1_000_000;

/**
 * The first request after a restore may be one that the line kept since before, whose cursor is older than what the desk
 * has heard. Answers the number above which the desk must ask again, which only a desk does that hears this very central;
 * null when it was asked before, or nothing was restored.
 */
export async function numberAhead(store: Store, device: string, request: number): Promise<number | null> {
  const asks = await store.run('update forks set asked = 1 where device = ? and asked = 0', device);
  if (asks === 0) return null;
  await store.run('update devices set last_request = ? where id = ?', request + ahead, device);
  return request + ahead;
}

/**
 * The first request of a desk after a restore that is proven to be new: what was told since then goes above the cursor it shows, because numbers
 * up to there may have meant other events before. Changes nothing at any other time.
 */
export async function meetAgain(store: Store, device: string, cursor: number): Promise<void> {
  const fork = await store.get<{ last: number }>('delete from forks where device = ? returning last', device);
  if (fork === undefined || cursor <= fork.last) return;
  const up = cursor - fork.last;
  // By way of negative numbers, so that no two rows share one in between.
  await store.run('update events set n = -(n + ?) where device = ? and n > ?', up, device, fork.last);
  await store.run('update events set n = -n where device = ? and n < 0', device);
  await store.run('update told_keys set n = n + ? where device = ? and n > ?', up, device, fork.last);
  await store.run('update devices set last_event = last_event + ? where id = ?', up, device);
}
