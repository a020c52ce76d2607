// What central announces: newest first, unread ones marked in words. Nothing is hidden when it was read.
import { useEffect } from 'react';
import type { AnnouncementList } from '../../shared/contract/announcements.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Page } from '../components/Page.tsx';
import { Tag } from '../components/Tag.tsx';
import { markRead, readAnnouncements } from '../effects/announcements.ts';
import { goBack } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { useAnnouncements } from '../state/announcements.ts';

type Announcement = AnnouncementList['announcements'][number];

function One({ said: { id, title, text, at, read } }: { readonly said: Announcement }) {
  const { t, language } = useText();
  // Said in Georgian alone, it is shown so, and a screen reader is told.
  const spoken = language === 'en' && title.en !== undefined && text.en !== undefined ? 'en' : 'ka';
  const heading = title[spoken] ?? title.ka;
  return (
    <li className="panel stack-tight">
      <div className="row">
        <h2 lang={spoken}>{heading}</h2>
        {!read && (
          <Tag tone="info" sign="●">
            {t('announcements.unread')}
          </Tag>
        )}
      </div>
      <p className="small">{t('announcements.from', { time: showInstant(at) })}</p>
      <p className="announced" lang={spoken}>
        {text[spoken] ?? text.ka}
      </p>
      {!read && (
        <div>
          <Button onClick={() => void markRead(id)} aria-label={t('announcements.readOne', { title: heading })}>
            {t('announcements.read')}
          </Button>
        </div>
      )}
    </li>
  );
}

export function Announcements() {
  const { t } = useText();
  const list = useAnnouncements((state) => state.list);
  useEffect(() => {
    void readAnnouncements();
  }, []);
  return (
    <Page title={t('announcements.title')} actions={<Button onClick={goBack}>{t('common.back')}</Button>}>
      <LoadedView of={list} onRetry={() => void readAnnouncements()}>
        {({ announcements }) =>
          announcements.length === 0 ? (
            <p>{t('announcements.none')}</p>
          ) : (
            <ul className="stack">
              {announcements.map((said) => (
                <One key={said.id} said={said} />
              ))}
            </ul>
          )
        }
      </LoadedView>
    </Page>
  );
}
