// Promise: an operator can hand a person everything held on them, an administrator can keep a case from being forgotten,
// and both, like the record of what was erased, are printed and logged without a name in the log.
import { expect, test } from 'vitest';
import { keepEvent, markDelivered, markRegistered, recordAnswer } from '../../../db/feed.ts';
import { addOperator, readOperator } from '../../../db/operators.ts';
import { hashAt } from '../../../db/outbox.ts';
import { sweepToEnd } from '../../../db/retention/sweep.ts';
import { practiceOperator } from '../../../electron/services/practice.ts';
import { formatDeskNumber } from '../../../shared/cases/desk-number.ts';
import { submitted } from '../application.ts';
import { catalogue, openTestDesk, type TestDesk, testDevice } from '../desk.ts';

const operator = '00000000-0000-7000-8000-0000000000aa';
const day = (days: number): string =>
  new Date(Date.parse('2026-05-05T08:00:00.000Z') + days * 86_400_000).toISOString();

/** Signs in a second person, who may hold cases. */
async function asAdministrator(desk: TestDesk): Promise<void> {
  const password = readOperator(desk.db, practiceOperator.operator)?.password ?? '';
  addOperator(desk.db, { id: operator, name: 'ქეთევან უფროსი', role: 'administrator', password, createdAt: day(0) });
  await desk.done('session.sign-in', { operator, password: practiceOperator.password });
}

function register(desk: TestDesk, deskNumber: string): void {
  const { db } = desk;
  const found = db.get<{ id: string; seq: number }>(
    'select c.id, o.seq from cases c join outbox o on o.place = c.place where c.desk_number = ?',
    deskNumber,
  );
  if (found === undefined) throw new Error('not in the queue');
  db.transaction(() => {
    const head = { seq: found.seq, hash: hashAt(db, testDevice, found.seq) ?? '' };
    markDelivered(db, testDevice.epoch, 0, head, day(0));
    const event = {
      kind: 'entry.registered',
      epoch: 1,
      seq: found.seq,
      registrationNumber: 'R-1',
      registeredAt: day(0),
    };
    keepEvent(db, { n: 1, kind: event.kind, caseId: found.id, event: JSON.stringify(event), receivedAt: day(0) });
    markRegistered(db, found.id, 'R-1', day(0));
    recordAnswer(db, { serverEpoch: operator, time: day(0), receivedAt: day(0) });
  });
}

const pageOf = (desk: TestDesk, page: string) => desk.done('page.read', { page }).then(({ html }) => html);

test('everything held on a person: answers, papers, prints, drafts, and who looked', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber, applicantName } = await submitted(desk);
  await desk.done('case.read', { deskNumber });
  await desk.done('receipt.print', { deskNumber, size: 'A4', to: 'printer' });
  const content =
    desk.db.get<{ payload: string }>('select unpacked(payload) as payload from case_versions')?.payload ?? '';
  const { applicant } = JSON.parse(content) as { applicant: Record<string, string> };
  const number = applicant['personalNumber'] ?? '';
  const byNumber = await desk.done('person.report', { person: number, language: 'ka' });
  expect(byNumber).toMatchObject({ cases: 1, drafts: 0 });
  const html = await pageOf(desk, byNumber.page);
  for (const text of [
    formatDeskNumber(deskNumber),
    applicant['lastName'] ?? '',
    number,
    'case.read',
    'receipt.print',
    practiceOperator.name,
  ]) {
    expect(html).toContain(text);
  }
  const byName = await desk.done('person.report', { person: `  ${applicantName} `, language: 'en' });
  expect(byName).toMatchObject({ cases: 1 });
  expect(await pageOf(desk, byName.page)).toContain('What this computer holds');
  // One is looked at while another is at the printer; the fourth after it takes its place.
  expect(await pageOf(desk, byNumber.page)).toBe(html);
  for (let n = 0; n < 2; n += 1) await desk.done('person.report', { person: number, language: 'ka' });
  expect(await pageOf(desk, byNumber.page)).toBe(html);
  const nobody = await desk.done('person.report', { person: '99912312312', language: 'ka' });
  expect(nobody).toMatchObject({ cases: 0, drafts: 0 });
  expect(await pageOf(desk, nobody.page)).toContain('არაფერი ინახება');
  expect(await desk.call('page.read', { page: byNumber.page })).toMatchObject({ problem: { code: 'page.unknown' } });
  expect(await desk.done('page.print', { page: nobody.page, to: 'pdf' })).toMatchObject({
    file: expect.stringContaining(`page-${nobody.page}.pdf`),
  });
  expect(desk.printed.at(-1)).toBe(`pdf /page/${nobody.page} A4`);
  const log = desk.db
    .all<{ record: string }>('select unpacked(record) as record from audit')
    .map(({ record }) => record);
  expect(log.join('\n')).not.toContain(number);
  expect(log.join('\n')).not.toContain(applicant['lastName'] ?? '');
  expect(log.at(-1)).toContain(nobody.page);
});

test('a draft that names the person is in the report, and nobody else can read the page', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const draft = await desk.done('draft.create', { service: 'municipality-road' });
  const applicant = { applicantKind: 'person', lastName: 'საცდელი', firstName: 'ნინო', personalNumber: '99900000123' };
  await desk.done('draft.save', { draft: draft.id, revision: 0, content: { ...draft.content, applicant } });
  const made = await desk.done('person.report', { person: '99900000123', language: 'ka' });
  expect(made).toMatchObject({ cases: 0, drafts: 1 });
  expect(await pageOf(desk, made.page)).toContain('draft.create');
  await asAdministrator(desk);
  expect(await desk.call('page.read', { page: made.page })).toMatchObject({ problem: { code: 'page.unknown' } });
});

test('a held case stays and says why; the record of erasure carries the heads of the chains', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber } = await submitted(desk);
  expect(await desk.done('keeping.read', { deskNumber })).toMatchObject({ state: 'unproven', due: null, acts: [] });
  const order = { deskNumber, act: 'placed' as const, reason: 'სასამართლო დავა' };
  expect(await desk.call('hold.set', order)).toMatchObject({ problem: { code: 'call.role-missing' } });
  await asAdministrator(desk);
  expect(await desk.done('hold.set', order)).toMatchObject({
    state: 'held',
    acts: [{ act: 'placed', reason: 'სასამართლო დავა', operatorName: 'ქეთევან უფროსი' }],
  });
  expect((await desk.done('hold.set', order)).acts.length).toBe(1);
  register(desk, deskNumber);
  const pass = (days: number): number => {
    recordAnswer(desk.db, { serverEpoch: operator, time: day(days), receivedAt: day(days) });
    return sweepToEnd(desk.db, { rules: catalogue, wall: day(days) });
  };
  expect([pass(0), pass(4000)]).toEqual([0, 0]);
  await desk.done('hold.set', { ...order, act: 'lifted', reason: 'დავა დასრულდა' });
  expect(await desk.done('keeping.read', { deskNumber })).toMatchObject({ state: 'waiting' });
  expect(await desk.done('retention.read', {})).toMatchObject({ held: 0, forgotten: 0, horizonDays: 90 });
  expect(pass(4001)).toBe(1);
  for (const ask of [
    desk.call('case.read', { deskNumber }),
    desk.call('keeping.read', { deskNumber }),
    desk.call('receipt.print', { deskNumber, size: 'A4', to: 'printer' }),
    desk.call('hold.set', order),
  ]) {
    expect(await ask).toMatchObject({ problem: { code: 'case.forgotten' } });
  }
  const { cases } = await desk.done('case.list', { state: 'registered', before: null });
  expect(cases).toMatchObject([{ deskNumber, applicantName: '', registrationNumber: 'R-1' }]);
  expect(await desk.done('retention.read', {})).toMatchObject({ forgotten: 1, due: 0, classes: [] });
  const { page } = await desk.done('purge.report', { language: 'ka' });
  const html = await pageOf(desk, page);
  const head =
    desk.db.get<{ hash: string }>('select lower(hex(hash)) as hash from outbox order by seq desc limit 1')?.hash ?? '';
  for (const text of [formatDeskNumber(deskNumber), 'R-1', head, 'უცვლელია']) expect(html).toContain(text);
});
