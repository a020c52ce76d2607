// What stands around every screen, before and after signing in. In practice mode it says so, twice, whatever is shown.
import { type ReactNode, useEffect } from 'react';
import type { Desk } from '../../shared/contract/desk.ts';
import { SkipLink } from '../components/SkipLink.tsx';
import { useText } from '../i18n/use-text.ts';
import { ClockWarning } from './ClockWarning.tsx';
import { ContactCounter } from './ContactCounter.tsx';
import { Cover } from './Cover.tsx';
import { Header } from './Header.tsx';
import { Help } from './Help.tsx';
import { pressKey } from './keys.ts';
import { Nav } from './Nav.tsx';
import { StatusBar } from './StatusBar.tsx';
import { StorageWarning } from './StorageWarning.tsx';
import { VisitBar } from './VisitBar.tsx';

interface Props {
  readonly desk: Desk | null;
  readonly children: ReactNode;
}

export function Frame({ desk, children }: Props) {
  const { t } = useText();
  const signedIn = desk !== null && desk.session !== null;
  const practice = desk?.mode === 'practice';
  useEffect(() => {
    if (!signedIn) return;
    const press = (event: KeyboardEvent): void => {
      if (pressKey(event)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [signedIn]);
  return (
    <div className="frame">
      <SkipLink />
      {practice && (
        <section className="frame-practice" aria-label={t('frame.practice')}>
          <strong>{t('frame.practice')}</strong> – {t('frame.practiceNote')}
        </section>
      )}
      <header className="frame-head">
        <Header desk={desk} />
        {signedIn && <Nav />}
      </header>
      {signedIn && <VisitBar />}
      {signedIn && <ClockWarning />}
      {signedIn && <StorageWarning />}
      <main className="frame-main" id="main" tabIndex={-1}>
        {children}
      </main>
      {signedIn && <StatusBar />}
      {practice && <div className="watermark" aria-hidden="true" data-words={t('frame.practice')} />}
      {signedIn && <Help />}
      {signedIn && <ContactCounter />}
      {signedIn && <Cover />}
    </div>
  );
}
