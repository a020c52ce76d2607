// How the fake desk keeps and forgets: one hold at a time on a case, made-up days, and the real pages.
import type { Keeping } from '../../../shared/contract/retention.ts';
import { linesOf } from '../../../shared/receipt/model.ts';
import { reportHtml } from '../../../shared/report/page.ts';
import { personReport } from '../../../shared/report/person.ts';
import { purgeRecord } from '../../../shared/report/purges.ts';
import { ok } from '../../../shared/result.ts';
import { type Answerers, no } from './answers.ts';
import { fakeId, tell, tick, type World } from './world.ts';

type Calls =
  | 'retention.read'
  | 'keeping.read'
  | 'hold.set'
  | 'person.report'
  | 'purge.report'
  | 'page.read'
  | 'page.print';

function keeping(world: World, deskNumber: string): Keeping | null {
  const found = world.cases.find(({ summary }) => summary.deskNumber === deskNumber);
  if (found === undefined) return null;
  const acts = world.holds.get(deskNumber) ?? [];
  const [standard] = world.pkg.retentionClasses ?? [];
  const waiting = found.summary.state === 'registered';
  return {
    state: acts.at(-1)?.act === 'placed' ? 'held' : waiting ? 'waiting' : 'unproven',
    className: standard?.name ?? { ka: '-', en: '-' },
    due: waiting ? '2027-11-23T06:00:00.000Z' : null,
    acts: [...acts],
  };
}

const formOf = ({ pkg }: World, form: string) => pkg.forms.find(({ id }) => id === form)?.fields ?? [];

function keepPage(world: World, html: string): string {
  world.page = { id: fakeId(7000 + world.serial), html };
  return world.page.id;
}

export const aboutKeeping: Pick<Answerers, Calls> = {
  'retention.read': (world) => ok(world.retention),
  'keeping.read': (world, { deskNumber }) => {
    const found = keeping(world, deskNumber);
    return found === null ? no('case.unknown') : ok(found);
  },
  'hold.set': (world, { deskNumber, act, reason }) => {
    if (world.session?.role !== 'administrator') return no('call.role-missing');
    const acts = world.holds.get(deskNumber) ?? [];
    world.holds.set(deskNumber, [...acts, { act, reason, operatorName: world.session.name, at: tick(world) }]);
    const found = keeping(world, deskNumber);
    tell(world, 'cases');
    return found === null ? no('case.unknown') : ok(found);
  },
  'person.report': (world, { person, language }) => {
    const cases = world.cases.filter(
      ({ summary, content }) => summary.applicantName === person || content.applicant['personalNumber'] === person,
    );
    const page = personReport({
      language,
      person,
      madeAt: tick(world),
      madeBy: world.session?.name ?? '',
      cases: cases.map((view) => ({
        deskNumber: view.summary.deskNumber,
        service: view.summary.serviceName,
        roles: ['applicant'],
        filedAt: view.summary.filedAt,
        registrationNumber: view.summary.registrationNumber,
        due: keeping(world, view.summary.deskNumber)?.due ?? null,
        held: false,
        answers: linesOf(formOf(world, view.content.form), view.content.answers, null).map(({ label, value }) => ({
          label: label.ka,
          value: value.ka,
        })),
        papers: [],
        prints: [],
        changes: [],
        noted: [],
        notes: [],
        joined: [],
        heard: [],
      })),
      drafts: [],
      log: [{ at: tick(world), act: 'viewed', call: 'case.read', operator: world.session?.name ?? '' }],
    });
    return ok({ page: keepPage(world, reportHtml(page)), cases: cases.length, drafts: 0 });
  },
  'purge.report': (world, { language }) => {
    const [standard] = world.pkg.retentionClasses ?? [];
    const page = purgeRecord({
      language,
      madeAt: tick(world),
      madeBy: world.session?.name ?? '',
      center: null,
      classes: standard === undefined ? [] : [{ name: standard.name, cases: 1 }],
      auditHead: { seq: 812, hash: 'a'.repeat(64) },
      chainHead: { epoch: 1, seq: 97, hash: 'b'.repeat(64) },
      brokenAt: null,
      purges: [],
    });
    return ok({ page: keepPage(world, reportHtml(page)), cases: 0, drafts: 0 });
  },
  'page.read': ({ page: kept }, { page }) => (kept?.id === page ? ok({ html: kept.html }) : no('page.unknown')),
  'page.print': ({ page: kept }, { page, to }) =>
    kept?.id === page ? ok({ file: to === 'pdf' ? `/sopeli/receipts/page-${page}.pdf` : null }) : no('page.unknown'),
};
