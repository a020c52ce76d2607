// Picks the wording of a catalogue text. Georgian, the official language, stands in where a translation is missing.
import type { Language, LocalText } from '../primitives.ts';

/** The text in this language, else in Georgian. */
export function localText(text: LocalText, language: Language): string {
  return text[language] ?? text.ka;
}

/** Every wording there is, for searching. */
export function wordings(text: LocalText): string[] {
  return Object.values(text).filter((wording) => wording !== undefined);
}
