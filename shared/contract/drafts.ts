// Calls on drafts: what is being typed, committed as it is typed, exactly as it is typed.
import { z } from 'zod';
import { deskNumberSchema } from '../cases/desk-number.ts';
import { documentNotesSchema } from '../cases/documents.ts';
import { answersSchema, paperRefSchema } from '../forms/answers.ts';
import { instantSchema, languageSchema, localTextSchema, sha256Schema, slugSchema, uuidSchema } from '../primitives.ts';
import { call } from './call.ts';

/** The case that something was carried over from, and when that was filed. */
const originSchema = z.strictObject({ from: deskNumberSchema, filedAt: instantSchema });

export const draftContentSchema = z.strictObject({
  /** The competent municipality, chosen at the desk; routing follows from it. */
  municipality: slugSchema,
  receiptLanguage: languageSchema,
  applicant: answersSchema,
  answers: answersSchema,
  documents: documentNotesSchema.optional(),
  /** What stands on the paper form that is typed in (`shared/cases/paper-form.ts`); absent where there is none. */
  paperForm: answersSchema.optional(),
  /** The case that the applicant's answers were carried over from, and when it was filed: how old they are. */
  reused: z
    .strictObject({
      ...originSchema.shape,
      /** It is a case of somebody else of the family: only what the family shares was carried over. */
      family: z.literal(true).optional(),
      /** Where answers of the form came from, by field. */
      answers: z.record(z.string().max(64), originSchema).optional(),
    })
    .optional(),
  /** Where the operator was, so that a resumed draft opens there. */
  step: z.enum(['applicant', 'form', 'check']),
});
export type DraftContent = z.infer<typeof draftContentSchema>;

export const draftSchema = z.strictObject({
  id: uuidSchema,
  service: slugSchema,
  catalogueVersion: z.number().int(),
  /** Rises with every save; a save must name the revision it builds on. */
  revision: z.number().int().nonnegative(),
  content: draftContentSchema,
  /** The case that it corrects, and the version it began with. */
  corrects: z.strictObject({ deskNumber: deskNumberSchema, base: z.number().int().positive() }).optional(),
  createdAt: instantSchema,
  savedAt: instantSchema,
});
export type Draft = z.infer<typeof draftSchema>;

export const draftSummarySchema = z.strictObject({
  id: uuidSchema,
  service: slugSchema,
  serviceName: localTextSchema,
  applicantName: z.string(),
  /** The case that it corrects; null: it is to become one. */
  corrects: deskNumberSchema.nullable(),
  createdAt: instantSchema,
  savedAt: instantSchema,
});
export type DraftSummary = z.infer<typeof draftSummarySchema>;

const byId = z.strictObject({ draft: uuidSchema });

export const draftCalls = {
  'draft.create': call({
    /**
     * `sameApplicant`: the case whose applicant asks for this too; `sameFamily`: the case of somebody of the family;
     * `corrects`: the case that is to be corrected.
     */
    input: z.strictObject({
      service: slugSchema,
      sameApplicant: deskNumberSchema.optional(),
      sameFamily: deskNumberSchema.optional(),
      corrects: deskNumberSchema.optional(),
    }),
    output: draftSchema,
    role: 'operator',
    audit: 'change',
  }),
  'draft.read': call({ input: byId, output: draftSchema, role: 'operator', audit: 'view' }),
  /** Answers after the commit; refuses a save that builds on an older revision (`draft.outdated`). */
  'draft.save': call({
    input: z.strictObject({ draft: uuidSchema, revision: z.number().int().nonnegative(), content: draftContentSchema }),
    output: z.strictObject({ revision: z.number().int(), savedAt: instantSchema }),
    role: 'operator',
    audit: 'none',
  }),
  'draft.list': call({
    input: z.strictObject({}),
    output: z.array(draftSummarySchema),
    role: 'operator',
    audit: 'view',
  }),
  'draft.discard': call({ input: byId, output: z.strictObject({}), role: 'operator', audit: 'change' }),
  /** Stores a paper's bytes; its type is told by content. The reference goes into the draft with the next save. */
  'paper.add': call({
    input: z.strictObject({
      draft: uuidSchema,
      /** Path of the field in the form, for its limits. */
      field: z.string().max(100),
      name: z.string().min(1).max(200),
      bytes: z.instanceof(Uint8Array),
      /** Content of a paper of the draft that it is to take the place of; the trace of it stays. */
      replaces: sha256Schema.optional(),
    }),
    output: paperRefSchema,
    role: 'operator',
    audit: 'change',
  }),
  'paper.read': call({
    input: z.strictObject({ sha256: sha256Schema }),
    output: z.strictObject({ mediaType: z.string(), bytes: z.instanceof(Uint8Array) }),
    role: 'operator',
    audit: 'view',
  }),
};
