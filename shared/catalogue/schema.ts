// The catalogue package: everything that is data about centers, municipalities, providers, services and forms. It
// travels as one versioned document, is validated when built and when loaded, and is pinned to each case by version.
import { z } from 'zod';
import { fieldSchema, formSchema } from '../forms/field.ts';
import { basisSchema, languageSchema, localTextSchema, plainDateSchema, slugSchema } from '../primitives.ts';

const aliasesSchema = z.array(z.string().min(1));

export const centerSchema = z.strictObject({
  id: slugSchema,
  number: z.number().int().min(1).max(999),
  name: localTextSchema,
  municipality: slugSchema,
  /** Georgian first; the second, where present, is the usual language of the receipt's second half. */
  receiptLanguages: z.array(languageSchema).min(1),
  /** Further languages a citizen may ask for here. */
  optionalLanguages: z.array(languageSchema),
  /** Other spellings and former names, for search only, never shown. */
  aliases: aliasesSchema,
});
export type Center = z.infer<typeof centerSchema>;

export const municipalitySchema = z.strictObject({
  id: slugSchema,
  kind: z.enum(['municipality', 'self-governing-city']),
  name: localTextSchema,
  placeName: localTextSchema,
  region: z.strictObject({ id: slugSchema, name: localTextSchema }),
  /** False: cases take the manual route (printed, handed over, answer recorded by hand). */
  onMunicipalSystem: z.boolean(),
  /** The municipality that took this one over (2017 mergers): it is competent today. */
  mergedInto: slugSchema.nullable(),
  aliases: aliasesSchema,
});
export type Municipality = z.infer<typeof municipalitySchema>;

export const providerSchema = z.strictObject({
  id: slugSchema,
  kind: z.enum(['state', 'state-company', 'private', 'municipality']),
  name: localTextSchema,
  shortName: localTextSchema,
  legalForm: localTextSchema,
  /** The body it answers to, where there is one. */
  parent: localTextSchema.nullable(),
  aliases: aliasesSchema,
});

export const categorySchema = z.strictObject({ id: slugSchema, name: localTextSchema });
export type Category = z.infer<typeof categorySchema>;

export const documentSchema = z.strictObject({ id: slugSchema, name: localTextSchema });

/**
 * A text that is read to the applicant (law No 3144), with a version of its own. What a notice must say: who processes,
 * why and on what ground, for how long, and the rights of the person.
 */
export const noticeSchema = z.strictObject({
  id: slugSchema,
  /** Rises with every change of a letter in any language. */
  version: z.number().int().positive(),
  /** told: read, and nothing is asked · consented: the applicant may say no, and take it back at any time. */
  act: z.enum(['told', 'consented']),
  /** The applicant's checkbox that states it. */
  field: z.string().min(1).max(64),
  name: localTextSchema,
  text: localTextSchema,
});
export type Notice = z.infer<typeof noticeSchema>;

export const termSchema = z.strictObject({
  value: z.number().nonnegative(),
  unit: z.enum(['immediate', 'hours', 'same-day', 'working-days', 'calendar-days', 'months']),
  basis: basisSchema,
});
export type Term = z.infer<typeof termSchema>;

export const feeSchema = z.strictObject({
  gel: z.number().nonnegative(),
  basis: basisSchema,
  asOf: z.string().optional(),
  accelerated: z.array(z.strictObject({ term: termSchema, gel: z.number().nonnegative() })).optional(),
});
export type Fee = z.infer<typeof feeSchema>;

/** What the desk does: fill in a case, serve in the provider's own system, or give information only. */
export const intakeSchema = z.enum(['case-form', 'provider-system', 'referral']);

/**
 * How long a desk keeps its own copy of a registered case. The original is with central and in its archive; these are never
 * the archive's periods.
 */
export const retentionClassSchema = z
  .strictObject({
    id: slugSchema,
    name: localTextSchema,
    /** Days after central told its final word on the case (`finalStatuses`). */
    afterDecisionDays: z.number().int().nonnegative().max(36_500),
    /** Days after the registration where no final word ever came. */
    afterRegistrationDays: z.number().int().nonnegative().max(36_500),
    /** How certain the days are. */
    basis: basisSchema,
    sources: z.array(z.string()),
    /** Remark for those who keep the catalogue, in English. */
    note: z.string().nullable(),
  })
  .refine(({ afterDecisionDays, afterRegistrationDays }) => afterDecisionDays <= afterRegistrationDays, {
    message: 'a case without a final word is not kept shorter than one with it',
  });
export type RetentionClass = z.infer<typeof retentionClassSchema>;

export const serviceSchema = z.strictObject({
  id: slugSchema,
  provider: slugSchema,
  category: slugSchema,
  name: localTextSchema,
  intake: intakeSchema,
  /** Form of the case; for `case-form` services without one of their own this is the catalogue's `generalForm`. */
  form: slugSchema.nullable(),
  requiredDocuments: z.array(slugSchema),
  documentsBasis: basisSchema,
  /** What the law or the general rule allows. */
  term: termSchema.nullable(),
  /** What the provider aims at within the term; a promise to nobody. */
  serviceTarget: termSchema.nullable(),
  fee: feeSchema.nullable(),
  /** Age from which a minor may file this alone; without it from 18 (`forms/computed.ts`). */
  minorsAlone: z.strictObject({ from: z.number().int().min(0).max(17), basis: basisSchema }).optional(),
  /** Restricted lists and neutral names outside the case itself (law No 3144, special categories). */
  sensitive: z.boolean(),
  /** Class by which a desk keeps its cases; without one the catalogue's `defaultRetention`. */
  retention: slugSchema.optional(),
  basis: basisSchema,
  sources: z.array(z.string()),
  /** Remark for those who keep the catalogue, in English; not for citizens. */
  note: z.string().nullable(),
});
export type Service = z.infer<typeof serviceSchema>;

export const holidaySchema = z.strictObject({ date: plainDateSchema, name: localTextSchema });

export const glossaryTermSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(\.[a-zA-Z0-9-]+)+$/),
  ka: z.string(),
  en: z.string(),
  hy: z.string(),
  az: z.string(),
  ru: z.string(),
});

export const cataloguePackageSchema = z.strictObject({
  /** Rises with every publication; a desk never goes back. */
  version: z.number().int().positive(),
  publishedOn: plainDateSchema,
  centers: z.array(centerSchema).min(1),
  municipalities: z.array(municipalitySchema).min(1),
  providers: z.array(providerSchema).min(1),
  categories: z.array(categorySchema).min(1),
  documents: z.array(documentSchema).min(1),
  services: z.array(serviceSchema).min(1),
  generalForm: slugSchema,
  /** Absent from packages older than retention, which stay readable for ever. */
  retentionClasses: z.array(retentionClassSchema).min(1).optional(),
  defaultRetention: slugSchema.optional(),
  /** Absent from packages older than records of what was told and agreed to. */
  notices: z.array(noticeSchema).optional(),
  applicantFields: z.array(fieldSchema).min(1),
  forms: z.array(formSchema).min(1),
  holidays: z.array(holidaySchema).min(1),
  glossary: z.array(glossaryTermSchema).min(1),
});
export type CataloguePackage = z.infer<typeof cataloguePackageSchema>;
