// Announcements: told to every desk in its feed, and kept to be shown here and to be told to desks that are enrolled later, as
// long as they stand.
import { randomUUID } from 'node:crypto';
import { tell } from './feed.ts';
import type { Store } from './store.ts';

interface Announced {
  readonly id: string;
  readonly title_ka: string;
  readonly text_ka: string;
  /** Empty: Georgian only. */
  readonly title_en: string;
  readonly text_en: string;
  readonly published_at: string;
}

export interface Announcement extends Announced {
  /** From when on it stands no more; null: until it is withdrawn. */
  readonly ends_at: string | null;
}

const listed = `select a.*, e.ends_at from announcements a left join announcement_ends e on e.id = a.id`;
/** What a desk shows at most. */
const most = 50;

/** Newest first, at most 50. */
export async function listAnnouncements(store: Store): Promise<Announcement[]> {
  return store.all<Announcement>(`${listed} order by a.published_at desc, a.id limit ?`, most);
}

export const stands = ({ ends_at }: Announcement, now: string): boolean => ends_at === null || ends_at > now;

function eventOf({ id, title_ka, text_ka, title_en, text_en, published_at }: Announced): { kind: 'announcement' } {
  const english = (ka: string, en: string): object => (en === '' ? { ka } : { ka, en });
  const told = { id, title: english(title_ka, title_en), text: english(text_ka, text_en), at: published_at };
  return { kind: 'announcement', ...told };
}

async function tellEveryDesk(store: Store, event: { kind: 'announcement' }): Promise<void> {
  // Enrolments wait meanwhile: a desk is told here or when it enrols.
  await store.run('update codes set used = used');
  for (const { id } of await store.all<{ id: string }>('select id from devices order by id'))
    await tell(store, id, event);
}

/** Publishes to every desk, now or when it is enrolled before `endsAt` (null: whenever). */
export async function announce(
  store: Store,
  said: Omit<Announced, 'id' | 'published_at'>,
  endsAt: string | null,
  now: string,
): Promise<void> {
  await store.transaction(async (within) => {
    const one: Announced = { ...said, id: randomUUID(), published_at: now };
    const { id, title_ka, text_ka, title_en, text_en } = one;
    const sql = 'insert into announcements values (?, ?, ?, ?, ?, ?)';
    await within.run(sql, id, title_ka, text_ka, title_en, text_en, now);
    if (endsAt !== null) await within.run('insert into announcement_ends values (?, ?)', id, endsAt);
    await tellEveryDesk(within, eventOf(one));
  });
}

/** Tells a newly enrolled desk what still stands, oldest first as others heard it. */
export async function tellStanding(store: Store, device: string, now: string): Promise<void> {
  const standing = (await listAnnouncements(store)).filter((one) => stands(one, now)).reverse();
  await tell(store, device, ...standing.map(eventOf));
}

/** What a title says at most (the protocol). */
const longestTitle = 200;

/**
 * Takes one back. Desks that were told hear it again under its id, with a title that says so: of one id the newest stands. One
 * that stands no more stays as it is.
 */
export async function withdrawAnnouncement(store: Store, id: string, now: string): Promise<void> {
  await store.transaction(async (within) => {
    const one = await within.get<Announcement>(`${listed} where a.id = ?`, id);
    if (one === undefined || !stands(one, now)) return;
    const sql = 'insert into announcement_ends values (?, ?) on conflict (id) do update set ends_at = excluded.ends_at';
    await within.run(sql, id, now);
    const taken = (word: string, title: string): string =>
      title === '' ? '' : [...`${word}: ${title}`].slice(0, longestTitle).join('');
    const title_ka = taken('გაუქმებულია', one.title_ka);
    await tellEveryDesk(within, eventOf({ ...one, title_ka, title_en: taken('Withdrawn', one.title_en) }));
  });
}
