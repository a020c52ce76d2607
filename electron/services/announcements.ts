// Central's announcements for who sits at the desk, with what that person has read.
import { announcements, announcementsRead, markAnnouncementRead } from '../../db/announcements.ts';
import type { Db } from '../../db/sqlite.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import { signedIn } from './signed-in.ts';

const shown = 50;

/** Problem: announcement.unknown. */
export function announcementServices(db: Db): Pick<Services, 'announcement.list' | 'announcement.mark'> {
  return {
    'announcement.list': (context) => {
      const read = announcementsRead(db, signedIn(context).operator);
      const list = announcements(db, shown).map(({ kind: _kind, ...said }) => ({ ...said, read: read.has(said.id) }));
      return ok({ unread: list.filter((one) => !one.read).length, announcements: list });
    },
    'announcement.mark': (context, { announcement }) => {
      const known = announcements(db, shown).some(({ id }) => id === announcement);
      if (!known) return fail(problem('announcement.unknown'));
      markAnnouncementRead(db, announcement, signedIn(context).operator, context.reading.wall);
      return ok({});
    },
  };
}
