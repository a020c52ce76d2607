// Gives the words of the chosen language to everything inside. A text without a part to fill in is looked up once.
import type { TFunction } from 'i18next';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Words, WordsContext } from './use-text.ts';

function remembering(t: TFunction): TFunction {
  const known = new Map<unknown, unknown>();
  const look = (key: unknown, ...parts: unknown[]): unknown => {
    const say = t as unknown as (...asked: unknown[]) => unknown;
    if (parts.length > 0) return say(key, ...parts);
    if (!known.has(key)) known.set(key, say(key));
    return known.get(key);
  };
  return look as unknown as TFunction;
}

export function Speaking({ children }: { readonly children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'ka';
  const words = useMemo<Words>(() => ({ t: remembering(t), language, say: (text) => text[language] }), [t, language]);
  return <WordsContext value={words}>{children}</WordsContext>;
}
