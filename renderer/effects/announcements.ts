// Reads central's announcements and notes which ones were read.
import { useAnnouncements } from '../state/announcements.ts';
import { loaded } from '../state/loaded.ts';
import { call } from './call.ts';

export async function readAnnouncements(): Promise<void> {
  useAnnouncements.setState({ list: loaded(await call('announcement.list', {})) });
}

export async function markRead(announcement: string): Promise<void> {
  const marked = await call('announcement.mark', { announcement });
  if (marked.ok) await readAnnouncements();
  else useAnnouncements.setState({ list: loaded(marked) });
}
