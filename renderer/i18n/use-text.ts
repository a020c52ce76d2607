// How a component gets its words: `t` for the screen's own texts, `say` for texts of the catalogue.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../shared/primitives.ts';
import type { ScreenLanguage } from './init.ts';

export interface Words {
  readonly t: TFunction;
  readonly language: ScreenLanguage;
  /** A catalogue text in the screen's language. */
  readonly say: (text: LocalText) => string;
}

export function useText(): Words {
  const { t, i18n } = useTranslation();
  const language: ScreenLanguage = i18n.language === 'en' ? 'en' : 'ka';
  return { t, language, say: (text) => text[language] };
}
