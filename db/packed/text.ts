// Long texts as they lie in the database: a fifth of their size. What is hashed, sent and shown is always the text itself,
// which comes back to the letter; statements read such a column as `unpacked(column)`. A column that holds packed texts
// may also hold plain ones.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { auditWords, caseWords } from './dictionaries.ts';
import { lettersOf, textOf } from './letters.ts';

/** By the first byte of a packed text, for ever: what was packed with one can be read with no other. */
const dictionaries: Readonly<Record<number, Uint8Array>> = { 1: lettersOf(caseWords), 2: lettersOf(auditWords) };
const numbers = { case: 1, audit: 2 } as const;
/** No text of ours is longer; a damaged one is not unpacked without end. */
const longest = 64 * 1_048_576;

/** Thrown for a damaged text: to whoever reads the database it is a damaged database. */
class Damaged extends Error {
  readonly code = 'SQLITE_CORRUPT';
}

/** Packs a text with the dictionary of its kind. */
export function packText(text: string, kind: keyof typeof numbers): Uint8Array {
  const number = numbers[kind];
  return Buffer.concat([
    Buffer.of(number),
    deflateRawSync(lettersOf(text), { level: 6, memLevel: 9, dictionary: dictionaries[number] }),
  ]);
}

/** The text of a column's value, plain ones as they are; null for what is neither plain nor whole. */
export function textIn(stored: unknown): string | null {
  if (typeof stored === 'string') return stored;
  if (!(stored instanceof Uint8Array)) return null;
  const dictionary = dictionaries[stored[0] ?? 0];
  if (dictionary === undefined) return null;
  try {
    return textOf(inflateRawSync(stored.subarray(1), { dictionary, maxOutputLength: longest }));
  } catch {
    return null;
  }
}

/** The same inside statements, where damage ends the statement. */
export function unpackText(stored: unknown): string {
  const text = textIn(stored);
  if (text === null) throw new Damaged('a packed text that does not unpack');
  return text;
}
