// Calls that read the catalogue: what can be asked for, with whom, on which form.
import { z } from 'zod';
import {
  categorySchema,
  documentSchema,
  feeSchema,
  intakeSchema,
  municipalitySchema,
  noticeSchema,
  providerSchema,
  serviceSchema,
  termSchema,
} from '../catalogue/schema.ts';
import { fieldSchema, formSchema } from '../forms/field.ts';
import { basisSchema, languageSchema, localTextSchema, slugSchema } from '../primitives.ts';
import { call } from './call.ts';

export const overviewSchema = z.strictObject({
  version: z.number().int(),
  publishedOn: z.string(),
  providers: z.array(providerSchema.extend({ services: z.number().int() })),
  categories: z.array(categorySchema.extend({ services: z.number().int() })),
  municipalities: z.array(municipalitySchema),
  receiptLanguages: z.array(languageSchema),
});
export type Overview = z.infer<typeof overviewSchema>;

export const serviceHitSchema = z.strictObject({
  id: slugSchema,
  name: localTextSchema,
  provider: slugSchema,
  category: slugSchema,
  intake: intakeSchema,
  sensitive: z.boolean(),
});
export type ServiceHit = z.infer<typeof serviceHitSchema>;

export const serviceViewSchema = z.strictObject({
  service: serviceSchema,
  provider: providerSchema,
  category: categorySchema,
  documents: z.array(documentSchema),
  documentsBasis: basisSchema,
  term: termSchema.nullable(),
  fee: feeSchema.nullable(),
  /** Null when no case is taken here (`intake` says what happens instead). */
  form: formSchema.nullable(),
  applicantFields: z.array(fieldSchema),
  notices: z.array(noticeSchema),
  catalogueVersion: z.number().int(),
});
export type ServiceView = z.infer<typeof serviceViewSchema>;

export const catalogueCalls = {
  'catalogue.read': call({ input: z.strictObject({}), output: overviewSchema, role: 'operator', audit: 'none' }),
  /** Best first; Georgian, English, or Georgian typed in Latin or on the wrong layout. Empty text lists all. */
  'service.find': call({
    input: z.strictObject({
      text: z.string().max(100),
      provider: slugSchema.nullable(),
      category: slugSchema.nullable(),
    }),
    output: z.array(serviceHitSchema),
    role: 'operator',
    audit: 'none',
  }),
  'service.read': call({
    input: z.strictObject({
      service: slugSchema,
      /** As of this version, for a draft that was begun with it; else the newest. */
      catalogueVersion: z.number().int().positive().optional(),
    }),
    output: serviceViewSchema,
    role: 'operator',
    audit: 'none',
  }),
};
