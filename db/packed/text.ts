// Long texts as they lie in the database: a fifth of their size. What is hashed, sent and shown is always the text itself,
// which comes back to the letter; statements read such a column as `unpacked(column)`. A column that holds packed texts
// may also hold plain ones.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { fold, type Kinds, unfold } from './atoms.ts';
import {
  auditWords,
  caseWords,
  foldedAudit,
  foldedCase,
  personWords,
  toldWords,
  usualRecords,
} from './dictionaries.ts';
import { lettersOf, textOf } from './letters.ts';

const told = lettersOf(caseWords + personWords + toldWords + foldedCase);
/** By the first byte of a packed text, for ever: what was packed with one can be read with no other. */
const dictionaries: Readonly<Record<number, Uint8Array>> = {
  1: lettersOf(caseWords),
  2: lettersOf(auditWords),
  3: lettersOf(caseWords + foldedCase),
  4: lettersOf(foldedAudit),
  5: lettersOf(caseWords + personWords + foldedCase),
  6: told,
  7: told,
  9: lettersOf(foldedAudit),
};
/** Of texts as they are, and of those whose atoms were taken out. */
const numbers = { case: { plain: 1, folded: 7 }, audit: { plain: 2, folded: 9 } } as const;
/** Of a record that needs no packing: it is one of those that come with the program, by its number in two bytes. */
const usual = 8;
const usualNumbers: ReadonlyMap<string, number> = new Map(usualRecords.map((record, number) => [record, number]));
const isFolded = (number: number | undefined): boolean => number !== undefined && number >= 3;
const kindsOf = (number: number): Kinds => (number >= 7 ? 6 : 5);
/** Atoms stand before the text, their length before them in two bytes, or one below this. */
const oneByte = 0x80;
const mostAtoms = 0x7fff;
/** No text of ours is longer; a damaged one is not unpacked without end. */
const longest = 64 * 1_048_576;

/** Most texts are shorter, and a buffer of that size comes from Node's pool. */
const chunkSize = 3072;

/** Thrown for a damaged text: to whoever reads the database it is a damaged database. */
class Damaged extends Error {
  readonly code = 'SQLITE_CORRUPT';
}

function deflated(text: string, number: number, head: readonly Uint8Array[]): Uint8Array {
  const packed = deflateRawSync(lettersOf(text), { level: 6, memLevel: 9, dictionary: dictionaries[number] });
  return Buffer.concat([Buffer.of(number), ...head, packed]);
}

/** What was packed last: whoever saves a text and then asks what was saved compares bytes. */
let last: { readonly text: string; readonly packed: Uint8Array } | null = null;

/** Packs a text with the dictionary of its kind. */
export function packText(text: string, kind: keyof typeof numbers): Uint8Array {
  const packed = packedOf(text, kind);
  last = { text, packed };
  return packed;
}

/** Whether a column's value is this text. */
export function isText(stored: unknown, text: string): boolean {
  const same = last !== null && stored instanceof Uint8Array && Buffer.compare(stored, last.packed) === 0;
  return (same ? last?.text : textIn(stored)) === text;
}

const headOf = ({ length }: Uint8Array): Uint8Array =>
  length < oneByte ? Buffer.of(length) : Buffer.of(oneByte | (length >> 8), length & 255);

function packedOf(text: string, kind: keyof typeof numbers): Uint8Array {
  const { plain, folded: number } = numbers[kind];
  const folded = fold(text);
  if (folded === null || folded.atoms.length > mostAtoms) return deflated(text, plain, []);
  const { atoms } = folded;
  const record = kind === 'audit' ? usualNumbers.get(folded.text) : undefined;
  if (record === undefined) return deflated(folded.text, number, [headOf(atoms), atoms]);
  return Buffer.concat([Buffer.of(usual), headOf(atoms), atoms, Buffer.of(record >> 8, record & 255)]);
}

/** The atoms that stand before a text, and where it begins. */
function atomsIn(stored: Uint8Array): { readonly atoms: Uint8Array; readonly end: number } {
  const first = stored[1] ?? 0;
  const begin = first < oneByte ? 2 : 3;
  const end = begin + (first < oneByte ? first : (first - oneByte) * 256 + (stored[2] ?? 0));
  return { atoms: stored.subarray(begin, end), end };
}

const usualRecord = ({ length, 0: high = 0, 1: low = 0 }: Uint8Array): string | null =>
  length === 2 ? (usualRecords[high * 256 + low] ?? null) : null;

/** The text of a column's value, plain ones as they are; null for what is neither plain nor whole. */
export function textIn(stored: unknown): string | null {
  if (typeof stored === 'string') return stored;
  if (!(stored instanceof Uint8Array)) return null;
  const number = stored[0] ?? 0;
  const dictionary = dictionaries[number];
  if (dictionary === undefined && number !== usual) return null;
  const { atoms, end } = isFolded(number) ? atomsIn(stored) : { atoms: null, end: 1 };
  try {
    const text =
      dictionary === undefined
        ? usualRecord(stored.subarray(end))
        : textOf(inflateRawSync(stored.subarray(end), { dictionary, maxOutputLength: longest, chunkSize }));
    return text === null || atoms === null ? text : unfold({ text, atoms }, kindsOf(number));
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
