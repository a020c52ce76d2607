// The warning before a case that may be there already. It warns and never refuses: an operator can know a reason that no
// rule knows. Going on needs that reason, which is kept with the case at this desk and in the audit chain.
import { z } from 'zod';
import { uuidSchema } from '../primitives.ts';
import { call } from './call.ts';
import { caseSummarySchema, mostSimilar } from './cases.ts';

/** Cases filed longer ago than this are not looked at. */
export const similarDays = 90;

export const similarCaseSchema = z.strictObject({
  case: caseSummarySchema,
  /** What is equal; a name counts in any alphabet. joined: an operator says that it is the same person. */
  same: z.array(z.enum(['personalNumber', 'name', 'birthDate', 'service', 'category', 'municipality', 'joined'])),
});
export type SimilarCase = z.infer<typeof similarCaseSchema>;

export const similarCalls = {
  /** Open cases of the same person on the same matter, filed in the last 90 days; newest first, at most 10. */
  'case.similar': call({
    input: z.strictObject({ draft: uuidSchema }),
    output: z.strictObject({ similar: z.array(similarCaseSchema).max(mostSimilar) }),
    role: 'operator',
    audit: 'view',
  }),
};
