// Promises: a correction and a withdrawal mean what the four rules say, in every state of the case; nothing that was filed
// is ever lost or rewritten; nothing follows a withdrawal; central's word on a change moves the change, not the case.
import { expect, test } from 'vitest';
import { caseById } from '../../../db/cases.ts';
import { entriesAfter } from '../../../db/outbox.ts';
import { papersToSend } from '../../../db/papers.ts';
import { replacementsOf } from '../../../db/replacements.ts';
import { rebuildStates } from '../../../db/states.ts';
import { payloadSchema } from '../../../shared/cases/payload.ts';
import type { CaseSummary } from '../../../shared/contract/cases.ts';
import type { DraftContent } from '../../../shared/contract/drafts.ts';
import { sheetText } from '../../../shared/receipt/sheet.ts';
import { applicationContent, manualMunicipality, submitted } from '../application.ts';
import { centralSays, registered } from '../central-says.ts';
import { openTestDesk, type TestDesk } from '../desk.ts';
import { digitsOnPage } from '../qr-reader.ts';

const reason = 'გვარი არასწორად იყო ჩაწერილი';
const withdrawal = { reason: 'საკითხი უკვე მოგვარდა', askedBy: { role: 'applicant' as const, name: '' } };

async function filedDesk(content?: DraftContent) {
  const desk = await openTestDesk();
  await desk.signIn();
  return { desk, filed: await submitted(desk, content) };
}

/** Begins a correction, types the name and answers what may be given to `case.correct`. */
async function begun(desk: TestDesk, { deskNumber, service }: CaseSummary, lastName: string) {
  const draft = await desk.done('draft.create', { service, corrects: deskNumber });
  const content = { ...draft.content, applicant: { ...draft.content.applicant, lastName } };
  const { revision } = await desk.done('draft.save', { draft: draft.id, revision: 0, content });
  return { deskNumber, draft: draft.id, revision, reason };
}
const corrected = async (desk: TestDesk, filed: CaseSummary, lastName: string): Promise<CaseSummary> =>
  desk.done('case.correct', await begun(desk, filed, lastName));
const withdrawn = (desk: TestDesk, deskNumber: string, base = 1) =>
  desk.call('case.withdraw', { deskNumber, base, ...withdrawal });
const read = (desk: TestDesk, deskNumber: string) => desk.done('case.read', { deskNumber });
const taken = (seq: number, decided: string | null = null) => ({ kind: 'entry.taken', epoch: 1, seq, decided });
const status = (id: string, said: string, step: number, at = '2026-05-06T08:00:00.000Z') => ({
  ...{ kind: 'case.status', case: id, status: said, step, at, note: '' },
});

test('while it is queued: both versions travel in order, the newest is the case, and the first stays as it was', async () => {
  const { desk, filed } = await filedDesk();
  const before = entriesAfter(desk.db, 1, 0, 10);
  expect(await corrected(desk, filed, 'წერეთელი')).toMatchObject({
    ...{ case: filed.case, deskNumber: filed.deskNumber, filedOn: filed.filedOn },
    ...{ applicantName: 'წერეთელი ნინო', state: 'queued', withdrawn: false },
  });
  const entries = entriesAfter(desk.db, 1, 0, 10);
  expect(entries.slice(0, 1)).toEqual(before);
  expect(entries.map(({ payload }) => payloadSchema.parse(JSON.parse(payload)))).toMatchObject([
    { kind: 'case.submitted', version: 1 },
    { kind: 'case.corrected', version: 2, base: 1, reason, applicant: { lastName: 'წერეთელი' } },
  ]);
  const view = await read(desk, filed.deskNumber);
  expect(view.version).toBe(2);
  expect(view.changes).toMatchObject([
    {
      ...{ kind: 'corrected', standing: 'saved', reason, askedBy: null },
      changed: [{ part: 'applicant', field: 'lastName', before: 'მაგალითაძე', after: 'წერეთელი' }],
    },
  ]);
  expect(await desk.call('draft.list', {})).toMatchObject({ value: [] });
});

test('lists, numbers and search follow the newest version; the former name finds nothing any more', async () => {
  const { desk, filed } = await filedDesk();
  const find = async (text: string) => (await desk.done('case.find', { text, state: null, page: 0 })).count;
  expect(await find('მაგალითაძე')).toBe(1);
  await corrected(desk, filed, 'წერეთელი');
  expect(await find('წერეთელი')).toBe(1);
  expect(await find('მაგალითაძე')).toBe(0);
  const { cases } = await desk.done('case.list', { state: null, before: null });
  expect(cases).toMatchObject([{ applicantName: 'წერეთელი ნინო' }]);
});

test('in flight and registered: central’s words on the change leave the case where it is', async () => {
  const { desk, filed } = await filedDesk();
  centralSays(desk);
  await corrected(desk, filed, 'წერეთელი');
  expect((await read(desk, filed.deskNumber)).summary.state).toBe('delivered');
  centralSays(desk, registered);
  expect((await read(desk, filed.deskNumber)).changes).toMatchObject([{ standing: 'delivered' }]);
  const refusal = {
    kind: 'entry.refused',
    epoch: 1,
    seq: 2,
    problem: { code: 'entry.unreadable' },
    reason: 'ვერ იკითხება',
  };
  centralSays(desk, refusal);
  const view = await read(desk, filed.deskNumber);
  expect(view.summary).toMatchObject({ state: 'registered', registrationNumber: registered.registrationNumber });
  expect(view.changes).toMatchObject([{ standing: 'refused', note: 'ვერ იკითხება' }]);
  await desk.done('case.correct', await begun(desk, filed, 'ჭავჭავაძე'));
  expect((await read(desk, filed.deskNumber)).summary.state).toBe('registered');
  centralSays(desk, taken(3));
  expect((await read(desk, filed.deskNumber)).changes.map(({ standing }) => standing)).toEqual(['refused', 'taken']);
  expect(rebuildStates(desk.db)).toBe(0);
});

test('decided: the change is kept and sent, the decision stands, and the timeline says so', async () => {
  const { desk, filed } = await filedDesk();
  centralSays(desk, registered, status(filed.case, 'satisfied', 1));
  desk.clock.advance(60_000);
  await corrected(desk, filed, 'წერეთელი');
  centralSays(desk, taken(2, 'satisfied'));
  const view = await read(desk, filed.deskNumber);
  expect(view.summary).toMatchObject({ state: 'registered', status: 'satisfied' });
  expect(view.changes).toMatchObject([{ standing: 'late', note: 'satisfied' }]);
  expect(view.timeline.map(({ kind }) => kind).slice(-3)).toEqual(['corrected', 'change-delivered', 'change-late']);
});

test('a withdrawal that crosses a decision: both are kept, the decision stands, its term of complaint runs on', async () => {
  const { desk, filed } = await filedDesk();
  centralSays(desk, registered);
  expect(await withdrawn(desk, filed.deskNumber)).toMatchObject({ value: { withdrawn: true, state: 'registered' } });
  expect((await read(desk, filed.deskNumber)).deadlines).toEqual([]);
  centralSays(desk, status(filed.case, 'partly-satisfied', 1), taken(2, 'partly-satisfied'));
  const view = await read(desk, filed.deskNumber);
  expect(view.summary).toMatchObject({ withdrawn: true, status: 'partly-satisfied' });
  expect(view.changes).toMatchObject([{ kind: 'withdrawn', standing: 'late', ...withdrawal }]);
  expect(view.deadlines.map(({ rule }) => rule)).toEqual(['complaint']);
});

test('nothing follows a withdrawal, and what central did not take cannot be changed', async () => {
  const { desk, filed } = await filedDesk();
  const late = await begun(desk, filed, 'წერეთელი');
  expect(await withdrawn(desk, filed.deskNumber)).toMatchObject({ ok: true });
  const code = (name: string) => ({ ok: false, problem: { code: name } });
  expect(await desk.call('case.correct', late)).toMatchObject(code('case.withdrawn'));
  expect(await withdrawn(desk, filed.deskNumber, 2)).toMatchObject(code('case.withdrawn'));
  const again = { service: filed.service, corrects: filed.deskNumber };
  expect(await desk.call('draft.create', again)).toMatchObject(code('case.withdrawn'));
  const other = await submitted(desk);
  const refusal = { kind: 'entry.refused', epoch: 1, seq: 3, problem: { code: 'service.closed' }, reason: 'დაიხურა' };
  centralSays(desk, refusal);
  expect(await withdrawn(desk, other.deskNumber)).toMatchObject(code('case.not-taken'));
  expect(desk.db.get('select count(*) as n from outbox')).toEqual({ n: 3 });
});

test('who builds on an older version is told; a correction needs a change and its own draft', async () => {
  const { desk, filed } = await filedDesk();
  const first = await begun(desk, filed, 'წერეთელი');
  const second = await begun(desk, filed, 'ჭავჭავაძე');
  await desk.done('case.correct', first);
  const problemOf = (input: Awaited<ReturnType<typeof begun>>) => desk.call('case.correct', input);
  expect(await problemOf(second)).toMatchObject({ problem: { code: 'case.changed' } });
  expect(await withdrawn(desk, filed.deskNumber)).toMatchObject({ problem: { code: 'case.changed' } });
  const same = await begun(desk, filed, 'წერეთელი');
  expect(await problemOf(same)).toMatchObject({ problem: { code: 'case.unchanged' } });
  const submit = await desk.call('case.submit', { draft: same.draft, revision: same.revision });
  expect(submit).toMatchObject({ problem: { code: 'draft.other-use' } });
  const other = await submitted(desk);
  expect(await problemOf({ ...same, deskNumber: other.deskNumber })).toMatchObject({
    problem: { code: 'draft.other-use' },
  });
  expect(await problemOf({ ...same, revision: 0 })).toMatchObject({ problem: { code: 'draft.outdated' } });
});

test('a case on paper is corrected and withdrawn on paper: no entry travels', async () => {
  const { desk, filed } = await filedDesk(applicationContent({ municipality: manualMunicipality }));
  await corrected(desk, filed, 'წერეთელი');
  expect(await withdrawn(desk, filed.deskNumber, 2)).toMatchObject({ ok: true });
  expect((await read(desk, filed.deskNumber)).changes).toMatchObject([{ standing: 'manual' }, { standing: 'manual' }]);
  expect(desk.db.get('select count(*) as n from outbox')).toEqual({ n: 0 });
});

test('papers stay with the case through a correction, and do not travel after a withdrawal', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const paper = async (draft: string, text: string) =>
    desk.done('paper.add', {
      ...{ draft, field: 'answers.attachments', name: `${text}.pdf` },
      bytes: new TextEncoder().encode(`%PDF-1.7 ${text}`),
    });
  const filed = await submitted(desk);
  const correction = await desk.done('draft.create', { service: filed.service, corrects: filed.deskNumber });
  const added = await paper(correction.id, 'ახალი');
  const answers = { ...correction.content.answers, attachments: [added] };
  const { revision } = await desk.done('draft.save', {
    ...{ draft: correction.id, revision: 0 },
    content: { ...correction.content, answers },
  });
  await desk.done('case.correct', { deskNumber: filed.deskNumber, draft: correction.id, revision, reason });
  expect(papersToSend(desk.db, 10).papers).toMatchObject([{ sha256: added.sha256, deskNumber: filed.deskNumber }]);
  expect(desk.db.all('select holder from paper_holders')).toEqual([{ holder: filed.case }]);
  expect(await withdrawn(desk, filed.deskNumber, 2)).toMatchObject({ ok: true });
  expect(papersToSend(desk.db, 10)).toMatchObject({ papers: [], count: 0, held: { count: 0 } });
  expect((await read(desk, filed.deskNumber)).papersWaiting).toBe(0);
  // Central asks for no paper of a withdrawn case: that does not prove that it has them.
  centralSays(desk, registered, taken(2), taken(3));
  expect(desk.db.get('select delivered_at as at from papers')).toEqual({ at: null });
});

test('the queue counts what is to be sent of registered cases too, until central has it', async () => {
  const { desk, filed } = await filedDesk();
  const counts = async () => {
    const { queued, changes } = await desk.done('queue.read', {});
    return [queued, changes];
  };
  expect(await counts()).toEqual([1, 0]);
  centralSays(desk, registered);
  await corrected(desk, filed, 'წერეთელი');
  expect(await counts()).toEqual([0, 1]);
  centralSays(desk, taken(2));
  expect(await counts()).toEqual([0, 0]);
});

test('a paper that was replaced while a case was corrected leaves its trace with the case', async () => {
  const { desk, filed } = await filedDesk();
  const { id, content } = await desk.done('draft.create', { service: filed.service, corrects: filed.deskNumber });
  const add = (text: string, replaces?: string) =>
    desk.done('paper.add', {
      ...{ draft: id, field: 'answers.attachments', name: `${text}.pdf`, ...(replaces && { replaces }) },
      bytes: new TextEncoder().encode(`%PDF-1.7 ${text}`),
    });
  const blurred = await add('ბუნდოვანი');
  const sharp = await add('მკაფიო', blurred.sha256);
  const answers = { ...content.answers, attachments: [sharp] };
  const { revision } = await desk.done('draft.save', { draft: id, revision: 0, content: { ...content, answers } });
  await desk.done('case.correct', { deskNumber: filed.deskNumber, draft: id, revision, reason });
  expect(replacementsOf(desk.db, filed.case)).toMatchObject([{ old: blurred.sha256, by: sharp.sha256 }]);
  expect(replacementsOf(desk.db, id)).toEqual([]);
  expect((await read(desk, filed.deskNumber)).timeline.map(({ kind }) => kind)).toContain('paper-replaced');
});

test('what was withdrawn waits for nobody: no papers to ask for, nothing to carry', async () => {
  const { desk, filed } = await filedDesk();
  const manual = await submitted(desk, applicationContent({ municipality: manualMunicipality }));
  centralSays(desk, registered, status(filed.case, 'flaw', 1));
  const waiting = async () => {
    const { flaws, transfers } = await desk.done('task.list', {});
    const { promises } = await desk.done('shift.read', {});
    const owed = promises.filter(({ kind, count }) => count > 0 && (kind === 'flaw' || kind === 'manual'));
    return [flaws.length, transfers.length, owed.map(({ kind }) => kind)];
  };
  expect(await waiting()).toEqual([1, 1, ['flaw', 'manual']]);
  await withdrawn(desk, filed.deskNumber);
  await withdrawn(desk, manual.deskNumber);
  expect(await waiting()).toEqual([0, 0, []]);
});

test('everything held on a person has what was corrected, why, and who took the application back', async () => {
  const { desk, filed } = await filedDesk();
  await corrected(desk, filed, 'წერეთელი');
  await desk.done('case.withdraw', {
    ...{ deskNumber: filed.deskNumber, base: 2, reason: withdrawal.reason },
    askedBy: { role: 'representative', name: 'თამარ ვაჩნაძე' },
  });
  centralSays(desk, registered, taken(2), taken(3));
  const { page } = await desk.done('person.report', { person: '99900000001', language: 'ka' });
  const { html } = await desk.done('page.read', { page });
  for (const text of [reason, 'მაგალითაძე → წერეთელი', withdrawal.reason, 'თამარ ვაჩნაძე', 'change-taken 3']) {
    expect(html).toContain(text);
  }
});

test('every version has its slip, and each slip ever printed is still told genuine', async () => {
  const { desk, filed } = await filedDesk();
  const { deskNumber } = filed;
  const printed = async (): Promise<string> => {
    const { html } = await desk.done('receipt.read', { deskNumber, size: 'A4' });
    await desk.done('receipt.print', { deskNumber, size: 'A4', to: 'printer' });
    return digitsOnPage(html);
  };
  const checked = (scanned: string) => desk.done('receipt.check', { scanned });
  const marks = [await printed()];
  await corrected(desk, filed, 'წერეთელი');
  marks.push(await printed());
  centralSays(desk, registered, taken(2));
  marks.push(await printed());
  await withdrawn(desk, deskNumber, 2);
  marks.push(await printed());
  const sheets: string[] = [];
  for (const mark of marks) {
    const { verdict, lines } = await checked(mark);
    expect(verdict).toBe('genuine');
    sheets.push(sheetText(lines));
  }
  expect(sheets[0]).toContain('განმცხადებელი: მაგალითაძე ნინო');
  expect(sheets[0]).not.toContain('წერეთელი');
  expect(sheets[1]).toContain('გვარი / Фамилия: მაგალითაძე → წერეთელი');
  expect(sheets[1]).toContain(`მიზეზი: ${reason}`);
  expect(sheets[2]).toContain('მიღებულია ცენტრალურ სისტემაში.');
  expect(sheets[3]).toContain('განცხადების უკან გამოთხოვის დასტური');
  expect(sheets[3]).toContain('ვინ ითხოვს: განმცხადებელი');
  expect(new Set(sheets).size).toBe(4);
});

test('a withdrawn case is no double of a new application, and awaits nothing in the list', async () => {
  const { desk, filed } = await filedDesk();
  await withdrawn(desk, filed.deskNumber);
  const { cases } = await desk.done('case.list', { state: null, before: null });
  expect(cases).toMatchObject([{ withdrawn: true, due: null }]);
  const draft = await desk.done('draft.create', { service: filed.service, sameApplicant: filed.deskNumber });
  expect(await desk.done('case.similar', { draft: draft.id })).toEqual({ similar: [] });
  expect(caseById(desk.db, filed.case)?.withdrawn).toBe(1);
});
