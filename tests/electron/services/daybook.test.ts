// Promise: the day book counts what was done on a day and by whom, shows what is open and which numbers have no case; its
// page names no applicant, and its code tells a genuine sheet from any other.
import { expect, test } from 'vitest';
import { listOperators } from '../../../db/operators.ts';
import { leaveGap } from '../../../db/salvage/settle.ts';
import { listedName } from '../../../electron/services/service-names.ts';
import { deskNumber } from '../../../shared/cases/desk-number.ts';
import { shortLists } from '../../../shared/contract/daybook.ts';
import { readDayMark, writeDayMark } from '../../../shared/report/day-mark.ts';
import { applicationContent, manualMunicipality, sensitiveService, submitted } from '../application.ts';
import { catalogue, openTestDesk, type TestDesk, testDevice } from '../desk.ts';
import { digitsOnPage } from '../qr-reader.ts';

const hour = 3_600_000;
const today = { day: null, operator: null };

const me = (desk: TestDesk): string => listOperators(desk.db)[0]?.id ?? '';

test('a day is counted by operator and service, from midnight to midnight in Tbilisi', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const first = await submitted(desk);
  await submitted(desk, applicationContent(), sensitiveService);
  await desk.done('contact.count', { kind: 'advice' });
  await desk.done('receipt.print', { deskNumber: first.deskNumber, size: 'A4', to: 'printer' });
  await desk.done('receipt.print', { deskNumber: first.deskNumber, size: 'A5', to: 'printer' });
  const book = await desk.done('daybook.read', { ...today, whole: true });
  expect(book).toMatchObject({ day: '2026-05-04', count: 2, contacts: { advice: 1, portal: 0 }, voided: [] });
  const [operator] = book.operators;
  expect([book.operators.length, operator]).toEqual([
    1,
    { operator: me(desk), name: operator?.name, visits: 2, cases: 2, receipts: 2, contacts: 1 },
  ]);
  expect(book.services).toContainEqual({ name: listedName(catalogue, sensitiveService), cases: 1 });
  expect(book.cases.map(({ copies, operatorName }) => [copies, operatorName])).toEqual([
    [0, operator?.name],
    [2, operator?.name],
  ]);
  // One that was withdrawn says so, on the screen and on the page.
  const withdrawal = { reason: 'საკითხი მოგვარდა', askedBy: { role: 'applicant' as const, name: '' } };
  await desk.done('case.withdraw', { deskNumber: first.deskNumber, base: 1, ...withdrawal });
  const { cases } = await desk.done('daybook.read', { ...today, whole: true });
  expect(cases.map(({ withdrawn }) => withdrawn)).toEqual([false, true]);
  const sheet = await desk.done('daybook.sheet', { ...today, language: 'en' });
  const { html } = await desk.done('page.read', { page: sheet.page });
  expect(html.match(/ · To be sent · Withdrawn/g)).toHaveLength(1);
  // Somebody else did nothing that day.
  const nobody = '00000000-0000-7000-8000-00000000ffff';
  const other = await desk.done('daybook.read', { day: '2026-05-04', operator: nobody, whole: true });
  expect([other.cases, other.services, other.count, other.operators.length]).toEqual([[], [], 0, 1]);
  // 20:30 in UTC is the next day in Tbilisi.
  desk.clock.advance(12 * hour);
  await submitted(desk);
  const next = await desk.done('daybook.read', { ...today, whole: true });
  expect([next.day, next.count, next.operators[0]]).toMatchObject(['2026-05-05', 1, { receipts: 0, contacts: 0 }]);
  expect((await desk.done('daybook.read', { day: '2026-05-04', operator: null, whole: true })).count).toBe(2);
});

test('a screen gets a screenful of each list, and all of it when asked; the counts are the same', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  for (let n = 0; n <= shortLists.day; n += 1) await submitted(desk);
  const lengths = async (whole: boolean) => {
    const { cases, count, unsent } = await desk.done('daybook.read', { ...today, whole });
    return [cases.length, count, unsent.cases.length, unsent.count];
  };
  const all = shortLists.day + 1;
  expect(await lengths(false)).toEqual([shortLists.day, all, shortLists.open, all]);
  expect(await lengths(true)).toEqual([all, all, all, all]);
});

test('what is unsent, and what was printed without being registered, is listed whatever the day', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const printed = await submitted(desk);
  const unprinted = await submitted(desk);
  const manual = await submitted(desk, applicationContent({ municipality: manualMunicipality }));
  for (const { deskNumber: number } of [printed, manual]) {
    await desk.done('receipt.print', { deskNumber: number, size: 'A4', to: 'printer' });
  }
  desk.clock.advance(48 * hour);
  const { unsent, unregistered, cases } = await desk.done('daybook.read', { ...today, whole: true });
  expect(cases).toEqual([]);
  expect([unsent.count, unsent.cases.map((one) => one.deskNumber)]).toEqual([
    2,
    [unprinted.deskNumber, printed.deskNumber],
  ]);
  expect([unregistered.count, unregistered.cases.map((one) => one.deskNumber)]).toEqual([1, [printed.deskNumber]]);
});

test('numbers without a case stand on the day of the number after them, with the reason', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  await submitted(desk);
  // A disk was lost with two cases, then the desk was restored and left numbers out.
  desk.db.run('update serials set last = last + 2');
  await submitted(desk);
  desk.clock.advance(24 * hour);
  leaveGap(desk.db, '2026-05-05T08:00:00.000Z');
  await submitted(desk);
  const series = { center: testDevice.centerNumber, desk: testDevice.desk, year: 2026 };
  const run = (from: number, to: number, why: string) => ({
    from: deskNumber({ ...series, serial: from }),
    to: deskNumber({ ...series, serial: to }),
    ...{ count: to - from + 1, why, reason: '' },
  });
  expect((await desk.done('daybook.read', { day: '2026-05-04', operator: null, whole: true })).voided).toEqual([
    run(2, 3, 'missing'),
  ]);
  expect((await desk.done('daybook.read', { ...today, whole: true })).voided).toEqual([run(5, 1004, 'left-out')]);
});

test('numbers of paper forms are out, not missing; a voided one stands with its reason on that day', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  await submitted(desk);
  const { pad } = await desk.done('pad.reserve', { count: 3 });
  const { pads } = await desk.done('pad.list', {});
  const [, second] = pads.find((one) => one.pad === pad)?.numbers ?? [];
  const form = second?.deskNumber ?? '';
  await desk.done('pad.void', { deskNumber: form, reason: 'დაისვარა' });
  await submitted(desk);
  const voided = [{ from: form, to: form, count: 1, why: 'voided', reason: 'დაისვარა' }];
  expect((await desk.done('daybook.read', { ...today, whole: true })).voided).toEqual(voided);
  desk.clock.advance(24 * hour);
  await submitted(desk);
  expect((await desk.done('daybook.read', { ...today, whole: true })).voided).toEqual([]);
});

test('weeks begin on Monday and hold what was done in them', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  await submitted(desk);
  await desk.done('contact.count', { kind: 'portal' });
  desk.clock.advance(7 * 24 * hour);
  const { deskNumber: number } = await submitted(desk);
  await desk.done('receipt.print', { deskNumber: number, size: 'A4', to: 'printer' });
  await submitted(desk);
  const { weeks } = await desk.done('daybook.weeks', {});
  expect(weeks.slice(-3)).toEqual([
    { monday: '2026-04-27', visits: 0, cases: 0, receipts: 0, contacts: 0 },
    { monday: '2026-05-04', visits: 1, cases: 1, receipts: 0, contacts: 1 },
    { monday: '2026-05-11', visits: 2, cases: 2, receipts: 1, contacts: 0 },
  ]);
});

test('the printed page names no applicant, and its code proves its text', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  await submitted(desk);
  const { page } = await desk.done('daybook.sheet', { ...today, language: 'ka' });
  const { html } = await desk.done('page.read', { page });
  expect(html).not.toMatch(/მაგალითაძე|99900000001/);
  const digits = digitsOnPage(html);
  const checked = await desk.done('receipt.check', { scanned: digits });
  expect(checked).toMatchObject({ verdict: 'genuine', deskNumber: null, dayBook: { day: '2026-05-04', sheet: 1 } });
  for (const { label, value } of checked.lines) {
    for (const text of [label, value]) expect(html).toContain(text.replaceAll("'", '&#39;').replaceAll('"', '&quot;'));
  }
  expect(checked.lines.some(({ label }) => label.endsWith('დღის ჟურნალი, 04.05.2026'))).toBe(true);

  const mark = readDayMark(digits);
  if (mark === null) throw new Error('no mark');
  const told = async (change: object): Promise<string> =>
    (await desk.done('receipt.check', { scanned: writeDayMark({ ...mark, ...change }) })).verdict;
  const turned = (bytes: Uint8Array): Uint8Array => bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte));
  expect(await told({ day: '2026-05-05' })).toBe('forged');
  expect(await told({ sheet: 2 })).toBe('forged');
  expect(await told({ hash: turned(mark.hash) })).toBe('forged');
  expect(await told({ signature: turned(mark.signature) })).toBe('forged');
  expect(await told({ desk: mark.desk + 1 })).toBe('elsewhere');
  // A desk that was set back does not have the text any more.
  desk.db.exec('drop trigger day_sheets_kept; delete from day_sheets');
  expect(await told({})).toBe('signed');
});
