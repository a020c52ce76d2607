// Who and where we are: center, desk, operator, language. Personal data of applicants never stands here.
import type { Desk } from '../../shared/contract/desk.ts';
import { signOut } from '../effects/desk.ts';
import { go } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { Languages } from './Languages.tsx';
import { NewsButton } from './NewsButton.tsx';

export function Header({ desk }: { readonly desk: Desk | null }) {
  const { t, say } = useText();
  const center = desk?.center ?? null;
  const place =
    center === null || desk === null || desk.desk === null
      ? t('frame.notEnrolled')
      : `${t('frame.center', { name: say(center.name) })} · ${t('frame.desk', { number: desk.desk })}`;
  return (
    <div className="frame-bar">
      <div className="frame-brand">
        <strong>{t('frame.name')}</strong>
        {desk !== null && <span className="frame-soft">{place}</span>}
      </div>
      {desk?.session && (
        <>
          <div>
            <span className="frame-soft">{t('frame.operator')}: </span>
            {desk.session.name}
          </div>
          <NewsButton key={desk.session.operator} />
          {desk.session.role === 'administrator' && (
            <button type="button" className="frame-button" onClick={() => go({ name: 'operators' })}>
              {t('operators.open')}
            </button>
          )}
          <button type="button" className="frame-button" onClick={() => void signOut()}>
            {t('frame.signOut')}
          </button>
        </>
      )}
      <Languages />
    </div>
  );
}
