// Promise: a receipt altered in any field, or copied onto another case, is told from a genuine one without a line; a
// genuine one stays genuine whatever central says afterwards. The code is read off the printed page.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { root } from '../../../build/run.ts';
import { enrolDevice, replaceDevice } from '../../../db/device.ts';
import { receiptSeal } from '../../../electron/core/receipt-seal.ts';
import { judgeSheet } from '../../../shared/receipt/judge.ts';
import { readMark, writeMark } from '../../../shared/receipt/mark.ts';
import { sheetText } from '../../../shared/receipt/sheet.ts';
import { submitted } from '../application.ts';
import { centralSays, registered } from '../central-says.ts';
import { diskOf } from '../core/recover/lost-disk.ts';
import { openTestDesk, type TestDesk, testDevice } from '../desk.ts';
import { digitsOnPage } from '../qr-reader.ts';

const proofs = (desk: TestDesk) => ({
  hash: (text: string) => createHash('sha256').update(text).digest(),
  verify: receiptSeal(desk.db).verify,
});

/** Prints a copy and answers the code on it. */
async function printed(desk: TestDesk, deskNumber: string): Promise<string> {
  const { html } = await desk.done('receipt.read', { deskNumber, size: 'A4' });
  await desk.done('receipt.print', { deskNumber, size: 'A4', to: 'printer' });
  return digitsOnPage(html);
}

async function twoCases() {
  const desk = await openTestDesk();
  await desk.signIn();
  const [one, other] = [await submitted(desk), await submitted(desk)];
  return { desk, one: one.deskNumber, other: other.deskNumber, service: one.service };
}
const checked = (desk: TestDesk, scanned: string) => desk.done('receipt.check', { scanned });

test('a printed copy is genuine, says what it said then, and stays so after registration and reprint', async () => {
  const { desk, one } = await twoCases();
  const first = await printed(desk, one);
  const before = await checked(desk, first);
  expect(before).toMatchObject({
    verdict: 'genuine',
    deskNumber: one,
    copy: 1,
    printed: { at: '2026-05-04T08:30:00.000Z' },
  });
  expect(sheetText(before.lines)).toContain('მაგალითაძე ნინო');
  centralSays(desk, registered);
  const second = await printed(desk, one);
  expect(await checked(desk, first)).toEqual({ ...before, copies: 2 });
  const after = await checked(desk, second);
  expect(after).toMatchObject({ verdict: 'genuine', copy: 2 });
  expect(sheetText(after.lines)).toContain('REG-2026/77');
  expect(sheetText(before.lines)).not.toContain('REG-2026/77');
});

test('a sheet of which the desk did not note the printing is genuine all the same', async () => {
  const { desk, one } = await twoCases();
  const { html } = await desk.done('receipt.read', { deskNumber: one, size: '80mm' });
  expect(await checked(desk, digitsOnPage(html))).toMatchObject({ verdict: 'genuine', printed: null });
});

test('forged, of another desk, of another key, or no code at all', async () => {
  const { desk, one, other } = await twoCases();
  const mark = await printed(desk, one);
  const read = readMark(mark);
  if (read === null) throw new Error('unreadable');
  // The code of one case under the number of another.
  expect(await checked(desk, writeMark({ ...read, deskNumber: other }))).toMatchObject({ verdict: 'forged' });
  expect(await checked(desk, writeMark({ ...read, copy: 2 }))).toMatchObject({ verdict: 'forged' });
  for (const scanned of ['1', mark.slice(1), `${mark}0`, 'ქართული']) {
    expect(await checked(desk, scanned)).toMatchObject({ verdict: 'unreadable', deskNumber: null });
  }
  const stranger = await openTestDesk({ enrolled: false });
  enrolDevice(stranger.db, { ...testDevice, desk: 7 });
  await stranger.signIn();
  expect(await checked(stranger, mark)).toMatchObject({ verdict: 'elsewhere', deskNumber: one });
  // The same disk after it enrolled anew: another number, another key, the text still there.
  replaceDevice(desk.db, { ...testDevice, desk: 7, epoch: 2, privateKey: new Uint8Array(32).fill(7) });
  expect(await checked(desk, mark)).toMatchObject({ verdict: 'genuine', deskNumber: one });
  const changed = writeMark({ ...read, hash: read.hash.map((byte) => byte ^ 1) });
  expect(await checked(desk, changed)).toMatchObject({ verdict: 'elsewhere', lines: [] });
  // The number's desk, but another disk: the key is right, the case is not there.
  const emptied = await openTestDesk();
  await emptied.signIn();
  expect(await checked(emptied, mark)).toMatchObject({ verdict: 'signed', lines: [] });
});

test('a thousand alterations of text, code or both: none passes', async () => {
  const { desk, one, other } = await twoCases();
  const sheetOf = async (number: string) => {
    const mark = await printed(desk, number);
    return { mark, text: sheetText((await checked(desk, mark)).lines) };
  };
  const [mine, theirs] = [await sheetOf(one), await sheetOf(other)];
  const judge = (mark: string, text: string) => judgeSheet(mark, text, proofs(desk));
  expect(judge(mine.mark, mine.text)).toBe('genuine');
  expect(judge(mine.mark, `\r\n${mine.text.replaceAll('\n', '\r\n\r\n').replaceAll(' ', '  ')}`)).toBe('genuine');
  // Copied onto another case.
  expect(judge(mine.mark, theirs.text)).toBe('altered');
  expect(judge(theirs.mark, mine.text)).toBe('altered');
  const lines = mine.text.split('\n');
  const signs = fc.constantFrom(...'0123456789აბგდეAzЯ.-/:№');
  const altered = fc.oneof(
    // One sign of one line changed, lines lost, doubled or swapped with those of the other case.
    fc.record({ at: fc.nat(mine.text.length - 1), sign: signs }).map(({ at, sign }) => ({
      mark: mine.mark,
      text: mine.text.slice(0, at) + sign + mine.text.slice(at + 1),
    })),
    fc.nat(lines.length - 1).map((at) => ({ mark: mine.mark, text: lines.toSpliced(at, 1).join('\n') })),
    fc.record({ at: fc.nat(lines.length - 1), sign: signs }).map(({ at, sign }) => ({
      mark: mine.mark,
      text: lines.with(at, `${lines[at]}${sign}`).join('\n'),
    })),
    fc.record({ at: fc.nat(mine.mark.length - 1), by: fc.integer({ min: 1, max: 9 }) }).map(({ at, by }) => ({
      mark: mine.mark.slice(0, at) + ((Number(mine.mark[at]) + by) % 10) + mine.mark.slice(at + 1),
      text: mine.text,
    })),
    // The other case's code with parts of this one's.
    fc.nat(mine.mark.length).map((at) => ({ mark: mine.mark.slice(0, at) + theirs.mark.slice(at), text: mine.text })),
  );
  let tried = 0;
  fc.assert(
    fc.property(altered, ({ mark, text }) => {
      if (mark === mine.mark && text === mine.text) return;
      tried += 1;
      expect(judge(mark, text)).not.toBe('genuine');
    }),
    { seed: 7, numRuns: 1_100 },
  );
  expect(tried).toBeGreaterThan(1_000);
});

/** The command, as it is run on any computer. */
function verifyReceipt(...args: string[]): [number | null, string] {
  const command = ['electron/core/verify-receipt-main.ts', ...args];
  const { status, stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  return [status, stdout];
}

test('npm run verify-receipt tells the same from a file, with the desk’s public key', async () => {
  const { desk, one, other } = await twoCases();
  const mark = await printed(desk, one);
  const { lines, key } = await checked(desk, mark);
  const verdict = (text: string, scanned: string): [number | null, string] => {
    const file = join(desk.folder, 'sheet.txt');
    writeFileSync(file, text);
    return verifyReceipt('--mark', scanned, '--key', key ?? '', '--sheet', file);
  };
  expect(verdict(sheetText(lines), mark)).toEqual([0, expect.stringContaining('genuine: ')]);
  expect(verdict(sheetText(lines).replace('ნინო', 'ნანა'), mark)).toEqual([1, expect.stringContaining('ALTERED')]);
  const { html } = await desk.done('receipt.read', { deskNumber: other, size: 'A4' });
  const [theirs, mine] = [readMark(digitsOnPage(html)), readMark(mark)];
  if (theirs === null || mine === null) throw new Error('unreadable');
  const mixed = writeMark({ ...mine, signature: theirs.signature });
  expect(verdict(sheetText(lines), mixed)).toEqual([1, expect.stringContaining('FORGED')]);

  const { page } = await desk.done('daybook.sheet', { day: null, operator: null, language: 'ka' });
  const book = digitsOnPage((await desk.done('page.read', { page })).html);
  const told = sheetText((await checked(desk, book)).lines);
  expect(verdict(told, book)).toEqual([0, expect.stringContaining('day book of 2026-05-04, sheet 1\ngenuine: ')]);
  expect(verdict(told.replace('04.05.2026', '05.05.2026'), book)).toEqual([1, expect.stringContaining('ALTERED')]);
  // The text of one under the code of the other.
  expect(verdict(sheetText(lines), book)).toEqual([1, expect.stringContaining('ALTERED')]);
  expect(verdict(told, mark)).toEqual([1, expect.stringContaining('ALTERED')]);
});

test('a genuine receipt of a case that was corrected or withdrawn since says so, at the desk and from its disk', async () => {
  const { desk, one, other, service } = await twoCases();
  const marks = [await printed(desk, one)];
  const untouched = await printed(desk, other);
  const draft = await desk.done('draft.create', { service: service, corrects: one });
  const content = { ...draft.content, applicant: { ...draft.content.applicant, lastName: 'წერეთელი' } };
  const { revision } = await desk.done('draft.save', { draft: draft.id, revision: 0, content });
  const reason = 'გვარი არასწორად იყო ჩაწერილი';
  await desk.done('case.correct', { deskNumber: one, draft: draft.id, revision, reason });
  expect(await checked(desk, marks[0] ?? '')).toMatchObject({
    verdict: 'genuine',
    newer: { version: 2, kind: 'corrected', standing: 'saved' },
  });
  marks.push(await printed(desk, one));
  expect(await checked(desk, marks[1] ?? '')).toMatchObject({ verdict: 'genuine', newer: null });
  const askedBy = { role: 'applicant' as const, name: '' };
  await desk.done('case.withdraw', { deskNumber: one, base: 2, reason: 'საკითხი მოგვარდა', askedBy });
  marks.push(await printed(desk, one));
  const withdrawn = { version: 3, kind: 'withdrawn', standing: 'saved' };
  const newer: unknown[] = [];
  for (const mark of marks) newer.push((await checked(desk, mark)).newer);
  expect(newer).toMatchObject([withdrawn, withdrawn, null]);
  expect((await checked(desk, untouched)).newer).toBeNull();

  const { disk, it } = await diskOf(desk);
  const identity = join(desk.folder, 'identity.txt');
  writeFileSync(identity, it.identity);
  const onDisk = (mark: string) => verifyReceipt('--mark', mark, '--disk', disk, '--identity', identity);
  expect(onDisk(marks[0] ?? '')).toEqual([
    3,
    expect.stringMatching(/genuine: .*\ncopies printed: 3\nOUT OF DATE: .*WITHDRAWN/),
  ]);
  expect(onDisk(marks[2] ?? '')).toEqual([0, expect.stringContaining('genuine: ')]);
  const read = readMark(marks[2] ?? '');
  if (read === null) throw new Error('unreadable');
  expect(onDisk(writeMark({ ...read, copy: 7 }))).toEqual([1, expect.stringContaining('FORGED')]);
});

test('a change that central did not take makes no receipt out of date', async () => {
  const { desk, one } = await twoCases();
  const mark = await printed(desk, one);
  centralSays(desk, registered);
  const askedBy = { role: 'applicant' as const, name: '' };
  await desk.done('case.withdraw', { deskNumber: one, base: 1, reason: 'საკითხი მოგვარდა', askedBy });
  expect((await checked(desk, mark)).newer).toMatchObject({ kind: 'withdrawn' });
  centralSays(desk, {
    ...{ kind: 'entry.refused', epoch: 1, seq: 3, problem: { code: 'case.changed' } },
    reason: 'საქმე უკვე შეცვლილია',
  });
  expect(await checked(desk, mark)).toMatchObject({ verdict: 'genuine', newer: null });
});

test('a further copy says on paper and in the check why there is one, the first one never', async () => {
  const { desk, one } = await twoCases();
  const print = { deskNumber: one, size: 'A5', to: 'pdf', reason: 'lost' } as const;
  const first = digitsOnPage((await desk.done('receipt.read', { deskNumber: one, size: 'A5' })).html);
  await desk.done('receipt.print', print);
  expect(await checked(desk, first)).toMatchObject({ verdict: 'genuine', copy: 1, copies: 1, reason: null });
  // While it is at the printer, its page is what the printer gets.
  const [, { html }] = await Promise.all([
    desk.done('receipt.print', { ...print, to: 'printer' }),
    desk.done('receipt.read', { deskNumber: one, size: 'A5' }),
  ]);
  expect(html).toContain('ასლი 2, წინა ფურცელი დაიკარგა');
  const second = await checked(desk, digitsOnPage(html));
  expect(second).toMatchObject({ verdict: 'genuine', copy: 2, copies: 2, reason: 'lost' });
  expect(sheetText(second.lines)).toContain('ასლი: 2, წინა ფურცელი დაიკარგა');
  const { timeline } = await desk.done('case.read', { deskNumber: one });
  expect(timeline.filter(({ kind }) => kind === 'printed').map(({ detail, note }) => [detail, note])).toEqual([
    ['1', ''],
    ['2', 'lost'],
  ]);
});
