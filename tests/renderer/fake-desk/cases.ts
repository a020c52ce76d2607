// How the fake desk submits, lists and shows cases, and what its central says when there is a line.

import { deskNumber } from '../../../shared/cases/desk-number.ts';
import { listenerOf, noticeRecord, noticesStated } from '../../../shared/cases/notices.ts';
import { momentOf } from '../../../shared/catalogue/moment.ts';
import { routeCase } from '../../../shared/catalogue/route.ts';
import type { CaseState, ListedCase, TimelineEntry } from '../../../shared/contract/cases.ts';
import { workCalendar } from '../../../shared/deadlines/calendar.ts';
import { type Deadline, deadlinesOf } from '../../../shared/deadlines/course.ts';
import { checkCase } from '../../../shared/forms/check-case.ts';
import { type Problem, problem } from '../../../shared/problems.ts';
import { fail, ok } from '../../../shared/result.ts';
import { applicantName } from '../../../shared/text/names.ts';
import { tbilisiDate } from '../../../shared/time/dates.ts';
import { type Answerers, no, serviceView } from './answers.ts';
import { leavesVisit } from './visiting.ts';
import { type FakeCase, fakeId, now, operators, tell, tick, type World } from './world.ts';

export function note(
  one: FakeCase,
  entry: Omit<TimelineEntry, 'note' | 'problem' | 'who'> & Partial<TimelineEntry>,
): void {
  const who = entry.by === 'desk' ? operators[0].name : '';
  one.timeline.push({ note: '', problem: null, who, ...entry });
}

function move(one: FakeCase, state: CaseState, more: Partial<FakeCase['summary']> = {}): void {
  one.summary = { ...one.summary, ...more, state };
}

/** Central answers: everything queued is delivered and registered, like a good day. */
export function exchange(world: World): void {
  const at = tick(world);
  world.line = {
    state: 'online',
    since: world.line.state === 'online' ? world.line.since : at,
    lastAnswer: at,
    nextTry: null,
    problem: null,
  };
  for (const one of world.cases.filter(({ summary }) => summary.state === 'queued')) {
    const registrationNumber = `01-${String(4120 + world.serial)}-26`;
    note(one, { at, by: 'central', kind: 'delivered', detail: '' });
    note(one, { at, by: 'central', kind: 'registered', detail: registrationNumber });
    move(one, 'registered', { registrationNumber });
    world.serial += 1;
  }
  tell(world, 'queue', 'cases');
}

/** Central sends the status of a registered case. */
export function sendStatus(world: World, number: string, status: string, said = ''): void {
  const one = world.cases.find(({ summary }) => summary.deskNumber === number);
  if (one === undefined) throw new Error(`no case ${number}`);
  note(one, { at: tick(world), by: 'central', kind: 'status', detail: status, note: said });
  move(one, one.summary.state, { status });
  tell(world, 'cases');
}

/** Central refuses a queued case. */
export function refuse(world: World, number: string, stated: Problem, reason: string): void {
  const one = world.cases.find(({ summary }) => summary.deskNumber === number);
  if (one === undefined) throw new Error(`no case ${number}`);
  note(one, { at: tick(world), by: 'central', kind: 'refused', detail: '', note: reason, problem: stated });
  move(one, 'refused');
  tell(world, 'queue', 'cases');
}

/** What the deadlines are on the fake's own day. */
function deadlinesNow(world: World, { summary, timeline }: FakeCase): Deadline[] {
  const days = (kind: TimelineEntry['kind']) =>
    timeline.filter((one) => one.kind === kind).map(({ at, detail }) => ({ status: detail, on: tbilisiDate(at) }));
  const course = {
    filedOn: summary.filedOn,
    withdrawn: summary.withdrawn,
    registeredOn: days('registered')[0]?.on ?? null,
    term: world.pkg.services.find(({ id }) => id === summary.service)?.term ?? null,
    statuses: days('status'),
    handedOn: timeline.find(({ kind }) => kind === 'decision-handed')?.on ?? null,
  };
  return deadlinesOf(course, workCalendar(world.pkg.holidays), tbilisiDate(now(world)));
}

function listed(world: World, one: FakeCase): ListedCase {
  const decision = deadlinesNow(world, one).find(({ rule }) => rule === 'decision');
  if (decision === undefined || one.summary.state === 'refused') return { ...one.summary, due: null };
  const { due, state } = decision;
  const shown = state === 'running' || state === 'paused' || state === 'overdue' ? { due, state } : null;
  return { ...one.summary, due: shown };
}

type Cases =
  | 'case.submit'
  | 'case.list'
  | 'case.read'
  | 'receipt.read'
  | 'receipt.print'
  | 'receipt.check'
  | 'exchange.wake';
const pageLength = 50;

export const aboutCases: Pick<Answerers, Cases> = {
  'exchange.wake': (world) => {
    if (world.line.state !== 'stopped' && world.line.problem === null) exchange(world);
    return ok({});
  },
  'case.submit': (world, input) => {
    const draft = world.drafts.get(input.draft);
    if (draft === undefined) return no('draft.unknown');
    if (draft.revision !== input.revision) return no('draft.outdated');
    const view = serviceView(world, draft.service);
    const center = world.pkg.centers.find((one) => one.id === world.center);
    const route = routeCase(world.pkg, draft.content.municipality);
    if (view?.form == null || center === undefined || world.session === null) return no('service.not-a-case');
    if (route === null) return no('municipality.unknown');
    const at = tick(world);
    const moment = momentOf(view.service, at);
    const asked = { applicantFields: view.applicantFields, fields: view.form.fields };
    const { applicant, answers, errors } = checkCase(asked, draft.content, moment);
    if (errors.length > 0) return fail(problem('case.invalid', undefined, errors));
    world.serial += 1;
    const number = deskNumber({ center: center.number, desk: 2, year: 2026, serial: world.serial });
    const state = route.channel === 'manual' ? ('manual' as const) : ('queued' as const);
    const submitted: FakeCase = {
      summary: {
        case: fakeId(10_000 + world.serial),
        deskNumber: number,
        service: draft.service,
        serviceName: view.service.name,
        applicantName: applicantName(applicant),
        route,
        filedOn: moment.today,
        filedAt: at,
        state,
        registrationNumber: null,
        status: null,
        withdrawn: false,
      },
      content: {
        kind: 'case.submitted',
        case: fakeId(10_000 + world.serial),
        version: 1,
        deskNumber: number,
        center: center.id,
        operator: world.session.operator,
        service: draft.service,
        form: view.form.id,
        catalogueVersion: world.pkg.version,
        route,
        receiptLanguage: draft.content.receiptLanguage,
        applicant,
        answers,
        papers: [],
        ...(draft.content.documents === undefined ? {} : { documents: draft.content.documents }),
        notices: noticesStated(view.notices, applicant).map((notice) =>
          noticeRecord(notice, { language: 'ka', to: listenerOf(applicant), at }, () => '0'.repeat(64)),
        ),
        filedOn: moment.today,
        filedAt: { wall: at, monotonicMs: world.minutes * 60_000, boot: fakeId(1), trusted: null },
      },
      changes: [],
      timeline: [],
      copies: 0,
    };
    note(submitted, { at, by: 'desk', kind: 'saved', detail: '' });
    world.cases.unshift(submitted);
    world.drafts.delete(draft.id);
    leavesVisit(world, draft.id, number);
    tell(world, 'drafts', 'cases', 'queue', 'visits');
    return ok(submitted.summary);
  },
  'case.list': (world, { state, before, filter }) => {
    const all = world.cases
      .filter(({ summary, content }) => {
        if (state !== null && summary.state !== state) return false;
        if (filter === undefined) return true;
        if (filter.operator !== null && content.operator !== filter.operator) return false;
        return filter.service === null || summary.service === filter.service;
      })
      .map((one) => listed(world, one))
      .filter(({ due }) => filter?.overdue !== true || due?.state === 'overdue');
    const from = before === null ? 0 : all.findIndex((one) => one.deskNumber === before) + 1;
    const cases = all.slice(from, from + pageLength);
    const more = all.length > from + pageLength;
    return ok({ cases, more, next: more ? (cases.at(-1)?.deskNumber ?? null) : null });
  },
  'case.read': (world, { deskNumber: number }) => {
    const one = world.cases.find(({ summary }) => summary.deskNumber === number);
    const view = one === undefined ? null : serviceView(world, one.content.service);
    if (one === undefined || view?.form == null) return no('case.unknown');
    const municipality = world.pkg.municipalities.find(({ id }) => id === one.content.route.municipality);
    const operator = world.operators.find(({ id }) => id === one.content.operator);
    return ok({
      summary: one.summary,
      content: one.content,
      version: one.changes.at(-1)?.version ?? 1,
      changes: one.changes,
      form: view.form,
      applicantFields: view.applicantFields,
      documents: view.documents.filter(({ id }) => one.content.documents?.some(({ document }) => document === id)),
      notices: view.notices,
      municipalityName: municipality?.name ?? { ka: '?', en: '?' },
      operatorName: operator?.name ?? '',
      timeline: one.timeline,
      papersWaiting: 0,
      deadlines: deadlinesNow(world, one),
    });
  },
  'receipt.read': (world, { deskNumber: number }) => {
    const one = world.cases.find(({ summary }) => summary.deskNumber === number);
    if (one === undefined) return no('case.unknown');
    const html = `<!doctype html><html lang="ka"><title>მიღების დასტური</title><main><h1>მიღების დასტური</h1><p>${number}</p></main></html>`;
    return ok({ html, language: null, copies: one.copies });
  },
  /** The number alone is a genuine code; any other digits are none. */
  'receipt.check': (world, { scanned }) => {
    const unknown = { deskNumber: null, copy: null, dayBook: null, lines: [], printed: null, center: null, key: null };
    const nothing = { ...unknown, copies: null, reason: null, newer: null };
    const one = world.cases.find(({ summary }) => summary.deskNumber === scanned);
    if (one === undefined) return ok({ ...nothing, verdict: 'unreadable' });
    const { deskNumber: number, applicantName: applicant, serviceName } = one.summary;
    const lines = [
      { label: 'საკონტროლო ნომერი', value: number },
      { label: 'განმცხადებელი', value: applicant },
      { label: 'სერვისი', value: serviceName.ka },
    ];
    if (one.copies === 0) return ok({ ...nothing, deskNumber: number, copy: 1, verdict: 'forged' });
    const printed = { at: now(world), operatorName: world.operators[0]?.name ?? '' };
    const last = one.changes.at(-1);
    const newer = last && {
      version: last.version,
      kind: last.kind,
      at: last.at,
      standing: last.standing,
      note: last.note,
    };
    const found = { deskNumber: number, copy: 1, copies: one.copies, lines, printed, newer: newer ?? null };
    return ok({ ...nothing, ...found, verdict: 'genuine' });
  },
  'receipt.print': (world, { deskNumber: number, size, to }) => {
    const one = world.cases.find(({ summary }) => summary.deskNumber === number);
    if (one === undefined) return no('case.unknown');
    one.copies += 1;
    note(one, { at: tick(world), by: 'desk', kind: 'printed', detail: String(one.copies) });
    tell(world, 'cases');
    return ok({ copy: one.copies, file: to === 'pdf' ? `C:\\Sopeli\\receipts\\${number}-${size}.pdf` : null });
  },
};
