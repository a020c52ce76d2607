// Strings that are something: desk numbers, UUIDs, hashes, instants, days, decimals. A string fits a kind only if the kind
// would write exactly that string again; a look-alike (30 February, an upper-case id) travels another way.
import { deskNumberPattern, isDeskNumber } from '../../cases/desk-number.ts';
import { malformed } from './bytes.ts';
import { isCarried, readIntegers, writeIntegers } from './integers.ts';
import type { Sink, Source } from './streams.ts';

export interface Kind {
  fits(value: string): boolean;
  write(sink: Sink, values: readonly string[]): void;
  read(source: Source, count: number): string[];
}

const hexOf = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
const isHex = (text: string): boolean => /^[0-9a-f]*$/.test(text);

function writeHex({ bits }: Sink, hex: string): void {
  for (let at = 0; at < hex.length; at += 4) bits.put(Number.parseInt(hex.slice(at, at + 4), 16), 16);
}
function readHex({ bits, spend }: Source, digits: number): string {
  spend(digits);
  let hex = '';
  while (hex.length < digits) {
    const some = Math.min(digits - hex.length, 12);
    hex += hexOf(bits.take(some * 4), some);
  }
  return hex;
}
const bare = (uuid: string): string => uuid.replaceAll('-', '');
const dashed = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
const isUuid = (text: string): boolean => text.length === 36 && text === dashed(bare(text)) && isHex(bare(text));

/** A kind whose every string is one integer. */
function counted(
  fits: (value: string) => boolean,
  toInteger: (value: string) => number,
  toText: (n: number) => string,
) {
  return {
    fits: (value: string) => fits(value) && isCarried(toInteger(value)) && toText(toInteger(value)) === value,
    write: (sink: Sink, values: readonly string[]) => writeIntegers(sink, values.map(toInteger)),
    read: (source: Source, count: number) =>
      readIntegers(source, count).map((integer) => {
        const text = toText(integer);
        source.spend(text.length);
        return text;
      }),
  } satisfies Kind;
}

/** Its check digits follow from the others (ISO/IEC 7064 MOD 97-10). */
const deskNumbers = counted(
  (value) => deskNumberPattern.test(value),
  (value) => Number(value.slice(0, 13)),
  (integer) => {
    const body = String(integer).padStart(13, '0');
    const check = 98 - Number(BigInt(`${body}00`) % 97n);
    const number = `${body}${String(check).padStart(2, '0')}`;
    return isDeskNumber(number) ? number : malformed('no desk number');
  },
);

/** RFC 9562: 48 bits of time as a column of its own, 12 and 62 other bits as they are. */
const uuids7: Kind = {
  fits: (value) =>
    isUuid(value) && /^.{14}7.{4}[89ab]/.test(value) && isCarried(Number.parseInt(bare(value).slice(0, 12), 16)),
  write: (sink, values) => {
    writeIntegers(
      sink,
      values.map((value) => Number.parseInt(bare(value).slice(0, 12), 16)),
    );
    for (const value of values) {
      const hex = bare(value);
      sink.bits.put(Number.parseInt(hex.slice(13, 16), 16), 12);
      sink.bits.put(Number.parseInt(hex.slice(16, 20), 16) % 0x4000, 14);
      writeHex(sink, hex.slice(20));
    }
  },
  read: (source, count) =>
    readIntegers(source, count).map((time) => {
      if (time < 0 || time >= 2 ** 48) malformed('no such time in an id');
      const counter = hexOf(source.bits.take(12), 3);
      const variant = hexOf(0x8000 + source.bits.take(14), 4);
      return dashed(`${hexOf(time, 12)}7${counter}${variant}${readHex(source, 12)}`);
    }),
};

const uuids: Kind = {
  fits: isUuid,
  write: (sink, values) => {
    for (const value of values) writeHex(sink, bare(value));
  },
  read: (source, count) => Array.from({ length: count }, () => dashed(readHex(source, 32))),
};

/** Lower-case hexadecimal of one length. */
const hex = (digits: number): Kind => ({
  fits: (value) => value.length === digits && isHex(value),
  write: (sink, values) => {
    for (const value of values) writeHex(sink, value);
  },
  read: (source, count) => Array.from({ length: count }, () => readHex(source, digits)),
});

/** RFC 3339 in UTC with milliseconds, in the years 0 to 9999. */
const instants = counted(
  (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
  (value) => Date.parse(value),
  instantText,
);
function instantText(ms: number): string {
  return ms >= -62_167_219_200_000 && ms < 253_402_300_800_000
    ? new Date(ms).toISOString()
    : malformed('no such instant');
}

const dayMs = 86_400_000;
const days = counted(
  (value) => /^\d{4}-\d\d-\d\d$/.test(value),
  (value) => Date.parse(`${value}T00:00:00.000Z`) / dayMs,
  (day) => instantText(day * dayMs).slice(0, 10),
);

/** Whole numbers, and numbers with exactly two places, without leading zeros. */
const whole = counted(
  (value) => /^(0|[1-9]\d{0,14})$/.test(value),
  Number,
  (integer) => String(integer),
);
const cents = counted(
  (value) => /^(0|[1-9]\d{0,12})\.\d\d$/.test(value),
  (value) => Number(value.replace('.', '')),
  (integer) =>
    String(integer)
      .padStart(3, '0')
      .replace(/(\d\d)$/, '.$1'),
);

/** In the order of their codes; the first that fits a whole column is taken. New ones are added at the end. */
export const kinds: readonly Kind[] = [deskNumbers, uuids7, uuids, hex(64), instants, days, whole, cents, hex(16)];
