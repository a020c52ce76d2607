// Ids, instants, hashes, dates and numbers hold nothing that comes again, so no compressor shortens them. They are taken
// out of a text as the few bytes they are; a mark stays in their place, which a dictionary knows as well as any letter.
// The text comes back to the letter, or it is left as it is. Kinds and marks are kept for ever.
import { knownHashes } from './dictionaries.ts';

interface Kind {
  /** What `found` matches may give another text back, and is then not taken out; absent where it never does. */
  readonly doubtful?: true;
  /** Its bytes as half bytes in hexadecimal, which are quicker cut, joined and read than bytes. */
  readonly halves: (text: string) => string;
  readonly text: (halves: string) => string;
  /** How many of the half bytes that begin at `at` belong to it; none where it has no end. */
  readonly length: (hex: string, at: number) => number;
}

const fixed = (bytes: number) => (): number => bytes * 2;
const inBytes = (number: number, bytes: number): string => number.toString(16).padStart(bytes * 2, '0');

/** Counted from there: days fit into two bytes until 2079. */
const firstDay = Date.UTC(1900, 0, 1);
const dayMs = 86_400_000;
/** No clock shows more. */
const lastMs = 8.64e15;
const dayOf = (at: string): string => new Date(firstDay + Number.parseInt(at, 16) * dayMs).toISOString().slice(0, 10);

/** Whole numbers of any length as half bytes, closed by f. */
const digits: Kind = {
  halves: (text) => `${text}${text.length % 2 === 0 ? 'ff' : 'f'}`,
  text: (half) => half.slice(0, half.indexOf('f')),
  length: (all, at) => {
    const end = all.indexOf('f', at);
    return end < 0 ? 0 : ((end - at) | 1) + 1;
  },
};

/** By their marks, the characters 1 and up. */
const kinds: readonly Kind[] = [
  {
    // An id as RFC 9562 writes it.
    halves: (text) => text.replaceAll('-', ''),
    text: (id) => `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`,
    length: fixed(16),
  },
  {
    doubtful: true,
    halves: (text) => inBytes(Math.max(0, Date.parse(text)), 6),
    text: (at) => {
      const ms = Number.parseInt(at, 16);
      return ms <= lastMs ? new Date(ms).toISOString() : '';
    },
    length: fixed(6),
  },
  { halves: (hash) => hash, text: (hash) => hash, length: fixed(32) },
  {
    doubtful: true,
    halves: (text) => inBytes(((Date.parse(`${text}T00:00:00.000Z`) - firstDay) / dayMs) & 0xffff, 2),
    text: dayOf,
    length: fixed(2),
  },
  digits,
  {
    // One of the hashes that come with the program, by its number.
    halves: (text) => inBytes(knownHashes.indexOf(text), 1),
    text: (number) => knownHashes[Number.parseInt(number, 16)] ?? '',
    length: fixed(1),
  },
];
/** How many of the kinds a text was folded by: the first ones, or all since hashes are known. */
export type Kinds = 5 | 6;
const hashKind = 2;

/**
 * The age of a run is taken out however short it is: it would be the one thing that tells usual records from each other. What
 * any of them begins with is looked for first, for most letters begin none.
 */
const found =
  /(?=[0-9a-f])(?:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)|([0-9a-f]{64})|(\d{4}-\d\d-\d\d)|(\d{6,}|(?<="monotonicMs":)\d+))/g;
/** Marks of what came before in the same text: its first, its second, and so on. */
const again = 0x0e;
const mostAgain = 18;
const marks = new RegExp(
  `[${String.fromCharCode(1)}-${String.fromCharCode(kinds.length, again)}-${String.fromCharCode(again + mostAgain - 1)}]`,
);

export interface Folded {
  readonly text: string;
  readonly atoms: Uint8Array;
}

/** By all kinds. Null for a text that holds a mark itself, which JSON never does. */
export function fold(text: string): Folded | null {
  if (marks.test(text)) return null;
  let halves = '';
  const seen: string[] = [];
  const marked = text.replace(found, (match: string, ...groups: unknown[]) => {
    const before = seen.indexOf(match);
    if (before >= 0 && before < mostAgain) return String.fromCharCode(again + before);
    const group = groups.findIndex((one) => one !== undefined);
    const number = group === hashKind && knownHashes.includes(match) ? kinds.length - 1 : group;
    const kind = kinds[number];
    const atom = kind?.halves(match);
    if (atom === undefined || (kind?.doubtful && kind.text(atom) !== match)) return match;
    seen.push(match);
    halves += atom;
    return String.fromCharCode(number + 1);
  });
  return { text: marked, atoms: Buffer.from(halves, 'hex') };
}

/** The text as it was; null for what `fold` never gives. */
export function unfold({ text, atoms }: Folded, by: Kinds): string | null {
  const halves = Buffer.from(atoms.buffer, atoms.byteOffset, atoms.byteLength).toString('hex');
  let [at, from, plain] = [0, 0, ''];
  const seen: string[] = [];
  // By hand, which is quicker than a pattern with a function: twenty texts of a list have some hundred marks.
  for (let place = 0; place < text.length; place += 1) {
    const number = text.charCodeAt(place);
    if (number >= again + mostAgain || number === 0 || (number > by && number < again)) continue;
    const kind = number > by ? undefined : kinds[number - 1];
    let atom = seen[number - again];
    if (kind !== undefined) {
      const length = kind.length(halves, at);
      if (length === 0 || at + length > halves.length) return null;
      atom = kind.text(halves.slice(at, at + length));
      at += length;
      seen.push(atom);
    }
    if (atom === undefined) return null;
    plain += text.slice(from, place) + atom;
    from = place + 1;
  }
  return at === halves.length ? plain + text.slice(from) : null;
}
