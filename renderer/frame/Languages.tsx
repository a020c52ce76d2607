// Switches the screen's language. The citizen's receipt language is another matter, chosen with the case.
import { type ScreenLanguage, screenLanguages, speak } from '../i18n/init.ts';
import { useText } from '../i18n/use-text.ts';

export function Languages() {
  const { t, language } = useText();
  return (
    <fieldset className="frame-languages" aria-label={t('frame.language')}>
      {screenLanguages.map((other: ScreenLanguage) => (
        <button
          key={other}
          type="button"
          className="frame-button"
          lang={other}
          aria-pressed={other === language}
          onClick={() => void speak(other)}
        >
          {t(`frame.language.${other}`)}
        </button>
      ))}
    </fieldset>
  );
}
