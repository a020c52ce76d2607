// Promise: a note stays at the desk; a case that is handed on is taken by the one it is for, by signing in, and stays open
// until somebody says that it is done; and the desk says what it owes people.
import { expect, test } from 'vitest';
import { addOperator, lockOperator, readOperator } from '../../../db/operators.ts';
import { practiceOperator } from '../../../electron/services/practice.ts';
import { tbilisiDate } from '../../../shared/time/dates.ts';
import { applicationContent, manualMunicipality, submitted } from '../application.ts';
import { centralSays, registered } from '../central-says.ts';
import { openTestDesk, type TestDesk } from '../desk.ts';

const me = practiceOperator.operator;
const she = '00000000-0000-7000-8000-000000000002';
const he = '00000000-0000-7000-8000-000000000003';
const day = 86_400_000;

/** A desk of three who share the password of the practice. */
async function deskOfThree(): Promise<TestDesk> {
  const desk = await openTestDesk();
  const { password = '' } = readOperator(desk.db, me) ?? {};
  for (const [id, name] of [
    [she, 'ნანული ქავთარაძე'],
    [he, 'ვახტანგ ჩხარტიშვილი'],
  ] as const) {
    addOperator(desk.db, { id, name, role: 'operator', password, createdAt: '2026-05-01T08:00:00.000Z' });
  }
  await desk.signIn();
  return desk;
}
const signInAs = (desk: TestDesk, operator: string) =>
  desk.done('session.sign-in', { operator, password: practiceOperator.password });

test('a case is handed to an operator, taken by signing in, and open until it is done; the history tells it all', async () => {
  const desk = await deskOfThree();
  const { deskNumber } = await submitted(desk);
  await desk.done('note.add', { deskNumber, words: ' დაურეკა ორჯერ, არ პასუხობს ', to: null });
  await desk.done('note.add', { deskNumber, words: 'ხვალ დილით დაურეკეთ', to: she });
  expect(await desk.done('shift.read', {})).toMatchObject({ mine: [], given: [{ words: 'ხვალ დილით დაურეკეთ' }] });
  // Another operator does not take what is not meant for them.
  await signInAs(desk, he);
  expect(await desk.done('shift.read', {})).toMatchObject({ mine: [], given: [], others: 1 });
  desk.clock.advance(60_000);
  await signInAs(desk, she);
  const { mine } = await desk.done('shift.read', {});
  expect(mine).toMatchObject([
    { deskNumber, operatorName: practiceOperator.name, handed: { to: 'ნანული ქავთარაძე', kept: null } },
  ]);
  const note = mine[0]?.note ?? 0;
  expect(await desk.call('note.keep', { deskNumber, note: note + 1 })).toMatchObject({ ok: false });
  await desk.done('note.keep', { deskNumber, note });
  expect(await desk.call('note.keep', { deskNumber, note })).toMatchObject({ problem: { code: 'call.invalid' } });
  expect((await desk.done('shift.read', {})).mine).toEqual([]);
  const { timeline } = await desk.done('case.read', { deskNumber });
  expect(timeline.map(({ kind, who, detail, note: words }) => [kind, who, detail, words])).toEqual([
    ['saved', practiceOperator.name, '', ''],
    ['note', practiceOperator.name, '', 'დაურეკა ორჯერ, არ პასუხობს'],
    ['handed', practiceOperator.name, 'ნანული ქავთარაძე', 'ხვალ დილით დაურეკეთ'],
    ['taken', 'ნანული ქავთარაძე', '', ''],
    ['kept', 'ნანული ქავთარაძე', '', ''],
  ]);
  const { page } = await desk.done('person.report', { person: '99900000001', language: 'ka' });
  expect((await desk.done('page.read', { page })).html).toContain('დაურეკა ორჯერ, არ პასუხობს');
  const audit = desk.db.all<{ record: string }>('select unpacked(record) as record from audit');
  expect(audit.filter(({ record }) => record.includes('note.add')).length).toBe(2);
  expect(JSON.stringify(audit)).not.toMatch(/დილით|პასუხობს/);
  expect(desk.db.all('select kind from feed_events')).toEqual([]);
});

test('what is left to the next shift is taken by whoever comes next, but not by the one who left it', async () => {
  const desk = await deskOfThree();
  const { deskNumber } = await submitted(desk);
  await desk.done('note.add', { deskNumber, words: 'ჩააბარეთ გადაწყვეტილება', to: 'shift' });
  await signInAs(desk, me);
  expect((await desk.done('shift.read', {})).mine).toEqual([]);
  await signInAs(desk, he);
  expect((await desk.done('shift.read', {})).mine).toMatchObject([{ handed: { to: null } }]);
  await signInAs(desk, she);
  expect(await desk.done('shift.read', {})).toMatchObject({ mine: [], others: 1 });
});

test('nobody is handed a case who is not there, or locked out', async () => {
  const desk = await deskOfThree();
  const { deskNumber } = await submitted(desk);
  lockOperator(desk.db, he, '2026-05-02T08:00:00.000Z');
  for (const to of [he, '00000000-0000-7000-8000-00000000ffff']) {
    expect(await desk.call('note.add', { deskNumber, words: 'შენ', to })).toMatchObject({
      problem: { code: 'call.invalid' },
    });
  }
  expect((await desk.done('note.list', { deskNumber })).notes).toEqual([]);
});

test('what the desk owes people: paper to carry, receipts to print, terms that end', async () => {
  const desk = await deskOfThree();
  const printed = await submitted(desk);
  const manual = await submitted(desk, applicationContent({ municipality: manualMunicipality }));
  await desk.done('receipt.print', { deskNumber: printed.deskNumber, size: 'A4', to: 'printer' });
  const owed = async () => {
    const { promises, cut } = await desk.done('shift.read', {});
    expect(cut).toBe(false);
    return Object.fromEntries(
      promises.filter(({ count }) => count > 0).map(({ kind, cases }) => [kind, cases.map((one) => one.deskNumber)]),
    );
  };
  expect(await owed()).toEqual({ manual: [manual.deskNumber], unprinted: [manual.deskNumber] });
  centralSays(desk, registered);
  const { due } = (await desk.done('case.list', { state: 'registered', before: null })).cases[0] ?? {};
  const days = (Date.parse(due?.due ?? '') - Date.parse(tbilisiDate(desk.clock.read().wall))) / day;
  desk.clock.advance((days - 1) * day);
  expect(Object.keys(await owed())).toEqual(['manual']);
  desk.clock.advance(day);
  expect(await owed()).toMatchObject({ due: [manual.deskNumber, printed.deskNumber] });
  desk.clock.advance(day);
  expect(await owed()).toMatchObject({ overdue: [manual.deskNumber, printed.deskNumber] });
});
