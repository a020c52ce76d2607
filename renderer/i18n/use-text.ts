// How a component gets its words: `t` for the screen's own texts, `say` for texts of the catalogue.
import type { TFunction } from 'i18next';
import { createContext, useContext } from 'react';
import type { LocalText } from '../../shared/primitives.ts';
import type { ScreenLanguage } from './init.ts';

export interface Words {
  readonly t: TFunction;
  readonly language: ScreenLanguage;
  /** A catalogue text in the screen's language. */
  readonly say: (text: LocalText) => string;
}

/** Given once, by `Speaking`: hundreds of components that each listened for the language cost a slow computer more than the words. */
export const WordsContext = createContext<Words | null>(null);

export function useText(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('no words outside of Speaking');
  return words;
}
