// How the fake desk keeps pads and notes acts: enough of it that every screen about them can be tried in each state.
import { type Act, actInWords, statusAfter } from '../../../shared/cases/acts.ts';
import { deskNumber } from '../../../shared/cases/desk-number.ts';
import { rolesOf } from '../../../shared/cases/roles.ts';
import { blankForms } from '../../../shared/report/blank-form.ts';
import { decisionSlip, transferList } from '../../../shared/report/hand-over.ts';
import { reportHtml } from '../../../shared/report/page.ts';
import { ok } from '../../../shared/result.ts';
import { tbilisiDate } from '../../../shared/time/dates.ts';
import { type Answerers, no } from './answers.ts';
import { aboutCases } from './cases.ts';
import { type FakeCase, fakeId, now, tell, tick, type World } from './world.ts';

type Calls =
  | 'pad.list'
  | 'pad.reserve'
  | 'pad.page'
  | 'pad.void'
  | 'task.list'
  | 'act.note'
  | 'act.scan'
  | 'transfer.note'
  | 'transfer.page'
  | 'decision.page'
  | 'print.list'
  | 'print.again'
  | 'print.settle'
  | 'print.wrong';

const caseOf = (world: World, number: string): FakeCase | undefined =>
  world.cases.find(({ summary }) => summary.deskNumber === number);

function keepPage(world: World, html: string, cases: number) {
  world.page = { id: fakeId(7000 + world.serial), html };
  return ok({ page: world.page.id, cases, drafts: 0 });
}

function note(world: World, one: FakeCase, on: string | null, act: Act): void {
  const at = tick(world);
  const day = on ?? tbilisiDate(at);
  one.timeline.push({
    at,
    by: 'desk',
    who: world.session?.name ?? '',
    kind: act.kind,
    ...actInWords(act),
    on: day,
    problem: null,
  });
  const status = statusAfter(act);
  if (status !== null) one.summary = { ...one.summary, status };
}

const made = (world: World) => ({ madeAt: now(world), madeBy: world.session?.name ?? '', center: null });
const nameOf = (world: World, id: string) =>
  world.pkg.municipalities.find((one) => one.id === id)?.name ?? { ka: id, en: id };

export const aboutAfter: Pick<Answerers, Calls> = {
  'pad.list': ({ pads }) =>
    ok({ pads, free: pads.flatMap(({ numbers }) => numbers).filter(({ state }) => state === 'free').length }),
  'pad.reserve': (world, { count }) => {
    const pad = fakeId(6000 + world.pads.length);
    const numbers = Array.from({ length: count }, () => {
      world.serial += 1;
      const number = deskNumber({ center: 12, desk: 2, year: 2026, serial: world.serial });
      return { deskNumber: number, state: 'free' as const, reason: null };
    });
    world.pads = [{ pad, reservedAt: tick(world), operatorName: world.session?.name ?? '', numbers }, ...world.pads];
    tell(world, 'pads');
    return ok({ pad });
  },
  'pad.page': (world, { pad, language }) => {
    const found = world.pads.find((one) => one.pad === pad);
    if (found === undefined) return no('pad.unknown');
    const numbers = found.numbers.filter(({ state }) => state === 'free').map((one) => one.deskNumber);
    return keepPage(world, blankForms({ language, numbers, center: null, practice: false }), numbers.length);
  },
  'pad.void': (world, { deskNumber: number, reason }) => {
    world.pads = world.pads.map((pad) => ({
      ...pad,
      numbers: pad.numbers.map((one) =>
        one.deskNumber === number ? { deskNumber: number, state: 'voided' as const, reason } : one,
      ),
    }));
    tell(world, 'pads');
    return ok({});
  },
  'task.list': (world) => {
    const listed = ({ summary }: FakeCase) => ({ ...summary, due: null });
    const manual = (one: FakeCase) => ({
      case: listed(one),
      municipalityName: nameOf(world, one.summary.route.municipality),
    });
    const inStatus = (...statuses: (string | null)[]) =>
      world.cases.filter(({ summary }) => statuses.includes(summary.status));
    return ok({
      flaws: inStatus('flaw').map((one) => {
        const said = one.timeline.findLast(({ detail }) => detail === 'flaw');
        const calls = one.timeline.filter(({ kind }) => kind === 'called');
        const last = calls.at(-1);
        return {
          case: listed(one),
          missing: said?.note ?? '',
          since: tbilisiDate(said?.at ?? now(world)),
          until: '2026-11-30',
          call: rolesOf(one.content.applicant).map(({ role, name, phone }) => ({ role, name, phone })),
          tried: calls.length,
          lastTry: last === undefined ? null : { at: last.at, outcome: last.detail },
          brought: one.timeline.flatMap(({ kind, on }) => (kind === 'papers-brought' && on !== undefined ? [on] : [])),
        };
      }),
      decisions: inStatus('satisfied', 'refused')
        .filter(({ timeline }) => !timeline.some(({ kind }) => kind === 'decision-handed'))
        .map(listed),
      transfers: inStatus(null)
        .filter(({ summary }) => summary.state === 'manual')
        .map(manual),
      awaited: inStatus('transferred').map(manual),
    });
  },
  'act.note': (world, { deskNumber: number, on, act }) => {
    const one = caseOf(world, number);
    if (one === undefined) return no('case.unknown');
    note(world, one, on, act);
    tell(world, 'cases');
    return aboutCases['case.read'](world, { deskNumber: number });
  },
  'act.scan': (_world, { name, bytes }) =>
    ok({ sha256: 'e'.repeat(64), name, mediaType: 'image/png', size: bytes.length }),
  'transfer.note': (world, { cases, on, act }) => {
    for (const number of cases) {
      const one = caseOf(world, number);
      if (one === undefined) return no('case.unknown');
      note(world, one, on, act);
    }
    tell(world, 'cases');
    return ok({});
  },
  'transfer.page': (world, { cases, language }) => {
    const found = cases.flatMap((number) => caseOf(world, number) ?? []);
    const [first] = found;
    if (first === undefined) return no('case.unknown');
    const page = transferList({
      ...made(world),
      language,
      municipality: nameOf(world, first.summary.route.municipality),
      cases: found.map(({ summary, content }) => ({
        deskNumber: summary.deskNumber,
        applicant: summary.applicantName,
        service: summary.serviceName,
        filedOn: summary.filedOn,
        papers: content.papers.length,
      })),
    });
    return keepPage(world, reportHtml(page), found.length);
  },
  'decision.page': (world, { deskNumber: number, language }) => {
    const one = caseOf(world, number);
    const handed = one?.timeline.findLast(({ kind }) => kind === 'decision-handed');
    if (one === undefined || handed === undefined) return no('act.none');
    const page = decisionSlip({
      ...made(world),
      language,
      deskNumber: number,
      registrationNumber: one.summary.registrationNumber,
      applicant: one.summary.applicantName,
      service: one.summary.serviceName,
      act: { kind: 'decision-handed', to: 'applicant', name: one.summary.applicantName, proof: handed.note, note: '' },
      on: handed.on ?? '',
      complainUntil: null,
    });
    return keepPage(world, reportHtml(page), 1);
  },
  'print.list': ({ prints }) => ok(prints),
  'print.again': (world, { job }) => {
    world.prints = world.prints.filter((one) => one.job !== job);
    return ok({ copy: 2, file: null });
  },
  'print.settle': (world, { job }) => {
    world.prints = world.prints.filter((one) => one.job !== job);
    return ok({});
  },
  'print.wrong': (world, { deskNumber: number, trouble }) => {
    const job = fakeId(5000 + world.prints.length);
    const more = { reason: null, askedAt: tick(world), tries: 1 } as const;
    world.prints = [...world.prints, { job, deskNumber: number, size: 'A4', state: 'failed', trouble, ...more }];
    return ok({ job });
  },
};
