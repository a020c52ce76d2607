// Announcements: told to every desk in its feed, and kept to be shown here.
import { randomUUID } from 'node:crypto';
import { tell } from './feed.ts';
import type { Store } from './store.ts';

export interface Announcement {
  readonly id: string;
  readonly title_ka: string;
  readonly text_ka: string;
  /** Empty: Georgian only. */
  readonly title_en: string;
  readonly text_en: string;
  readonly published_at: string;
}

/** Newest first, at most 50. */
export async function listAnnouncements(store: Store): Promise<Announcement[]> {
  return store.all<Announcement>('select * from announcements order by published_at desc, id limit 50');
}

/** Publishes to every desk that is enrolled now; answers how many. */
export async function announce(
  store: Store,
  said: Omit<Announcement, 'id' | 'published_at'>,
  now: string,
): Promise<number> {
  return store.transaction(async (within) => {
    const id = randomUUID();
    const { title_ka, text_ka, title_en, text_en } = said;
    await within.run(
      'insert into announcements values (?, ?, ?, ?, ?, ?)',
      id,
      title_ka,
      text_ka,
      title_en,
      text_en,
      now,
    );
    const english = (ka: string, en: string): object => (en === '' ? { ka } : { ka, en });
    const event = {
      kind: 'announcement',
      id,
      title: english(title_ka, title_en),
      text: english(text_ka, text_en),
      at: now,
    };
    const devices = await within.all<{ id: string }>('select id from devices order by id');
    for (const device of devices) await tell(within, device.id, event);
    return devices.length;
  });
}
