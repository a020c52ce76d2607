// Where what stands in the machine-readable zone: ICAO Doc 9303 parts 4 (TD3), 5 (TD1) and 6 (TD2). Positions count from 0.

export type MrzFormat = 'TD1' | 'TD2' | 'TD3';

/** A stretch of one line: line, first position, position after the last. */
type Place = readonly [line: number, from: number, to: number];

interface Layout {
  readonly lines: number;
  readonly length: number;
  /** First letters of the document code that the standard allows here. */
  readonly codes: string;
  readonly names: Place;
  /** Document number, its check digit, and the optional data into which a long number runs over. */
  readonly number: Place;
  readonly numberCheck: Place;
  readonly nationality: Place;
  readonly birth: Place;
  readonly birthCheck: Place;
  readonly sex: Place;
  readonly expiry: Place;
  readonly expiryCheck: Place;
  /** Optional data; the first place takes the rest of a long document number (never in TD3). */
  readonly optional: readonly Place[];
  /** Only TD3 has a digit for the optional data alone. */
  readonly optionalCheck: Place | null;
  readonly composite: readonly Place[];
  readonly compositeCheck: Place;
}

const secondLine = {
  number: [1, 0, 9],
  numberCheck: [1, 9, 10],
  nationality: [1, 10, 13],
  birth: [1, 13, 19],
  birthCheck: [1, 19, 20],
  sex: [1, 20, 21],
  expiry: [1, 21, 27],
  expiryCheck: [1, 27, 28],
} as const;

export const layouts: Readonly<Record<MrzFormat, Layout>> = {
  TD1: {
    lines: 3,
    length: 30,
    codes: 'ACI',
    names: [2, 0, 30],
    number: [0, 5, 14],
    numberCheck: [0, 14, 15],
    nationality: [1, 15, 18],
    birth: [1, 0, 6],
    birthCheck: [1, 6, 7],
    sex: [1, 7, 8],
    expiry: [1, 8, 14],
    expiryCheck: [1, 14, 15],
    optional: [
      [0, 15, 30],
      [1, 18, 29],
    ],
    optionalCheck: null,
    composite: [
      [0, 5, 30],
      [1, 0, 7],
      [1, 8, 15],
      [1, 18, 29],
    ],
    compositeCheck: [1, 29, 30],
  },
  TD2: {
    lines: 2,
    length: 36,
    codes: 'ACI',
    names: [0, 5, 36],
    ...secondLine,
    optional: [[1, 28, 35]],
    optionalCheck: null,
    composite: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 35],
    ],
    compositeCheck: [1, 35, 36],
  },
  TD3: {
    lines: 2,
    length: 44,
    codes: 'P',
    names: [0, 5, 44],
    ...secondLine,
    optional: [[1, 28, 42]],
    optionalCheck: [1, 42, 43],
    composite: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 43],
    ],
    compositeCheck: [1, 43, 44],
  },
};

/** The signs at a place. */
export function at(lines: readonly string[], [line, from, to]: Place): string {
  return (lines[line] ?? '').slice(from, to);
}

/** The format of complete lines, or null while something is missing or too much. */
export function formatOf(lines: readonly string[]): MrzFormat | null {
  const fits = (format: MrzFormat): boolean =>
    lines.length === layouts[format].lines && lines.every((line) => line.length === layouts[format].length);
  return (['TD1', 'TD2', 'TD3'] as const).find(fits) ?? null;
}
