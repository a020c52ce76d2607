// How the fake desk searches its cases and drafts, and warns of similar ones: by name, number and person, from memory.
import { type Found, foundPageSize } from '../../../shared/contract/find.ts';
import { ok } from '../../../shared/result.ts';
import { marksIn } from '../../../shared/text/marks.ts';
import { applicantName } from '../../../shared/text/names.ts';
import { type Answerers, draftSummary, no } from './answers.ts';

export const aboutFinding: Pick<Answerers, 'case.find' | 'case.similar'> = {
  'case.find': (world, { text, state, page }) => {
    const meets = (shown: string): boolean => marksIn(shown, text).length > 0;
    const drafts = [...world.drafts.values()]
      .map((draft) => draftSummary(world, draft))
      .filter((draft) => state === null && meets(draft.applicantName))
      .map((draft): Found => ({ kind: 'draft', draft, facts: [] }));
    const cases = world.cases.flatMap(({ summary, content }): Found[] => {
      const phone = content.applicant['phone'];
      const facts = typeof phone === 'string' && meets(phone) ? [{ kind: 'phone' as const, text: phone }] : [];
      const met = meets(`${summary.applicantName} ${summary.deskNumber}`) || facts.length > 0;
      return met && (state === null || summary.state === state) ? [{ kind: 'case', case: summary, facts }] : [];
    });
    const all = [...drafts, ...cases];
    const from = page * foundPageSize;
    return ok({
      found: all.slice(from, from + foundPageSize),
      count: all.length,
      more: all.length > from + foundPageSize,
      tooMany: false,
      ready: null,
    });
  },
  'case.similar': (world, input) => {
    const draft = world.drafts.get(input.draft);
    if (draft === undefined) return no('draft.unknown');
    if (draft.corrects !== undefined) return ok({ similar: [] });
    const { applicant } = draft.content;
    const similar = world.cases.filter(
      ({ summary, content }) =>
        summary.service === draft.service &&
        summary.state !== 'refused' &&
        applicantName(content.applicant) === applicantName(applicant),
    );
    return ok({
      similar: similar.slice(0, 10).map(({ summary }) => ({ case: summary, same: ['name', 'birthDate', 'service'] })),
    });
  },
};
