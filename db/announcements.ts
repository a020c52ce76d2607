// Central's announcements out of the feed, and who has read them. Nothing is stored twice: what came before this was known
// is shown too.
import { type KnownEvent, knownEventSchema } from '../shared/protocol/exchange.ts';
import type { Reader, Writer } from './sqlite.ts';

export type Announcement = Extract<KnownEvent, { kind: 'announcement' }>;

/** The newest `limit`, newest first, each id once: a central that was restored may tell one again. */
export function announcements(db: Reader, limit: number): Announcement[] {
  const found = new Map<string, Announcement>();
  const rows = db.all<{ event: string }>(
    `select event from feed_events where kind = 'announcement' order by n desc limit ?`,
    2 * limit,
  );
  for (const { event } of rows) {
    const known = knownEventSchema.safeParse(JSON.parse(event)).data;
    if (known?.kind === 'announcement' && !found.has(known.id)) found.set(known.id, known);
  }
  return [...found.values()].slice(0, limit);
}

/** Ids of what this operator has read. */
export function announcementsRead(db: Reader, operator: string): ReadonlySet<string> {
  const rows = db.all<{ id: string }>('select id from announcement_reads where operator = ?', operator);
  return new Set(rows.map(({ id }) => id));
}

/** Notes when an operator has read one; a second time changes nothing. */
export function markAnnouncementRead(db: Writer, id: string, operator: string, at: string): void {
  db.run('insert into announcement_reads values (?, ?, ?) on conflict do nothing', id, operator, at);
}
