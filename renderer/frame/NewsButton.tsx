// Leads to central's announcements and says how many are unread: quietly, and never over what somebody types.
import { useEffect } from 'react';
import { readAnnouncements } from '../effects/announcements.ts';
import { go } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { useAnnouncements } from '../state/announcements.ts';

export function NewsButton() {
  const { t } = useText();
  const list = useAnnouncements((state) => state.list);
  useEffect(() => {
    void readAnnouncements();
  }, []);
  const unread = list.state === 'ready' ? list.value.unread : 0;
  return (
    <button type="button" className="frame-button" onClick={() => go({ name: 'announcements' })}>
      {unread === 0 ? t('announcements.title') : t('announcements.some', { number: unread })}
    </button>
  );
}
