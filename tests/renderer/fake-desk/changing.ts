// How the fake desk corrects and withdraws cases, and what its central says of that.
import { changedFields } from '../../../shared/cases/changed.ts';
import { withoutFurther } from '../../../shared/cases/leaving.ts';
import { momentOf } from '../../../shared/catalogue/moment.ts';
import type { CaseChange } from '../../../shared/contract/cases.ts';
import { checkCase } from '../../../shared/forms/check-case.ts';
import { problem } from '../../../shared/problems.ts';
import { fail, ok } from '../../../shared/result.ts';
import { applicantName } from '../../../shared/text/names.ts';
import { type Answerers, no, serviceView } from './answers.ts';
import { caseOf, changeable } from './correction.ts';
import { type FakeCase, tell, tick, type World } from './world.ts';

function add(world: World, one: FakeCase, change: Pick<CaseChange, 'kind' | 'reason' | 'askedBy' | 'changed'>): void {
  const version = (one.changes.at(-1)?.version ?? 1) + 1;
  const at = tick(world);
  const standing = one.summary.state === 'manual' ? ('manual' as const) : ('saved' as const);
  one.changes.push({ ...change, version, at, operatorName: world.session?.name ?? '', standing, note: '' });
  one.timeline.push({
    ...{ at, by: 'desk', kind: change.kind, who: world.session?.name ?? '' },
    ...{ detail: String(version), note: change.reason, problem: null },
  });
  tell(world, 'cases', 'queue');
}

const said = ['change-delivered', 'change-taken', 'change-late', 'change-refused'] as const;

/** Central's word on the newest change of the case; `late` after this decision. */
export function sayOfChange(world: World, number: string, standing: CaseChange['standing'], note = ''): void {
  const one = caseOf(world, number);
  const change = one?.changes.pop();
  if (one === undefined || change === undefined) throw new Error(`no change of ${number}`);
  one.changes.push({ ...change, standing, note });
  const entry = said.find((kind) => kind === `change-${standing}`);
  if (entry !== undefined) {
    const at = tick(world);
    one.timeline.push({
      at,
      by: 'central',
      who: '',
      kind: entry,
      detail: String(change.version),
      note: '',
      problem: null,
    });
  }
  tell(world, 'cases');
}

export const aboutChanges: Pick<Answerers, 'case.correct' | 'case.withdraw' | 'case.leave'> = {
  'case.correct': (world, { deskNumber: number, draft: id, revision, reason }) => {
    const found = changeable(world, number);
    if (!found.ok) return found;
    const draft = world.drafts.get(id);
    if (draft === undefined) return no('draft.unknown');
    if (draft.corrects?.deskNumber !== number) return no('draft.other-use');
    if (draft.revision !== revision) return no('draft.outdated');
    const one = found.value;
    const view = serviceView(world, draft.service);
    const asked = { applicantFields: view?.applicantFields ?? [], fields: view?.form?.fields ?? [] };
    if (view === null) return no('service.unknown');
    const { applicant, answers, errors } = checkCase(asked, draft.content, momentOf(view.service, tick(world)));
    if (errors.length > 0) return fail(problem('case.invalid', undefined, errors));
    const changed = changedFields(one.content, { applicant, answers });
    if (changed.length === 0) return no('case.unchanged');
    one.content = { ...one.content, applicant, answers };
    one.summary = { ...one.summary, applicantName: applicantName(applicant) };
    world.drafts.delete(id);
    add(world, one, { kind: 'corrected', reason, askedBy: null, changed });
    tell(world, 'drafts');
    return ok(one.summary);
  },
  'case.withdraw': (world, { deskNumber: number, base, reason, askedBy }) => {
    const found = changeable(world, number);
    if (!found.ok) return found;
    const one = found.value;
    if (base !== (one.changes.at(-1)?.version ?? 1)) return no('case.changed');
    one.summary = { ...one.summary, withdrawn: true };
    add(world, one, { kind: 'withdrawn', reason, askedBy, changed: [] });
    return ok(one.summary);
  },
  'case.leave': (world, { deskNumber: number, base, place, reason }) => {
    const found = changeable(world, number);
    if (!found.ok) return found;
    const one = found.value;
    if (base !== (one.changes.at(-1)?.version ?? 1)) return no('case.changed');
    const applicant = withoutFurther(one.content.applicant, place);
    if (applicant === null) return no('case.unchanged');
    const changed = changedFields(one.content, { applicant, answers: one.content.answers });
    one.content = { ...one.content, applicant };
    add(world, one, { kind: 'corrected', reason, askedBy: null, changed });
    return ok(one.summary);
  },
};
