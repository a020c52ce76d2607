// Promise: whatever comes through the door, the answer is a catalogued problem, nothing is thrown and nothing changes.
// Walks over every call of the contract, so that a new call is covered the day it is added.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Db } from '../../../db/sqlite.ts';
import { roleProblem } from '../../../electron/core/admit.ts';
import { deskNumber } from '../../../shared/cases/desk-number.ts';
import { type CallName, contract } from '../../../shared/contract/contract.ts';
import { problemSchema } from '../../../shared/problems.ts';
import { limits } from '../../../shared/protocol/exchange.ts';
import { applicationContent, savedDraft } from '../application.ts';
import { openTestDesk, type TestDesk } from '../desk.ts';

const nobody = '00000000-0000-7000-8000-00000000ffff';
const number = deskNumber({ center: 1, desk: 2, year: 2026, serial: 1 });
const another = deskNumber({ center: 1, desk: 2, year: 2026, serial: 2 });

/** Input of the right shape for each call, about things that do not exist. */
const shaped: Readonly<Record<CallName, Readonly<Record<string, unknown>>>> = {
  'desk.read': {},
  'session.sign-in': { operator: nobody, password: 'x' },
  'session.sign-out': {},
  'queue.read': {},
  'exchange.wake': {},
  'storage.read': {},
  'catalogue.read': {},
  'service.find': { text: 'გზა', provider: null, category: null },
  'service.read': { service: 'no-such-service' },
  'draft.create': { service: 'no-such-service' },
  'draft.read': { draft: nobody },
  'draft.save': { draft: nobody, revision: 0, content: applicationContent() },
  'draft.list': {},
  'draft.discard': { draft: nobody },
  'paper.add': { draft: nobody, field: 'answers.attachments', name: 'a.pdf', bytes: new Uint8Array([1]) },
  'paper.read': { sha256: 'a'.repeat(64) },
  'scanner.list': {},
  'scanner.read': { name: 'scan.jpg' },
  'scanner.remove': { name: 'scan.jpg' },
  'paper.queue': {},
  'paper.let': {},
  'paper.price': { metered: true },
  'usb.read': {},
  'enrolment.read': {},
  'enrolment.begin': { code: 'A-CODE-OF-NOBODY' },
  'enrolment.take': { code: 'A-CODE-OF-NOBODY', stick: 'none' },
  'announcement.list': {},
  'announcement.mark': { announcement: nobody },
  'standing.read': {},
  'standing.renew-key': {},
  'standing.enrol': { code: 'A-CODE-OF-NOBODY' },
  'operator.found': { name: 'ვინმე', password: 'გრძელი პაროლი' },
  'operator.list': {},
  'operator.add': { name: 'ვინმე', password: 'გრძელი პაროლი', role: 'operator' },
  'operator.lock': { operator: nobody, locked: true },
  'usb.make': {},
  'usb.write': { stick: 'none' },
  'usb.take': { stick: 'none' },
  'case.submit': { draft: nobody, revision: 0 },
  'case.correct': { deskNumber: number, draft: nobody, revision: 0, reason: 'შეცდომა გვარში' },
  'case.withdraw': {
    ...{ deskNumber: number, base: 1, reason: 'აღარ სჭირდება' },
    askedBy: { role: 'applicant', name: '' },
  },
  'case.leave': { deskNumber: number, base: 1, place: 0, reason: 'აღარ ეთანხმება' },
  'case.list': { state: null, before: null },
  'case.read': { deskNumber: number },
  'case.similar': { draft: nobody },
  'case.find': { text: 'ნინო', state: null, page: 0 },
  'receipt.read': { deskNumber: number, size: 'A4' },
  'backup.read': {},
  'backup.run': {},
  'retention.read': {},
  'keeping.read': { deskNumber: number },
  'hold.set': { deskNumber: number, act: 'placed', reason: 'სასამართლო დავა' },
  'person.report': { person: '99900000001', language: 'ka' },
  'person.same': { deskNumber: number },
  'person.join': { deskNumber: number, other: another, reason: 'name-changed' },
  'person.part': { deskNumber: number, other: another },
  'consent.withdraw': { deskNumber: number, notice: 'news-sms' },
  'purge.report': { language: 'ka' },
  'page.read': { page: nobody },
  'page.print': { page: nobody, to: 'pdf' },
  'visit.list': {},
  'visit.park': {},
  'visit.resume': { visit: nobody },
  'visit.end': { visit: nobody },
  'visit.print': { visit: nobody, size: 'A4', to: 'pdf' },
  'contact.count': { kind: 'advice' },
  'contact.take-back': {},
  'day.read': {},
  'daybook.read': { day: null, operator: null, whole: true },
  'daybook.weeks': {},
  'daybook.sheet': { day: '2026-05-04', operator: null, language: 'ka' },
  'view.list': {},
  'view.save': { name: 'ჩემი', filter: { service: null, operator: null, period: null, overdue: false } },
  'view.remove': { name: 'ჩემი' },
  'export.cases': { format: 'csv', language: 'ka', from: '2026-05-01', to: '2026-05-31' },
  'export.cases-named': { format: 'csv', language: 'ka', from: '2026-05-01', to: '2026-05-31' },
  'note.list': { deskNumber: number },
  'note.add': { deskNumber: number, words: 'დავურეკოთ', to: null },
  'note.keep': { deskNumber: number, note: 1 },
  'shift.read': {},
  'receipt.print': { deskNumber: number, size: 'A4', to: 'pdf' },
  'receipt.check': { scanned: '1' },
  'print.list': {},
  'print.again': { job: nobody },
  'print.settle': { job: nobody, outcome: 'dropped' },
  'print.wrong': { deskNumber: number, trouble: 'no-paper' },
  'pad.list': {},
  'pad.reserve': { count: 5 },
  'pad.page': { pad: nobody, language: 'ka' },
  'pad.void': { deskNumber: number, reason: 'დაზიანდა' },
  'task.list': {},
  'act.note': { deskNumber: number, on: null, act: { kind: 'papers-brought', what: 'ცნობა' } },
  'act.scan': { deskNumber: number, name: 'a.pdf', bytes: new Uint8Array([1]) },
  'transfer.note': { cases: [number], on: null, act: { kind: 'transferred', to: 'კანცელარია', how: 'courier' } },
  'transfer.page': { cases: [number], language: 'ka' },
  'decision.page': { deskNumber: number, language: 'ka' },
};
const names = Object.keys(contract) as CallName[];

function rows(db: Db): string {
  const tables = db.all<{ name: string }>(
    "select name from pragma_table_list where schema = 'main' and type in ('table', 'shadow') and name not like 'sqlite%'",
  );
  const stable = tables.filter(({ name }) => name !== 'audit');
  return JSON.stringify(stable.map(({ name }) => [name, db.get(`select count(*) as n from "${name}"`)]));
}

const nested = (depth: number): unknown => (depth === 0 ? 'x' : { applicant: nested(depth - 1) });
const hostile: readonly unknown[] = [
  undefined,
  null,
  0,
  'x',
  [],
  [[]],
  nested(200),
  new Map([['draft', nobody]]),
  new Date(0),
  JSON.parse('{"__proto__": {"draft": "x"}}'),
  JSON.parse('{"constructor": {"prototype": {}}}'),
  { 'გიორგი 99900000001': 'გიორგი' },
  { text: 'x'.repeat(limits.payloadBytes + 1) },
];

/** Wrong in one place: a part missing, of another type, or one too many. */
function broken(name: CallName): unknown[] {
  const input = shaped[name];
  const others = [undefined, null, 17, 'ნინო 99900000001', { a: 1 }, [1], true, -1, 1.5, ''];
  const changed = Object.keys(input).flatMap((key) => [
    ...others.map((other) => ({ ...input, [key]: other })),
    Object.fromEntries(Object.entries(input).filter(([other]) => other !== key)),
  ]);
  return [...hostile, ...changed, { ...input, extra: 1 }].filter((one) => !contract[name].input.safeParse(one).success);
}

async function refused(desk: TestDesk, name: unknown, input: unknown): Promise<string> {
  const result = await desk.core.dispatch(name, input);
  if (result.ok) throw new Error(`${String(name)} took what it should refuse`);
  const problem = problemSchema.parse(result.problem);
  expect(problem.code).not.toBe('call.crashed');
  expect(JSON.stringify(problem)).not.toMatch(/ნინო|გიორგი|99900000001/);
  return problem.code;
}

test('every call has a line in this walk', () => {
  expect(Object.keys(shaped).sort()).toEqual([...names].sort());
  for (const name of names) expect(contract[name].input.safeParse(shaped[name]).success, name).toBe(true);
});

test('before signing in only calls for anyone are answered; everything else leaves no trace', async () => {
  const desk = await openTestDesk();
  const before = rows(desk.db);
  for (const name of names.filter((one) => contract[one].role !== 'anyone')) {
    expect(await refused(desk, name, shaped[name])).toBe('call.not-signed-in');
    for (const input of broken(name)) expect(await refused(desk, name, input)).toBe('call.not-signed-in');
  }
  expect(rows(desk.db)).toBe(before);
  expect(desk.db.get('select count(*) as n from audit')).toEqual({ n: 0 });
});

test('signed in, bad input to any call is refused by name and place, changes nothing and is not audited', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  await savedDraft(desk);
  const before = rows(desk.db);
  const audited = desk.db.get('select count(*) as n from audit');
  for (const name of names) {
    for (const input of broken(name)) {
      const expected =
        contract[name].role === 'administrator' ? ['call.role-missing'] : ['call.invalid', 'call.too-large'];
      expect(expected).toContain(await refused(desk, name, input));
    }
  }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.anything({ withMap: true, withDate: true, withBigInt: true }),
      async (name, input) => {
        fc.pre(!contract[name].input.safeParse(input).success);
        await refused(desk, name, input);
      },
    ),
    { numRuns: 300, seed: 20260504 },
  );
  expect(rows(desk.db)).toBe(before);
  expect(desk.db.get('select count(*) as n from audit')).toEqual(audited);
  expect(JSON.stringify(desk.logged)).not.toMatch(/ნინო|გიორგი|99900000001/);
});

test('calls about what does not exist are refused by the service and change nothing', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const before = rows(desk.db);
  const codes: Record<string, string> = {};
  for (const name of names.filter((one) =>
    Object.values(shaped[one]).some((part) =>
      [nobody, number, 'a'.repeat(64), 'no-such-service'].includes(String(part)),
    ),
  )) {
    codes[name] = await refused(desk, name, shaped[name]);
  }
  expect(codes).toEqual({
    'session.sign-in': 'session.wrong-password',
    'announcement.mark': 'announcement.unknown',
    'print.again': 'print.unknown',
    'print.settle': 'print.unknown',
    'print.wrong': 'case.unknown',
    'act.note': 'case.unknown',
    'act.scan': 'case.unknown',
    'transfer.note': 'case.unknown',
    'transfer.page': 'case.unknown',
    'decision.page': 'case.unknown',
    'pad.page': 'pad.unknown',
    'pad.void': 'pad.unknown',
    'service.read': 'service.unknown',
    'draft.create': 'service.unknown',
    'draft.read': 'draft.unknown',
    'draft.save': 'draft.unknown',
    'draft.discard': 'draft.unknown',
    'paper.add': 'draft.unknown',
    'paper.read': 'paper.unknown',
    'case.submit': 'draft.unknown',
    'case.correct': 'case.unknown',
    'case.withdraw': 'case.unknown',
    'case.leave': 'case.unknown',
    'case.similar': 'draft.unknown',
    'case.read': 'case.unknown',
    'receipt.read': 'case.unknown',
    'receipt.print': 'case.unknown',
    'keeping.read': 'case.unknown',
    'note.list': 'case.unknown',
    'note.add': 'case.unknown',
    'note.keep': 'case.unknown',
    'hold.set': 'call.role-missing',
    'person.same': 'case.unknown',
    'person.join': 'case.unknown',
    'person.part': 'case.unknown',
    'consent.withdraw': 'case.unknown',
    'operator.lock': 'call.role-missing',
    'page.read': 'page.unknown',
    'page.print': 'page.unknown',
    'visit.resume': 'visit.unknown',
    'visit.end': 'visit.unknown',
    'visit.print': 'visit.unknown',
  });
  expect(rows(desk.db)).toBe(before);
});

test('unknown calls, also those that every object has, are unknown', async () => {
  const desk = await openTestDesk();
  for (const name of [
    '',
    'desk',
    'toString',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    7,
    null,
    undefined,
    {},
    Symbol('x'),
  ]) {
    expect(await refused(desk, name, {})).toBe('call.unknown');
  }
});

test('roles: an operator may not do what needs an administrator, an administrator may do both', () => {
  const session = { operator: nobody, name: 'ნინო', role: 'operator' as const, since: '2026-05-04T08:00:00.000Z' };
  expect(roleProblem('administrator', session)?.code).toBe('call.role-missing');
  expect(roleProblem('operator', session)).toBeNull();
  expect(roleProblem('operator', { ...session, role: 'administrator' })).toBeNull();
  expect(roleProblem('administrator', null)?.code).toBe('call.not-signed-in');
  expect(roleProblem('anyone', null)).toBeNull();
});
