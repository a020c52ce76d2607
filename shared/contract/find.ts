// Finding cases and drafts by whatever an applicant knows of them. What is typed is personal data: it is answered and
// forgotten, never logged, and the audit entry holds only how many were found.
import { z } from 'zod';
import { call } from './call.ts';
import { caseStateSchema, caseSummarySchema } from './cases.ts';
import { draftSummarySchema } from './drafts.ts';

/** Why something was found, where the list does not show it anyway. */
export const foundFactSchema = z.strictObject({
  kind: z.enum([
    'name',
    'representative',
    'guardian',
    'furtherApplicant',
    'interpreter',
    'phoneOwner',
    'recogniser',
    'village',
    'address',
    'personalNumber',
    'phone',
    'organisationCode',
    /** An operator says that it is the same person as one that meets. */
    'samePerson',
  ]),
  text: z.string(),
});
export type FoundFact = z.infer<typeof foundFactSchema>;

export const foundSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('case'), case: caseSummarySchema, facts: z.array(foundFactSchema) }),
  z.strictObject({ kind: z.literal('draft'), draft: draftSummarySchema, facts: z.array(foundFactSchema) }),
]);
export type Found = z.infer<typeof foundSchema>;

export const foundPageSize = 20;
export const mostFound = 200;

export const findCalls = {
  /** Best first. Words and numbers in any order, in any alphabet; all must be met. Too little typed finds nothing. */
  'case.find': call({
    input: z.strictObject({
      text: z.string().max(100),
      /** Only cases in this state; null for all cases and drafts. */
      state: caseStateSchema.nullable(),
      /** From 0; pages of 20. */
      page: z
        .number()
        .int()
        .min(0)
        .max(mostFound / foundPageSize - 1),
    }),
    output: z.strictObject({
      found: z.array(foundSchema).max(foundPageSize),
      count: z.number().int(),
      more: z.boolean(),
      /** More meet the text than the best 200 that are counted, or than were looked at: type more. */
      tooMany: z.boolean(),
      /** Share of older cases (0–1) that can be found by words already; null when all can. */
      ready: z.number().nullable(),
    }),
    role: 'operator',
    audit: 'view',
  }),
};
