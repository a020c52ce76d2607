// How a stored answer of each field type looks, in words of the standard: what the desk writes for the type, whatever
// the author limits further. Rules that the standard cannot say stay with the desk (`beyondStandard`).
import type { FieldType } from '../../shared/forms/field.ts';
import type { PlainField, RuleName } from '../../shared/forms/rules/rule.ts';

export type Keywords = Readonly<Record<string, unknown>>;

/** Broken rules that a JSON Schema does not see: they need a calendar, a clock, another answer or arithmetic. */
export const beyondStandard: readonly RuleName[] = [
  'min',
  'max',
  'earliest',
  'latest',
  'past',
  'future',
  'after',
  'lessOrEqual',
  'ageMin',
  'ageMax',
  'ibanChecksum',
];

/** Signs that no stored text has (see shared/text/clean.ts). */
const never = '\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF\\u1C90-\\u1CBF';
const oneLine = `^(?!\\s)[^\\p{Cc}${never}\\u00A0\\u2007\\u202F\\u2028\\u2029]+(?<!\\s)$`;
const manyLines = `^(?!\\s)(?:[^\\p{Cc}${never}]|[\\n\\t])+(?<!\\s)$`;
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\-]{0,61}[\\p{L}\\p{N}])?';
const mailbox = `^[^\\s@,;:<>()\\[\\]\\\\"]{1,64}@${label}(?:\\.${label})+$`;
const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const year = '(?:1[7-9]|2[01])\\d{2}';
const monthDay = '(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';

const shaped = (pattern: string, longest?: number): Keywords => ({
  type: 'string',
  allOf: [{ pattern, ...(longest === undefined ? {} : { maxLength: longest }) }],
});

/** One line of 200 letters, or what the author allows. */
const line = ({ validation }: PlainField): Keywords =>
  shaped(oneLine, validation.maxLength === undefined ? 200 : undefined);

function choices({ options = [] }: PlainField): Keywords {
  const oneOf = options.map(({ value, label }) => ({ const: value, title: label.ka, 'x-label': label }));
  return { oneOf };
}

const choice = (field: PlainField): Keywords => ({ type: 'string', ...choices(field) });

function papers({ validation: { accept, maxSizeMiB } }: PlainField): Keywords {
  const properties = {
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    name: { type: 'string', minLength: 1, maxLength: 200 },
    mediaType: accept === undefined ? { type: 'string', maxLength: 100 } : { enum: accept },
    size: {
      type: 'integer',
      minimum: 1,
      ...(maxSizeMiB === undefined ? {} : { maximum: maxSizeMiB * 1024 * 1024 }),
    },
  };
  const paper = { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
  return { type: 'array', items: paper, allOf: [{ minItems: 1, maxItems: 50 }] };
}

function point({ validation: { latMin = -90, latMax = 90, lonMin = -180, lonMax = 180 } }: PlainField): Keywords {
  const lat = { type: 'number', minimum: latMin, maximum: latMax };
  const lon = { type: 'number', minimum: lonMin, maximum: lonMax };
  return { type: 'object', properties: { lat, lon }, required: ['lat', 'lon'], additionalProperties: false };
}

/** Every type but `repeat`, whose rows are forms of their own. */
export const stored: Readonly<Record<Exclude<FieldType, 'repeat'>, (field: PlainField) => Keywords>> = {
  text: line,
  address: line,
  settlement: line,
  textarea: ({ validation }) => shaped(manyLines, validation.maxLength === undefined ? 4000 : undefined),
  email: ({ validation }) => shaped(mailbox, validation.maxLength === undefined ? 120 : 254),
  select: choice,
  radio: choice,
  multiselect: (field) => ({
    type: 'array',
    items: choices(field),
    uniqueItems: true,
    allOf: [{ minItems: 1 }],
  }),
  checkbox: ({ required }) => ({ type: 'boolean', ...(required ? { allOf: [{ const: true }] } : {}) }),
  integer: () => ({ type: 'integer' }),
  number: () => ({ type: 'number' }),
  money: () => shaped('^(?!-0\\.00$)-?(?:0|[1-9]\\d{0,14})\\.\\d{2}$'),
  date: () => ({ type: 'string', format: 'date', allOf: [{ pattern: `^${year}-` }] }),
  datetime: () => shaped(`^${year}-${monthDay}T${clock}$`),
  month: () => shaped(`^${year}-(?:0[1-9]|1[0-2])$`),
  time: () => shaped(`^${clock}$`),
  personalNumber: () => shaped('^\\d{11}$'),
  phone: () => shaped('^\\+995[2-9]\\d{8}$'),
  iban: () => shaped('^GE\\d{2}[A-Z]{2}\\d{16}$'),
  cadastralCode: () => shaped('^\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{3}(?:\\.\\d{2,3}){0,6}$'),
  geoPoint: point,
  file: papers,
  photo: papers,
};
