// Reads the machine-readable zone of a travel document and says of every part what its check digit proves. It corrects
// nothing and guesses nothing: what does not fit is named, and what has no check digit is never called proven.
import { checkDigit, signValue } from './check-digit.ts';
import { isDate } from './dates.ts';
import { at, formatOf, layouts, type MrzFormat } from './layout.ts';

export const checkNames = ['number', 'birth', 'expiry', 'optional', 'composite'] as const;
export type CheckName = (typeof checkNames)[number];
/** A check digit as printed and as it should be; `none`: the standard has none here, or allows a filler for empty data. */
export interface Check {
  readonly printed: string;
  readonly due: string;
  readonly verdict: 'right' | 'wrong' | 'none';
}

/** What cannot be, whatever the digits say: a sign, a date, a code or a name that the standard does not allow. */
export const faultNames = ['sign', 'code', 'state', 'names', 'birth', 'sex', 'expiry', 'number'] as const;
export type Fault = (typeof faultNames)[number];

export interface MrzReading {
  readonly format: MrzFormat;
  readonly code: string;
  readonly issuer: string;
  readonly nationality: string;
  readonly surname: string;
  readonly given: string;
  /** The names fill their place to the last sign, so they may be cut. */
  readonly namesCut: boolean;
  readonly number: string;
  /** `YYMMDD`, unknown parts as fillers; see dates.ts. */
  readonly birth: string;
  readonly sex: string;
  readonly expiry: string;
  readonly optional: readonly string[];
  /** Runs of exactly 11 digits in the optional data: perhaps the personal number, for somebody to confirm. */
  readonly elevens: readonly string[];
  readonly checks: Readonly<Record<CheckName, Check>>;
  readonly faults: readonly Fault[];
}

const bare = (signs: string): string => signs.replace(/<+$/, '');
const words = (signs: string): string => signs.replace(/<+/g, ' ').trim();

function checked(signs: string, printed: string): Check {
  const due = checkDigit(signs);
  return { printed, due, verdict: printed === due ? 'right' : 'wrong' };
}

interface Numbered {
  readonly number: string;
  readonly check: Check;
  /** The optional data behind the number's end. */
  readonly rest: string;
}

/** A number longer than nine signs goes on in the optional data, followed by its check digit and a filler. */
function numberOf(first: string, printed: string, optional: string, runsOver: boolean): Numbered {
  const over = runsOver && printed === '<' ? (/^([0-9A-Z]+)([0-9])(<.*|)$/s.exec(optional) ?? []) : [];
  const [, more, digit, rest] = over;
  if (more === undefined || digit === undefined) {
    return { number: bare(first), check: checked(first, printed), rest: optional };
  }
  return { number: first + more, check: checked(first + more, digit), rest: rest ?? '' };
}

/** A passport without optional data may print a filler for its digit; everything else has the digit or is wrong. */
function optionalCheck(optional: string, printed: string | null): Check {
  if (printed === null) return { printed: '', due: '', verdict: 'none' };
  if (printed === '<' && bare(optional) === '') return { printed, due: '0', verdict: 'none' };
  return checked(optional, printed);
}

/** Georgian numbers have two digits, two letters and five digits. A flag to compare, for other shapes may exist. */
const georgianNumber = /^\d{2}[A-Z]{2}\d{5}$/;
const namesShape = /^[A-Z]+(<[A-Z]+)*(<<[A-Z]+(<[A-Z]+)*)?<*$/;

/** Reads complete lines; null while they have no format (see `formatOf`). */
export function readMrz(lines: readonly string[]): MrzReading | null {
  const format = formatOf(lines);
  if (format === null) return null;
  const layout = layouts[format];
  const code = at(lines, [0, 0, 2]);
  const issuer = at(lines, [0, 2, 5]);
  const names = at(lines, layout.names);
  const nationality = at(lines, layout.nationality);
  const [birth, sex, expiry] = [at(lines, layout.birth), at(lines, layout.sex), at(lines, layout.expiry)];
  const optional = layout.optional.map((place) => at(lines, place));
  const first = at(lines, layout.number);
  const numbered = numberOf(first, at(lines, layout.numberCheck), optional[0] ?? '', format !== 'TD3');
  const free = [numbered.rest, ...optional.slice(1)];
  const [surname = '', given = ''] = names.split('<<', 2);
  const state = /^[A-Z](<<|[A-Z](<|[A-Z]))$/;
  const impossible: Readonly<Record<Fault, boolean>> = {
    sign: [...lines.join('')].some((sign) => signValue(sign) === null),
    code: !(layout.codes.includes(code.charAt(0)) && /^[A-Z][A-Z<]$/.test(code)),
    state: !(state.test(issuer) && state.test(nationality)),
    names: !namesShape.test(names),
    birth: !isDate(birth),
    sex: !/^[MF<]$/.test(sex),
    expiry: !isDate(expiry),
    number:
      numbered.number === '' ||
      numbered.number.includes('<') ||
      (issuer === 'GEO' && !georgianNumber.test(numbered.number)),
  };
  return {
    format,
    code: bare(code),
    issuer: bare(issuer),
    nationality: bare(nationality),
    surname: words(surname),
    given: words(given),
    namesCut: !names.endsWith('<'),
    number: numbered.number,
    birth,
    sex: bare(sex),
    expiry,
    optional: free.map(bare),
    elevens: [...new Set(free.flatMap((signs) => signs.match(/(?<!\d)\d{11}(?!\d)/g) ?? []))],
    checks: {
      number: numbered.check,
      birth: checked(birth, at(lines, layout.birthCheck)),
      expiry: checked(expiry, at(lines, layout.expiryCheck)),
      optional: optionalCheck(optional[0] ?? '', layout.optionalCheck && at(lines, layout.optionalCheck)),
      composite: checked(layout.composite.map((place) => at(lines, place)).join(''), at(lines, layout.compositeCheck)),
    },
    faults: faultNames.filter((name) => impossible[name]),
  };
}
