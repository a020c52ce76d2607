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
  return { desk, one: one.deskNumber, other: other.deskNumber };
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
  expect(await checked(desk, first)).toEqual(before);
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

test('npm run verify-receipt tells the same from a file, with the desk’s public key', async () => {
  const { desk, one, other } = await twoCases();
  const mark = await printed(desk, one);
  const { lines, key } = await checked(desk, mark);
  const verdict = (text: string, scanned: string): [number | null, string] => {
    const file = join(desk.folder, 'sheet.txt');
    writeFileSync(file, text);
    const args = ['build/verify-receipt.ts', '--mark', scanned, '--key', key ?? '', '--sheet', file];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    return [status, stdout];
  };
  expect(verdict(sheetText(lines), mark)).toEqual([0, expect.stringContaining('genuine: ')]);
  expect(verdict(sheetText(lines).replace('ნინო', 'ნანა'), mark)).toEqual([1, expect.stringContaining('ALTERED')]);
  const { html } = await desk.done('receipt.read', { deskNumber: other, size: 'A4' });
  const [theirs, mine] = [readMark(digitsOnPage(html)), readMark(mark)];
  if (theirs === null || mine === null) throw new Error('unreadable');
  const mixed = writeMark({ ...mine, signature: theirs.signature });
  expect(verdict(sheetText(lines), mixed)).toEqual([1, expect.stringContaining('FORGED')]);
});
