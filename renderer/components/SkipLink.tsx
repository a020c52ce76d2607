// Lets a keyboard or screen reader pass over the header.
import { useText } from '../i18n/use-text.ts';

export function SkipLink() {
  const { t } = useText();
  return (
    <a className="skip-link" href="#main">
      {t('frame.skip')}
    </a>
  );
}
