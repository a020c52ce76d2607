// Each desk's feed: events numbered without gaps, kept for ever, given again for any cursor.
import type { FeedEvent, KnownEvent } from '../../../shared/protocol/exchange.ts';
import { limits } from '../../../shared/protocol/exchange.ts';
import type { Store } from './store.ts';

type AnyEvent = KnownEvent | FeedEvent['event'];

/** Appends an event to one desk's feed; call it inside the transaction that made it true. */
export function tell(store: Store, device: string, event: AnyEvent): void {
  store.run(
    'insert into events values (?, (select coalesce(max(n), 0) + 1 from events where device = ?), ?)',
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

/** Remembers how far the desk says it has stored its feed. */
export function noteCursor(store: Store, device: string, cursor: number): void {
  store.run('update devices set cursor = ? where id = ?', cursor, device);
}
