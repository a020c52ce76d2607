// The specimens of Utopia in ICAO Doc 9303 parts 4, 5 and 6, and documents made up after the same rules.
import fc from 'fast-check';
import { checkDigit } from '../../../shared/mrz/check-digit.ts';
import type { MrzFormat } from '../../../shared/mrz/layout.ts';

export const utopia: Readonly<Record<MrzFormat, readonly string[]>> = {
  TD1: ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
  TD2: ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'],
  TD3: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
};

export interface Made {
  readonly format: MrzFormat;
  readonly lines: readonly string[];
  readonly number: string;
  readonly birth: string;
  readonly expiry: string;
  readonly surname: string;
  readonly given: string;
  readonly optional: string;
}

const fill = (signs: string, length: number): string => signs.slice(0, length).padEnd(length, '<');
const withDigit = (signs: string): string => signs + checkDigit(signs);

/** Writes the lines of a document, independently of how they are read. */
export function write(made: Omit<Made, 'lines'> & { issuer: string; nationality: string; sex: string }): string[] {
  const { format, number, birth, expiry, issuer, nationality, sex, optional } = made;
  const names = `${made.surname}<<${made.given}`.replaceAll(' ', '<');
  const long = number.length > 9;
  const head = long ? `${number.slice(0, 9)}<` : withDigit(fill(number, 9));
  const tail = (long ? `${number.slice(9)}${checkDigit(number)}<` : '') + optional;
  const [born, until] = [withDigit(birth), withDigit(expiry)];
  if (format === 'TD1') {
    const upper = head + fill(tail, 15);
    const lower = `${born}${sex}${until}${nationality}${fill('', 11)}`;
    const digit = checkDigit(upper + born + until + fill('', 11));
    return [`I<${issuer}${upper}`, lower + digit, fill(names, 30)];
  }
  if (format === 'TD2') {
    const rest = fill(tail, 7);
    return [
      fill(`I<${issuer}${names}`, 36),
      `${head}${nationality}${born}${sex}${until}${rest}${checkDigit(head + born + until + rest)}`,
    ];
  }
  const own = withDigit(fill(optional, 14));
  return [
    fill(`P<${issuer}${names}`, 44),
    `${head}${nationality}${born}${sex}${until}${own}${checkDigit(head + born + until + own)}`,
  ];
}

const text = (letters: string, from: number, to: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: from, maxLength: to });
const latin = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';
const name = (most: number) =>
  fc.array(text(latin, 2, 6), { minLength: 1, maxLength: most }).map((parts) => parts.join(' '));
const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2010-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(2, 10).replaceAll('-', ''));

/** Valid documents of every format: Georgian and foreign, short and long numbers, with and without optional data. */
export const documents: fc.Arbitrary<Made> = fc
  .record({
    format: fc.constantFrom<MrzFormat>('TD1', 'TD2', 'TD3'),
    georgian: fc.boolean(),
    foreign: text(latin, 3, 3).filter((state) => state !== 'GEO'),
    series: fc.tuple(text(digits, 2, 2), text(latin, 2, 2), text(digits, 5, 5)).map((parts) => parts.join('')),
    free: text(latin + digits, 5, 12),
    eleven: text(digits, 8, 8).map((rest) => `999${rest}`),
    hasEleven: fc.boolean(),
    birth: day,
    expiry: day,
    sex: fc.constantFrom('M', 'F', '<'),
    surname: name(2),
    given: name(2),
  })
  .map((drawn) => {
    const { format, georgian, hasEleven } = drawn;
    const room = format === 'TD3' ? 9 : 12;
    const number = georgian ? drawn.series : drawn.free.slice(0, room);
    const optional = hasEleven && format !== 'TD2' && number.length <= 9 ? drawn.eleven : '';
    const state = georgian ? 'GEO' : drawn.foreign;
    const made = { ...drawn, number, optional };
    return { ...made, lines: write({ ...made, issuer: state, nationality: state }) };
  });
