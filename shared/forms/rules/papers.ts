// Papers by reference. Their bytes were weighed and their type told by content when they were stored; here only the
// field's own limits count.
import { type PaperRef, paperRefSchema } from '../answers.ts';
import type { Rule } from './rule.ts';

const mebibyte = 1024 * 1024;
/** No field takes more, whatever the catalogue says: the answers of a draft have the same limit. */
const most = 50;

export const papers: Rule = (typed, { validation }) => {
  if (!Array.isArray(typed)) return { rule: 'type' };
  const { minItems = 0, maxItems = most, maxSizeMiB = Number.POSITIVE_INFINITY, accept } = validation;
  if (typed.length > maxItems) return { rule: 'maxItems', limit: maxItems };
  if (typed.length < minItems) return { rule: 'minItems', limit: minItems };
  const value: PaperRef[] = [];
  for (const one of typed) {
    const paper = paperRefSchema.safeParse(one);
    if (!paper.success) return { rule: 'type' };
    if (accept !== undefined && !accept.includes(paper.data.mediaType)) return { rule: 'paperType' };
    if (paper.data.size > maxSizeMiB * mebibyte) return { rule: 'paperSize', limit: maxSizeMiB };
    value.push(paper.data);
  }
  return { value };
};
