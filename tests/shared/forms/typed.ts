// What operators type into each type of field, right answers only, in the many ways that people write them. Made for
// property tests of every layer; independent of the rules it tests.
import fc from 'fast-check';
import type { Answer, PaperRef } from '../../../shared/forms/answers.ts';
import type { Field, FieldType, Validation } from '../../../shared/forms/field.ts';
import type { Moment } from '../../../shared/forms/rules/rule.ts';

type Typed = fc.Arbitrary<Answer>;
type Maker = (field: Field, moment: Moment) => Typed;

const dayMs = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** Georgian words of a length within the field's limits; no space at either end. */
function words({ minLength = 0, maxLength = 100 }: Validation, between: string): fc.Arbitrary<string> {
  const shortest = Math.max(minLength, 1);
  const sign = fc.constantFrom(...'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ', between);
  const array = fc.array(sign, {
    minLength: shortest,
    maxLength: Math.max(shortest, Math.min(maxLength, shortest + 30)),
  });
  return array.map((signs) => signs.join('').replace(/^\s|\s$/g, 'ა'));
}

const text: Maker = ({ validation }) =>
  validation.pattern === undefined
    ? words(validation, ' ')
    : fc.stringMatching(new RegExp(validation.pattern, 'u')).filter((typed) => typed === typed.trim());

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''));

const option: Maker = ({ options = [] }) => fc.constantFrom(...options.map((one) => one.value));

/** A decimal written with comma or point, thousands with or without spaces. */
function written(value: number, places: number): fc.Arbitrary<string> {
  const [whole = '', rest] = value.toFixed(places).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  return fc
    .tuple(fc.constantFrom(whole, grouped), fc.constantFrom(',', '.'))
    .map(([front, mark]) => (rest === undefined ? front : `${front}${mark}${rest}`));
}

function amount(places: number, least: number): Maker {
  const scale = 10 ** places;
  return ({ validation: { min = least, max = 1_000_000 } }) =>
    fc
      .integer({ min: Math.ceil(Number(min) * scale), max: Math.floor(Number(max) * scale) })
      .chain((value) => written(value / scale, places));
}

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;
const isoOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

function yearsBefore(date: string, years: number): number {
  return dayNumber(`${Number(date.slice(0, 4)) - years}-${date.slice(5)}`);
}

/** Days that the field's bounds and ages allow. */
function days({ min, max, ageMinYears, ageMaxYears }: Validation, today: string): fc.Arbitrary<string> {
  const bound = (value: unknown, otherwise: string): number =>
    dayNumber(value === 'today' || value === 'now' ? today : typeof value === 'string' ? value : otherwise);
  const first = ageMaxYears === undefined ? bound(min, '1950-01-01') : yearsBefore(today, ageMaxYears + 1) + 2;
  const last = ageMinYears === undefined ? bound(max, '2090-12-31') : yearsBefore(today, ageMinYears);
  return fc.integer({ min: first, max: last }).map(isoOf);
}

const dayWays = (iso: string): fc.Arbitrary<string> => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return fc.constantFrom(iso, `${day}.${month}.${year}`, `${Number(day)}.${Number(month)}.${year}`);
};

const clock = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`);

/** ISO 13616 check digits: what makes the whole, digits first, 1 modulo 97. */
function ibanOf(bank: string, account: string): string {
  const numbers = `${bank}${account}GE00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return `GE${two(98 - Number(BigInt(numbers) % 97n))}${bank}${account}`;
}

const iban = fc.tuple(fc.constantFrom('NB', 'TB', 'BG', 'LB'), digits(16)).chain(([bank, account]) => {
  const value = ibanOf(bank, account);
  return fc.constantFrom(value, value.toLowerCase(), value.replace(/(.{4})/g, '$1 ').trim());
});

/** Persons of tests: their personal numbers begin with 999. */
const personalNumber = digits(8).chain((rest) => fc.constantFrom(`999${rest}`, `999 ${rest}`));

const phone = digits(8).chain((rest) =>
  fc.constantFrom(
    `5${rest}`,
    `+9955${rest}`,
    `+995 5${rest.slice(0, 2)} ${rest.slice(2)}`,
    `5${rest.slice(0, 2)}-${rest.slice(2)}`,
  ),
);

const cadastral = fc
  .tuple(digits(2), digits(2), digits(2), digits(3), fc.array(digits(2), { maxLength: 3 }))
  .map(([zone, sector, quarter, plot, parts]) => [zone, sector, quarter, plot, ...parts].join('.'));

const geoPoint: Maker = ({ validation: { latMin = -90, latMax = 90, lonMin = -180, lonMax = 180 } }) =>
  fc
    .record({
      lat: fc.double({ min: latMin, max: latMax, noNaN: true }),
      lon: fc.double({ min: lonMin, max: lonMax, noNaN: true }),
    })
    .chain(({ lat, lon }) => {
      const point = { lat: Number(lat.toFixed(6)), lon: Number(lon.toFixed(6)) };
      const [north, east] = [point.lat.toFixed(6), point.lon.toFixed(6)];
      return fc.constantFrom<Answer>(
        point,
        `${north}, ${east}`,
        `${north.replace('.', ',')} ${east.replace('.', ',')}`,
      );
    });

/** References to papers that nobody has stored: enough for the rules, not for a desk. */
export const inventedPapers = ({ validation }: Field): fc.Arbitrary<PaperRef[]> =>
  fc.array(
    fc.record({
      sha256: fc
        .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 })
        .map((all) => all.join('')),
      name: fc.constantFrom('ცნობა.pdf', 'photo 1.jpg', 'დოკუმენტი'),
      mediaType: fc.constantFrom(...(validation.accept ?? ['application/pdf'])),
      size: fc.integer({ min: 1, max: (validation.maxSizeMiB ?? 10) * 1024 * 1024 }),
    }),
    { minLength: Math.max(validation.minItems ?? 0, 1), maxLength: Math.min(validation.maxItems ?? 3, 3) },
  );

/** A right answer for a field of any type but repeat, file and photo. */
export const typedFor: Record<Exclude<FieldType, 'repeat' | 'file' | 'photo'>, Maker> = {
  text,
  address: text,
  settlement: text,
  textarea: ({ validation }) => words(validation, '\n'),
  email: () => fc.constantFrom('nino@posta.ge', 'a.b+c@mail.example.com', 'კაცი@სოფელი.გე'),
  select: option,
  radio: option,
  multiselect: ({ options = [], validation }) =>
    fc.subarray(
      options.map((one) => one.value),
      { minLength: Math.max(validation.minItems ?? 0, 1) },
    ),
  checkbox: ({ required }) => (required ? fc.constant(true) : fc.boolean()),
  integer: amount(0, 0),
  number: amount(1, 0),
  money: amount(2, 0),
  date: ({ validation }, { today }) => days(validation, today).chain(dayWays),
  datetime: ({ validation }, { today }) => {
    // Away from the bounds by a day, so that any minute will do.
    const shifted = { ...validation, max: validation.max === 'now' ? isoOf(dayNumber(today) - 1) : '2090-12-31' };
    return fc.tuple(days(shifted, today).chain(dayWays), clock).map(([day, minute]) => `${day} ${minute}`);
  },
  month: ({ validation }, { today }) =>
    days(validation, today).chain((day) => fc.constantFrom(day.slice(0, 7), `${day.slice(5, 7)}.${day.slice(0, 4)}`)),
  time: () => clock.chain((minute) => fc.constantFrom(minute, minute.replace(':', '.'))),
  personalNumber: () => personalNumber,
  phone: () => phone,
  iban: () => iban,
  cadastralCode: () => cadastral,
  geoPoint,
};
