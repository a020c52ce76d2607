// Desk numbers by a part that somebody reads out. No index of parts is kept, for every saved case would pay for it: a desk
// has few series (center, desk, year), and under each of them what is missing of a number can be reckoned. Reads only.
import type { Reader } from './sqlite.ts';

/** Where the groups of a desk number begin: center, desk, year, serial, check digits. */
const groups = { center: 0, desk: 3, year: 5, serial: 7, check: 13, end: 15 } as const;

interface Series {
  /** Center, desk and year. */
  readonly begin: string;
  readonly first: number;
  readonly last: number;
}

const serialOf = (number: string): number => Number(number.slice(groups.serial, groups.check));

/** Numbers under which cases stand, or those that only their receipts bear. */
type Numbers = 'cases' | 'twin_numbers';

/** Every series of which the desk has such a number, each by two steps into the index. */
function seriesOf(db: Reader, numbers: Numbers): Series[] {
  const found: Series[] = [];
  for (let from = ''; ; ) {
    const first = db.get<{ number: string }>(
      `select desk_number as number from ${numbers} where desk_number >= ? order by desk_number limit 1`,
      from,
    );
    if (first === undefined) return found;
    const begin = first.number.slice(0, groups.serial);
    from = `${begin}:`;
    const last = db.get<{ number: string }>(
      `select desk_number as number from ${numbers} where desk_number < ? order by desk_number desc limit 1`,
      from,
    );
    found.push({ begin, first: serialOf(first.number), last: serialOf(last?.number ?? first.number) });
  }
}

/** Whole numbers of the series that end like this: those whose check digits fit, one in 97. */
function endingIn({ begin, first, last }: Series, digits: string): string[] {
  const check = digits.slice(-2);
  const serial = digits.slice(0, -2).slice(-6);
  if (!begin.endsWith(digits.slice(0, -8))) return [];
  const step = 10 ** serial.length;
  const found: string[] = [];
  const least = first - (first % step) + Number(serial);
  for (let one = least < first ? least + step : least; one <= last; one += step) {
    // ISO/IEC 7064 MOD 97-10, as in shared/cases/desk-number.
    if ((Number(begin) * 1e8 + one * 100 + Number(check)) % 97 !== 1) continue;
    found.push(begin + String(one).padStart(6, '0') + check);
  }
  return found;
}

export interface NumberParts {
  /** Beginnings of numbers in which the digits are a part. */
  readonly inside: readonly string[];
  /** Whole numbers that end with them. */
  readonly ending: readonly string[];
}

/** What the digits may be of the desk's numbers: their serial, their groups from one on, or their end. */
export function numberParts(db: Reader, digits: string, numbers: Numbers): NumberParts {
  const { length } = digits;
  const series = length >= 3 && length <= groups.end ? seriesOf(db, numbers) : [];
  const serials = length <= 6 ? series.map(({ begin }) => begin + digits.padStart(6, '0')) : [];
  const grouped = [groups.desk, groups.year, groups.serial]
    .filter((from) => from + length >= groups.check && from + length < groups.end)
    .flatMap((from) => {
      const known = digits.slice(0, groups.serial - from);
      return series
        .filter(({ begin }) => begin.slice(from) === known)
        .map(({ begin }) => begin + digits.slice(groups.serial - from));
    });
  return {
    inside: [...new Set([...serials, ...grouped])],
    ending: length >= 4 ? series.flatMap((one) => endingIn(one, digits)) : [],
  };
}
