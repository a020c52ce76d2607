// Promise: what a document's zone says is read as the standard says, and no single wrong sign passes for right where
// the standard has a check digit that can tell it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signValue } from '../../../shared/mrz/check-digit.ts';
import type { MrzFormat } from '../../../shared/mrz/layout.ts';
import { checkNames, readMrz } from '../../../shared/mrz/read.ts';
import { documents, type Made, utopia } from './specimens.ts';

const signs = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'];

function read(lines: readonly string[]) {
  const reading = readMrz(lines);
  if (reading === null) throw new Error('lines of no format');
  return reading;
}

/** Names of checks that fail and of faults; empty for a reading with nothing against it. */
function against(lines: readonly string[]): string[] {
  const { checks, faults } = read(lines);
  return [...checkNames.filter((name) => checks[name].verdict === 'wrong'), ...faults];
}

describe('the specimens of ICAO Doc 9303', () => {
  test.each(['TD1', 'TD2', 'TD3'] as const)('%s of Utopia', (format) => {
    const reading = read(utopia[format]);
    expect(reading).toMatchObject({
      format,
      issuer: 'UTO',
      nationality: 'UTO',
      surname: 'ERIKSSON',
      given: 'ANNA MARIA',
      namesCut: false,
      number: format === 'TD3' ? 'L898902C3' : 'D23145890',
      birth: '740812',
      sex: 'F',
      expiry: '120415',
      elevens: [],
    });
    expect(against(utopia[format])).toEqual([]);
    const { number, birth, expiry, optional, composite } = reading.checks;
    const printed = [number, birth, expiry, optional, composite].map((check) => check.printed).join('');
    expect(printed).toBe(format === 'TD3' ? '62910' : '7296');
  });

  test('a long number runs over into the optional data (part 11, appendix D)', () => {
    const [, second = '', third = ''] = utopia.TD1;
    const reading = read(['I<UTOD23145890<7349<<<<<<<<<<<', second.replace(/.$/, '4'), third]);
    expect([reading.number, reading.checks.number]).toEqual([
      'D23145890734',
      { printed: '9', due: '9', verdict: 'right' },
    ]);
    expect(reading.optional).toEqual(['', '']);
  });

  test('a passport without optional data may print a filler for its digit, and only then', () => {
    const [first = '', second = ''] = utopia.TD3;
    const empty = `${second.slice(0, 28)}${'<'.repeat(15)}`;
    expect(read([first, `${empty}4`]).checks.optional.verdict).toBe('none');
    expect(read([first, `${second.slice(0, 42)}<0`]).checks.optional.verdict).toBe('wrong');
  });
});

/** Places without a check digit, as ranges of the lines: code, states, names, sex. */
const unproven: Readonly<Record<MrzFormat, readonly (readonly [number, number, number])[]>> = {
  TD1: [
    [0, 0, 5],
    [1, 7, 8],
    [1, 15, 18],
    [2, 0, 30],
  ],
  TD2: [
    [0, 0, 36],
    [1, 10, 13],
    [1, 20, 21],
  ],
  TD3: [
    [0, 0, 44],
    [1, 10, 13],
    [1, 20, 21],
  ],
};

interface Missed {
  readonly line: number;
  readonly place: number;
  readonly from: string;
  readonly to: string;
}

/** Every change of one sign that nothing speaks against, where the standard has a check digit. */
function missed(format: MrzFormat, lines: readonly string[]): Missed[] {
  const free = (line: number, place: number): boolean =>
    unproven[format].some(([at, from, to]) => at === line && place >= from && place < to);
  return lines.flatMap((text, line) =>
    [...text].flatMap((from, place) => {
      if (free(line, place)) return [];
      return signs.flatMap((to) => {
        if (to === from) return [];
        const changed = lines.with(line, text.slice(0, place) + to + text.slice(place + 1));
        return against(changed).length === 0 ? [{ line, place, from, to }] : [];
      });
    }),
  );
}

/** Signs that a sum modulo 10 cannot tell apart, whoever computes it. */
const blind = ({ from, to }: Missed): boolean => ((signValue(from) ?? 0) - (signValue(to) ?? 1)) % 10 === 0;

const numberAt: Readonly<Record<MrzFormat, readonly [number, number]>> = { TD1: [0, 5], TD2: [1, 0], TD3: [1, 0] };
const datesAt: Readonly<Record<MrzFormat, readonly (readonly [number, number, number])[]>> = {
  TD1: [[1, 0, 15]],
  TD2: [[1, 13, 28]],
  TD3: [[1, 13, 28]],
};

/** Holds for every corruption missed: the standard's sum is blind for it, it is in no date and no check digit. */
function bearable(format: MrzFormat, missing: readonly Missed[], georgian: boolean): void {
  const [numberLine, numberFrom] = numberAt[format];
  for (const one of missing) {
    expect([one, blind(one)]).toEqual([one, true]);
    expect(
      datesAt[format].filter(([line, from, to]) => line === one.line && one.place >= from && one.place < to),
    ).toEqual([]);
    const digitPlace = one.line === numberLine && one.place === numberFrom + 9;
    expect([one, digitPlace && /\d/.test(one.from)]).toEqual([one, false]);
    const inNumber = one.line === numberLine && one.place >= numberFrom && one.place < numberFrom + 9;
    // A Georgian number's shape tells digits from letters, so that only letters ten apart remain.
    if (georgian && inNumber) expect([one, /[A-Z]/.test(one.from + one.to)]).toEqual([one, true]);
    if (georgian && inNumber) expect(/^[A-Z]{2}$/.test(one.from + one.to)).toBe(true);
  }
}

describe('one wrong sign', () => {
  test.each(['TD1', 'TD2', 'TD3'] as const)('every one in the specimen %s', (format) => {
    bearable(format, missed(format, utopia[format]), false);
  });

  test('every one in 60 made documents', () => {
    fc.assert(
      fc.property(documents, ({ format, lines, ...rest }) => {
        bearable(format, missed(format, lines), lines.join('').startsWith('GEO', 2) && rest.number.length === 9);
      }),
      { seed: 9303, numRuns: 60 },
    );
  });

  test('any one in 10,000 made documents, each of which reads as it was written', () => {
    const change = fc.record({ at: fc.nat(10_000), to: fc.constantFrom(...signs) });
    fc.assert(
      fc.property(documents, change, (made: Made, { at, to }) => {
        expect(against(made.lines)).toEqual([]);
        const reading = read(made.lines);
        const { format, number, birth, expiry, surname, given } = made;
        const wholeNames = { surname, given };
        expect(reading).toMatchObject({ format, number, birth, expiry, ...(reading.namesCut ? {} : wholeNames) });
        expect(reading.elevens).toEqual(made.optional === '' ? [] : [made.optional]);
        const flat = made.lines.join('');
        const place = at % flat.length;
        const length = made.lines[0]?.length ?? 1;
        const line = Math.floor(place / length);
        const from = flat.charAt(place);
        const changed = flat.slice(0, place) + to + flat.slice(place + 1);
        const lines = made.lines.map((_, index) => changed.slice(index * length, (index + 1) * length));
        const free = unproven[format].some(
          ([l, start, end]) => l === line && place % length >= start && place % length < end,
        );
        if (from === to || free || against(lines).length > 0) return;
        expect([changed, blind({ line, place, from, to })]).toEqual([changed, true]);
      }),
      { seed: 9303, numRuns: 10_000 },
    );
  });

  test('what has no check digit is still held to what the standard allows there', () => {
    const [first = '', second = ''] = utopia.TD3;
    expect(against([first.replace('P<', 'X<'), second])).toEqual(['code']);
    expect(against([first.replace('ANNA', 'AN1A'), second])).toEqual(['names']);
    expect(against([first.replace('UTO', 'U1O'), second])).toEqual(['state']);
    expect(against([first, second.replace('F1204', 'A1204')])).toEqual(['sex']);
    expect(against([first.replace('ANNA', 'AN NA').slice(0, 44), second])).toEqual(['sign', 'names']);
  });
});
