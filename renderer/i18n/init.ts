// Starts the texts in Georgian and switches them at run time. Falls back to Georgian, never to a bare key in sight.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en, ka } from './resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'texts';
    keySeparator: false;
    nsSeparator: false;
    resources: { texts: typeof ka };
  }
}

export const screenLanguages = ['ka', 'en'] as const;
export type ScreenLanguage = (typeof screenLanguages)[number];

/** To be awaited before the first screen is drawn. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'ka',
    fallbackLng: 'ka',
    defaultNS: 'texts',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { ka: { texts: ka }, en: { texts: en } },
  });
}

/** Switches every text on screen; the page's language follows for screen readers. */
export async function speak(language: ScreenLanguage): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
