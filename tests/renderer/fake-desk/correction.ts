// Which cases of the fake desk can be changed, and what the draft of a correction begins with.
import { changeRule } from '../../../shared/cases/changed.ts';
import type { ServiceView } from '../../../shared/contract/catalogue.ts';
import type { DraftContent } from '../../../shared/contract/drafts.ts';
import { typedAnswers } from '../../../shared/forms/typed.ts';
import { problem } from '../../../shared/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { FakeCase, World } from './world.ts';

export const caseOf = (world: World, number: string): FakeCase | undefined =>
  world.cases.find(({ summary }) => summary.deskNumber === number);

/** The case, if it can still be changed. */
export function changeable(world: World, number: string): Result<FakeCase> {
  const one = caseOf(world, number);
  if (one === undefined) return fail(problem('case.unknown'));
  if (one.summary.withdrawn) return fail(problem('case.withdrawn'));
  return changeRule(one.summary) === null ? fail(problem('case.not-taken')) : ok(one);
}

/** What the draft of a correction begins with. */
export function correctionOf(
  world: World,
  number: string,
  view: Pick<ServiceView, 'applicantFields' | 'form'>,
): Result<{ content: DraftContent; corrects: { deskNumber: string; base: number } }> {
  const found = changeable(world, number);
  if (!found.ok) return found;
  const { content, changes } = found.value;
  return ok({
    content: {
      municipality: content.route.municipality,
      receiptLanguage: content.receiptLanguage,
      applicant: typedAnswers(view.applicantFields, content.applicant),
      answers: typedAnswers(view.form?.fields ?? [], content.answers),
      step: 'applicant',
    },
    corrects: { deskNumber: number, base: changes.at(-1)?.version ?? 1 },
  });
}
