// What a case is when it leaves the desk: the payload of an outbox entry. It is serialised once, at the commit that
// made the screen say "saved"; those very bytes are hashed, sent and kept by central. Nothing re-serialises them.
import { z } from 'zod';
import { answersSchema, paperRefSchema } from '../forms/answers.ts';
import { languageSchema, plainDateSchema, readingSchema, sha256Schema, slugSchema, uuidSchema } from '../primitives.ts';
import { deskNumberSchema } from './desk-number.ts';
import { documentNotesSchema } from './documents.ts';
import { noticeRecordSchema } from './notices.ts';
import { reasonSchema } from './reason.ts';

/** Who must act: a municipality on the system, or one that is reached by paper. */
export const routeSchema = z.strictObject({
  channel: z.enum(['system', 'manual']),
  municipality: slugSchema,
});
export type Route = z.infer<typeof routeSchema>;

export const caseSubmittedSchema = z.strictObject({
  kind: z.literal('case.submitted'),
  case: uuidSchema,
  version: z.literal(1),
  deskNumber: deskNumberSchema,
  center: slugSchema,
  operator: uuidSchema,
  service: slugSchema,
  form: slugSchema,
  catalogueVersion: z.number().int().positive(),
  route: routeSchema,
  receiptLanguage: languageSchema,
  applicant: answersSchema,
  answers: answersSchema,
  papers: z.array(paperRefSchema).max(200),
  /** What became of the papers that the service asks for; their copies are among `papers`. Absent: nothing was noted. */
  documents: documentNotesSchema.optional(),
  /** What was told and agreed to, in order of time. Absent from cases of catalogues without such texts. */
  notices: z.array(noticeRecordSchema).max(40).optional(),
  /** The day of filing in Tbilisi as the desk knew it; registration later never moves it. */
  filedOn: plainDateSchema,
  filedAt: readingSchema,
  /** Typed in later from a paper form: then `filedOn` is the paper's day, and `deskNumber` the number printed on it. */
  paperForm: z
    .strictObject({
      /** As written on the paper, in Tbilisi; null where no time is. */
      time: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .nullable(),
      enteredOn: plainDateSchema,
      /** The pages of the form itself, among `papers`. */
      scans: z.array(sha256Schema).min(1).max(10),
    })
    .optional(),
});
export type CaseSubmitted = z.infer<typeof caseSubmittedSchema>;

const change = {
  version: z.number().int().min(2),
  /** The version that was on the screen when it was made. */
  base: z.number().int().positive(),
  /** Why a filed case is changed. */
  reason: reasonSchema,
  savedAt: readingSchema,
};

/**
 * A correction: the case as it stands from now on, whole, so that the newest correction is the case and needs none before
 * it. `operator` made it; day and time of filing stay those of the first version.
 */
export const caseCorrectedSchema = caseSubmittedSchema.extend({ kind: z.literal('case.corrected'), ...change });
export type CaseCorrected = z.infer<typeof caseCorrectedSchema>;

/** Who takes the application back; a representative by name. */
export const askedBySchema = z.strictObject({
  role: z.enum(['applicant', 'representative']),
  name: z.string().max(200),
});
export type AskedBy = z.infer<typeof askedBySchema>;

/** A withdrawal: what was filed stays as it was, nothing follows it. It says no more of people than it needs. */
export const caseWithdrawnSchema = z.strictObject({
  kind: z.literal('case.withdrawn'),
  case: uuidSchema,
  deskNumber: deskNumberSchema,
  center: slugSchema,
  operator: uuidSchema,
  askedBy: askedBySchema,
  ...change,
});
export type CaseWithdrawn = z.infer<typeof caseWithdrawnSchema>;

/** A version of a case that says what is applied for: the first, or a correction. */
export const caseContentSchema = z.discriminatedUnion('kind', [caseSubmittedSchema, caseCorrectedSchema]);
export type CaseContent = z.infer<typeof caseContentSchema>;

/** Every payload of the protocol. Further kinds are added here and raise its version once that is released. */
export const payloadSchema = z.discriminatedUnion('kind', [
  caseSubmittedSchema,
  caseCorrectedSchema,
  caseWithdrawnSchema,
]);
export type Payload = z.infer<typeof payloadSchema>;
