// The words in which a form is written: one schema per field, closed, so that an unknown property of a catalogue
// package is refused at load instead of being ignored at the desk.
import { z } from 'zod';
import { basisSchema, localTextSchema, slugSchema } from '../primitives.ts';

export const fieldTypes = [
  'text',
  'textarea',
  'select',
  'radio',
  'multiselect',
  'checkbox',
  'integer',
  'number',
  'money',
  'date',
  'datetime',
  'month',
  'time',
  'personalNumber',
  'phone',
  'email',
  'address',
  'settlement',
  'iban',
  'cadastralCode',
  'geoPoint',
  'file',
  'photo',
  'repeat',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** Limits of a field. Which of them a type understands is decided in `limits.ts`; a catalogue with any other is refused. */
export const validationSchema = z.strictObject({
  minLength: z.number().int().nonnegative().optional(),
  maxLength: z.number().int().positive().optional(),
  /** Anchored, linear (see catalogue/patterns.ts), for what is typed in one line. */
  pattern: z.string().max(100).optional(),
  /** A number, or for dates `today`, `now` or `yyyy-mm-dd`. */
  min: z.union([z.number(), z.string()]).optional(),
  max: z.union([z.number(), z.string()]).optional(),
  /** Name of another field, earlier in the form, that this one must not precede (dates, months). */
  after: z.string().optional(),
  /** Name of another field, earlier in the form, that must not be smaller (numbers, money). */
  lessOrEqual: z.string().optional(),
  ageMinYears: z.number().int().optional(),
  ageMaxYears: z.number().int().optional(),
  minItems: z.number().int().nonnegative().optional(),
  maxItems: z.number().int().positive().optional(),
  maxSizeMiB: z.number().positive().optional(),
  accept: z.array(z.string()).optional(),
  currency: z.literal('GEL').optional(),
  /** Where suggestions come from. */
  source: z.enum(['settlements-of-municipality']).optional(),
  freeTextAllowed: z.boolean().optional(),
  sensitive: z.boolean().optional(),
  latMin: z.number().optional(),
  latMax: z.number().optional(),
  lonMin: z.number().optional(),
  lonMax: z.number().optional(),
});
export type Validation = z.infer<typeof validationSchema>;

export const optionSchema = z.strictObject({ value: z.string().min(1).max(64), label: localTextSchema });

const fieldName = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/);

/**
 * How a field's value follows from fields before it; nobody types it. See `computed.ts`.
 * `age`: whole years of a date on the day of filing, no value from `under` years on · `capacity`: what a person of an age
 * may do alone, by the service · `count`: rows of a repeat · `sum`: of amounts, also of a column (`rows.column`).
 */
export const computeSchema = z.union([
  z.strictObject({ age: fieldName, under: z.number().int().positive().optional() }),
  z.strictObject({ capacity: fieldName }),
  z.strictObject({ count: fieldName }),
  z.strictObject({ sum: z.array(z.string().regex(/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)?$/)).min(1) }),
]);
export type Compute = z.infer<typeof computeSchema>;

/** What is told about an answer without refusing it: going on needs a reason, which is kept with the case. */
export const warningSchema = z.strictObject({
  /** Conditions over any fields of the same part: raised when this holds … */
  when: z.string().optional(),
  /** … and this does not. */
  unless: z.string().optional(),
  /** Raised by an answer beyond these limits; the field's own limits still refuse. */
  limits: validationSchema.optional(),
  /** Raised by a missing answer. */
  missing: z.literal(true).optional(),
  /** What is odd and what to do. */
  text: localTextSchema,
  basis: basisSchema,
});
export type Warning = z.infer<typeof warningSchema>;

const plainFieldShape = {
  id: fieldName,
  type: z.enum(fieldTypes),
  label: localTextSchema,
  required: z.boolean(),
  validation: validationSchema,
  options: z.array(optionSchema).min(1).optional(),
  help: localTextSchema.optional(),
  /** Condition, see `condition.ts`: `a=b`, `a!=b`, joined by ` & `. A hidden field has no answer. */
  showIf: z.string().optional(),
  /** Condition under which an otherwise optional field is required. */
  requiredIf: z.string().optional(),
  compute: computeSchema.optional(),
  warnings: z.array(warningSchema).min(1).optional(),
};
/** A field of a form. `item` holds the columns of a `repeat`; repeats do not nest. */
export const fieldSchema = z.strictObject({
  ...plainFieldShape,
  item: z.array(z.strictObject(plainFieldShape)).min(1).optional(),
});
export type Field = z.infer<typeof fieldSchema>;

export const formSchema = z.strictObject({
  id: slugSchema,
  basis: z.string(),
  fields: z.array(fieldSchema).min(1),
});
export type Form = z.infer<typeof formSchema>;
