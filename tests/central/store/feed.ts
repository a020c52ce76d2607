// Each desk's feed: events numbered without gaps, kept for ever, given again for any cursor.
import type { FeedEvent, KnownEvent } from '../../../shared/protocol/exchange.ts';
import { limits } from '../../../shared/protocol/exchange.ts';
import type { Store } from './store.ts';

type AnyEvent = KnownEvent | FeedEvent['event'];

/** Appends an event to one desk's feed; call it inside the transaction that made it true. */
export function tell(store: Store, device: string, event: AnyEvent): void {
  store.run(
    `insert into events values (?, 1 + max(
       coalesce((select max(n) from events where device = ?), 0),
       coalesce((select above from forks where device = ?), 0)), ?)`,
    device,
    device,
    device,
    JSON.stringify(event),
  );
}

/** Events behind the cursor, at most one answer's worth, and whether there are more. */
export function eventsAfter(store: Store, device: string, cursor: number): { events: FeedEvent[]; more: boolean } {
  const rows = store.all<{ n: number; event: string }>(
    'select n, event from events where device = ? and n > ? order by n limit ?',
    device,
    cursor,
    limits.eventsPerAnswer + 1,
  );
  const events = rows.slice(0, limits.eventsPerAnswer).map(({ n, event }) => ({ n, event: JSON.parse(event) }));
  return { events, more: rows.length > events.length };
}

/** Central was set back to a copy: from here on each feed runs apart from what its desk may have been sent. */
export function forkFeeds(store: Store): void {
  store.run(
    `insert or replace into forks
     select id, coalesce((select max(n) from events where device = id), 0), null from devices`,
  );
}

/**
 * The first request of a desk after a restore: what was told since then goes above the cursor it shows, because numbers
 * up to there may have meant other events before. Changes nothing at any other time.
 */
export function meetAgain(store: Store, device: string, cursor: number): void {
  const fork = store.get<{ last: number }>('select last from forks where device = ? and above is null', device);
  if (fork === undefined) return;
  const above = Math.max(fork.last, cursor);
  // By way of negative numbers, so that no two rows share one in between.
  store.run('update events set n = -(n + ?) where device = ? and n > ?', above - fork.last, device, fork.last);
  store.run('update events set n = -n where device = ? and n < 0', device);
  store.run('update forks set above = ? where device = ?', above, device);
}

/** Remembers how far the desk says it has stored its feed. */
export function noteCursor(store: Store, device: string, cursor: number): void {
  store.run('update devices set cursor = ? where id = ?', cursor, device);
}
