// Promises: a case on paper is handed over and answered by hand, and its status, deadlines and timeline follow; papers brought
// before the desk heard of the request end its pause; a decision handed out begins the month for a complaint; nothing happens
// ahead of time, before the filing, or on the wrong route.
import { expect, test } from 'vitest';
import { rebuildStates } from '../../../db/states.ts';
import { dropScansOfNoAct } from '../../../electron/services/acts.ts';
import type { Act } from '../../../shared/cases/acts.ts';
import { limits } from '../../../shared/protocol/exchange.ts';
import { applicationContent, manualMunicipality, submitted } from '../application.ts';
import { centralSays, registered } from '../central-says.ts';
import { openTestDesk, type TestDesk } from '../desk.ts';

const dayMs = 86_400_000;
const transferred = { kind: 'transferred', to: 'კანცელარია, ლია მაგალითაძე', how: 'courier' } as const;
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 9]);

async function openDesk(): Promise<TestDesk> {
  const desk = await openTestDesk();
  await desk.signIn();
  return desk;
}
const onPaper = (desk: TestDesk) => submitted(desk, applicationContent({ municipality: manualMunicipality }));
async function deadline(desk: TestDesk, deskNumber: string, rule: string) {
  const { deadlines } = await desk.done('case.read', { deskNumber });
  return deadlines.find((one) => one.rule === rule && one.counted !== 'registered');
}
/** What the change of shifts says that the desk owes people. */
async function owed(desk: TestDesk) {
  const { promises } = await desk.done('shift.read', {});
  return promises.filter(({ count }) => count > 0).map(({ kind }) => kind);
}
const said = (id: string, status: string, step: number, at: string, note = '') =>
  ({ kind: 'case.status', case: id, status, step, at, note }) as const;

test('a case on paper: listed, handed over, answered by hand; status, deadlines and timeline follow and can be derived again', async () => {
  const desk = await openDesk();
  const [one, other] = [await onPaper(desk), await onPaper(desk)];
  const cases = [one.deskNumber, other.deskNumber];
  expect((await desk.done('task.list', {})).transfers.map((task) => task.case.deskNumber)).toEqual(cases);
  const list = await desk.done('transfer.page', { cases, language: 'ka' });
  expect((await desk.done('page.read', { page: list.page })).html).toContain(one.applicantName);
  desk.clock.advance(2 * dayMs);
  await desk.done('transfer.note', { cases, on: '2026-05-05', act: transferred });
  const tasks = await desk.done('task.list', {});
  expect([tasks.transfers, tasks.awaited.length]).toEqual([[], 2]);
  const scan = await desk.done('act.scan', { deskNumber: one.deskNumber, name: 'პასუხი.png', bytes: png });
  const answer: Act = { kind: 'answered', status: 'registered', number: '45/2026', note: '', scans: [scan] };
  desk.clock.advance(1);
  await desk.done('act.note', { deskNumber: one.deskNumber, on: '2026-05-06', act: answer });
  const held = await desk.done('person.report', { person: '99900000001', language: 'ka' });
  expect((await desk.done('page.read', { page: held.page })).html).toContain('პასუხი.png');
  desk.clock.advance(1);
  const { summary, timeline, deadlines } = await desk.done('act.note', {
    deskNumber: one.deskNumber,
    on: null,
    act: { kind: 'answered', status: 'satisfied', number: '45/2026', note: 'გადაწყვეტილება № 12', scans: [] },
  });
  // What was told by hand is a status, never a registration proven by central.
  expect(summary).toMatchObject({ state: 'manual', status: 'satisfied', registrationNumber: null });
  expect(timeline.map(({ kind, detail, on }) => [kind, detail, on]).slice(1)).toEqual([
    ['transferred', 'courier', '2026-05-05'],
    ['answered', 'registered', '2026-05-06'],
    ['answered', 'satisfied', '2026-05-06'],
  ]);
  expect(deadlines).toContainEqual(expect.objectContaining({ rule: 'decision', counted: 'filed', state: 'met' }));
  expect(deadlines).toContainEqual(
    expect.objectContaining({ rule: 'decision', counted: 'registered', from: '2026-05-06' }),
  );
  expect(rebuildStates(desk.db)).toBe(0);
  expect((await desk.done('task.list', {})).awaited.map((task) => task.case.deskNumber)).toEqual([other.deskNumber]);
  // Withdrawn after it was handed over: nobody waits for an answer any more.
  const withdrawal = { reason: 'საკითხი მოგვარდა', askedBy: { role: 'applicant' as const, name: '' } };
  await desk.done('case.withdraw', { deskNumber: other.deskNumber, base: 1, ...withdrawal });
  expect((await desk.done('task.list', {})).awaited).toEqual([]);
});

test('a scan whose act was never noted is let go with the next act, or at the next start; that of an act stays', async () => {
  const desk = await openDesk();
  const [one, other] = [await onPaper(desk), await onPaper(desk)];
  const scan = ({ deskNumber }: { deskNumber: string }, last: number) =>
    desk.done('act.scan', { deskNumber, name: 'პასუხი.png', bytes: new Uint8Array([...png, last]) });
  const answer = (scans: Awaited<ReturnType<typeof scan>>[]): Act =>
    ({ kind: 'answered', status: 'in-review', number: '', note: '', scans }) as const;
  const kept = () => desk.db.all<{ sha256: string }>('select sha256 from papers').map(({ sha256 }) => sha256);
  const [wrong, right, left] = [await scan(one, 1), await scan(one, 2), await scan(other, 3)];
  const elsewhere = { deskNumber: other.deskNumber, on: null, act: answer([right]) };
  expect(await desk.call('act.note', elsewhere)).toMatchObject({ problem: { code: 'paper.unknown' } });
  await desk.done('act.note', { deskNumber: one.deskNumber, on: null, act: answer([right]) });
  expect(kept()).not.toContain(wrong.sha256);
  expect(kept().toSorted()).toEqual([right.sha256, left.sha256].toSorted());
  dropScansOfNoAct(desk.db);
  expect(kept()).toEqual([right.sha256]);
});

test('a scan of an answer may be as large as any paper, and no larger', async () => {
  const desk = await openDesk();
  const { deskNumber } = await onPaper(desk);
  const scan = (size: number) => {
    const bytes = new Uint8Array(size);
    bytes.set(png);
    return desk.call('act.scan', { deskNumber, name: 'პასუხი.png', bytes });
  };
  expect(await scan(4 * limits.payloadBytes)).toMatchObject({ value: { size: 4 * limits.payloadBytes } });
  expect(await scan(limits.paperBytes + 1)).toMatchObject({ problem: { code: 'paper.too-large' } });
});

test('papers brought before the request arrived: the pause ends on their day and nobody is called', async () => {
  const desk = await openDesk();
  const { deskNumber, case: id } = await submitted(desk);
  centralSays(desk, registered);
  desk.clock.advance(5 * dayMs);
  // On the 6th the clerk asked, by telephone too; on the 8th the paper came; on the 9th the line returns.
  const brought: Act = { kind: 'papers-brought', what: 'ცნობა ოჯახის შემადგენლობის შესახებ' };
  await desk.done('act.note', { deskNumber, on: '2026-05-08', act: brought });
  centralSays(desk, said(id, 'flaw', 1, '2026-05-06T08:00:00.000Z', 'აკლია ცნობა'));
  expect(await deadline(desk, deskNumber, 'decision')).toMatchObject({ due: '2026-06-08', state: 'running' });
  expect(await deadline(desk, deskNumber, 'flaw')).toMatchObject({ from: '2026-05-06', state: 'met' });
  expect((await desk.done('task.list', {})).flaws).toEqual([]);
  expect(await owed(desk)).not.toContain('flaw');
});

test('papers brought before anybody asked do not answer the request, but whoever calls is told of them', async () => {
  const desk = await openDesk();
  const content = applicationContent();
  const phoned = { ...content, applicant: { ...content.applicant, phone: '555000000' } };
  const { deskNumber, case: id } = await submitted(desk, phoned);
  centralSays(desk, registered);
  desk.clock.advance(5 * dayMs);
  await desk.done('act.note', { deskNumber, on: '2026-05-05', act: { kind: 'papers-brought', what: 'ცნობა' } });
  centralSays(desk, said(id, 'flaw', 1, '2026-05-06T08:00:00.000Z', 'აკლია ცნობა'));
  expect(await deadline(desk, deskNumber, 'decision')).toMatchObject({ due: null, state: 'paused' });
  const call: Act = { kind: 'called', who: '', phone: '555 00 00 00', outcome: 'not-reached', note: '' };
  await desk.done('act.note', { deskNumber, on: '2026-05-07', act: call });
  const { flaws } = await desk.done('task.list', {});
  expect(flaws).toMatchObject([
    {
      missing: 'აკლია ცნობა',
      since: '2026-05-06',
      brought: ['2026-05-05'],
      tried: 1,
      lastTry: { outcome: 'not-reached' },
    },
  ]);
  expect(flaws[0]?.call).toEqual([{ role: 'applicant', name: 'მაგალითაძე ნინო', phone: '+995555000000' }]);
  // A second request after the paper came begins a pause of its own.
  await desk.done('act.note', { deskNumber, on: '2026-05-08', act: { kind: 'papers-brought', what: 'ცნობა' } });
  centralSays(desk, said(id, 'flaw', 2, '2026-05-09T08:00:00.000Z', 'აკლია ხელმოწერა'));
  expect(await deadline(desk, deskNumber, 'decision')).toMatchObject({ due: null, state: 'paused' });
  expect((await desk.done('task.list', {})).flaws).toMatchObject([{ since: '2026-05-09', tried: 0 }]);
});

test('a request noted behind a later word of the body: once papers came, neither the list of what waits nor the change of shifts asks for any', async () => {
  const desk = await openDesk();
  const { deskNumber } = await onPaper(desk);
  desk.clock.advance(5 * dayMs);
  const answered = (status: 'in-review' | 'flaw', note: string): Act => ({
    ...{ kind: 'answered', status, number: '', note, scans: [] },
  });
  const asked = async () => [(await desk.done('task.list', {})).flaws.length, (await owed(desk)).includes('flaw')];
  await desk.done('act.note', { deskNumber, on: '2026-05-08', act: answered('in-review', '') });
  await desk.done('act.note', { deskNumber, on: '2026-05-06', act: answered('flaw', 'აკლია ცნობა') });
  expect(await asked()).toEqual([1, true]);
  expect((await desk.done('task.list', {})).flaws).toMatchObject([{ since: '2026-05-06', missing: 'აკლია ცნობა' }]);
  await desk.done('act.note', { deskNumber, on: '2026-05-07', act: { kind: 'papers-brought', what: 'ცნობა' } });
  expect(await asked()).toEqual([0, false]);
});

test('a decision handed to a representative: the month for a complaint begins then, and a slip says so', async () => {
  const desk = await openDesk();
  const { deskNumber, case: id } = await submitted(desk);
  centralSays(desk, registered, said(id, 'satisfied', 1, '2026-05-06T08:00:00.000Z'));
  centralSays(desk, said(id, 'ready', 2, '2026-05-07T08:00:00.000Z'));
  desk.clock.advance(10 * dayMs);
  expect(await owed(desk)).toContain('ready');
  expect(await deadline(desk, deskNumber, 'complaint')).toMatchObject({ counted: 'decided', due: '2026-06-08' });
  expect((await desk.done('task.list', {})).decisions).toHaveLength(1);
  expect(await desk.call('decision.page', { deskNumber, language: 'ka' })).toMatchObject({
    problem: { code: 'act.none' },
  });
  const act: Act = {
    kind: 'decision-handed',
    to: 'representative',
    name: 'გიორგი წარმომადგენელი',
    proof: 'მინდობილობა № 7, 01.04.2026',
    note: '',
  };
  await desk.done('act.note', { deskNumber, on: '2026-05-12', act });
  expect(await deadline(desk, deskNumber, 'complaint')).toMatchObject({ counted: 'handed-over', due: '2026-06-12' });
  expect((await desk.done('task.list', {})).decisions).toEqual([]);
  expect(await owed(desk)).not.toContain('ready');
  const { page } = await desk.done('decision.page', { deskNumber, language: 'ka' });
  const { html } = await desk.done('page.read', { page });
  for (const text of ['გიორგი წარმომადგენელი', 'მინდობილობა № 7', '12.06.2026']) expect(html).toContain(text);
  const report = await desk.done('person.report', { person: '99900000001', language: 'ka' });
  expect((await desk.done('page.read', { page: report.page })).html).toContain('მინდობილობა № 7');
});

test('no act ahead of today, before the filing, or on the wrong route; all of a transfer or nothing; acts cannot be changed', async () => {
  const desk = await openDesk();
  const [travels, paper] = [await submitted(desk), await onPaper(desk)];
  const code = async (deskNumber: string, on: string, act: Act) => {
    const result = await desk.call('act.note', { deskNumber, on, act });
    return result.ok ? 'ok' : result.problem.code;
  };
  expect(await code(paper.deskNumber, '2026-05-05', transferred)).toBe('act.wrong-day');
  expect(await code(paper.deskNumber, '2026-05-03', transferred)).toBe('act.wrong-day');
  expect(await code(travels.deskNumber, '2026-05-04', transferred)).toBe('act.wrong-route');
  const cases = [paper.deskNumber, travels.deskNumber];
  expect(await desk.call('transfer.note', { cases, on: null, act: transferred })).toMatchObject({ ok: false });
  expect(desk.db.get('select count(*) as n from acts')).toEqual({ n: 0 });
  expect(await code(paper.deskNumber, '2026-05-04', transferred)).toBe('ok');
  expect(() => desk.db.run("update acts set said = '{}'")).toThrow(/append-only/);
  expect(() => desk.db.run('delete from acts')).toThrow(/append-only/);
});
