// `npm run verify-receipt`: tells whether a paper is the one that the desk signed, without a desk and without a line; with a copy
// of the desk's disk also what has become of the case since. Ends with 0 for a genuine sheet, 1 for any other, 2 where
// something is missing, 3 for a genuine one that is out of date.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { CheckedReceipt } from '../../shared/contract/receipts.ts';
import { judgeSheet } from '../../shared/receipt/judge.ts';
import { readMark } from '../../shared/receipt/mark.ts';
import { sheetText } from '../../shared/receipt/sheet.ts';
import { readDayMark } from '../../shared/report/day-mark.ts';
import { systemClock } from './clock.ts';
import { readIdentity } from './keys/age.ts';
import { receiptOnDisk } from './recover/receipt.ts';

const words = {
  genuine: 'genuine: the desk with this key signed this very text',
  altered: 'ALTERED: the desk with this key signed another text, or the sheet was typed off with a mistake',
  forged: 'FORGED: the desk with this key did not sign this mark',
  unreadable: 'UNREADABLE: not the mark of a receipt or a day book',
};
const wordsOfDisk: Record<CheckedReceipt['verdict'], string> = {
  genuine: 'genuine: this desk signed the text below; a paper that says anything else was ALTERED',
  signed: 'SIGNED by this desk, but the text is not on this disk: the case was erased, or the copy is older',
  forged: 'FORGED: this desk did not sign this mark',
  elsewhere: 'ELSEWHERE: the mark names another desk',
  unreadable: words.unreadable,
};

const { values } = parseArgs({
  options: {
    mark: { type: 'string' },
    key: { type: 'string' },
    sheet: { type: 'string' },
    disk: { type: 'string' },
    identity: { type: 'string' },
  },
});
const usage = `npm run verify-receipt -- --mark DIGITS --key KEY --sheet FILE
npm run verify-receipt -- --mark DIGITS --disk FOLDER --identity FILE   what the desk knows, from a copy of its folder
  DIGITS  what the QR code says; KEY  the desk’s public key; FILE  the printed lines, "label: value" each`;

function end(code: number, ...lines: readonly string[]): void {
  for (const line of lines) console.log(line);
  process.exitCode = code;
}

/** What the mark names, whoever made it. */
function named(mark: string): string[] {
  const [receipt, dayBook] = [readMark(mark), readDayMark(mark)];
  if (receipt !== null) return [`case ${formatDeskNumber(receipt.deskNumber)}, copy ${receipt.copy}`];
  return dayBook === null ? [] : [`day book of ${dayBook.day}, sheet ${dayBook.sheet}`];
}

/** Ed25519 over the raw 32-byte public key in base64url (RFC 8032); the container is that of RFC 8410. */
function signedBy(publicKey: string, text: string, signature: Uint8Array): boolean {
  const raw = Buffer.from(publicKey, 'base64url');
  if (raw.length !== 32) throw new Error('the key is not 32 bytes in base64url');
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  return verify(null, Buffer.from(text, 'utf8'), createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
}

function byKey(mark: string, key: string, sheet: string): void {
  const verdict = judgeSheet(mark, readFileSync(sheet, 'utf8'), {
    hash: (text) => createHash('sha256').update(text).digest(),
    verify: (text, signature) => signedBy(key, text, signature),
  });
  const later = 'whether the case was corrected or withdrawn later, only the desk knows';
  const isReceipt = readMark(mark) !== null;
  end(
    verdict === 'genuine' ? 0 : 1,
    ...named(mark),
    words[verdict],
    ...(verdict === 'genuine' && isReceipt ? [later] : []),
  );
}

function sinceThen({ newer, copies }: CheckedReceipt): string[] {
  const counted = copies === null ? [] : [`copies printed: ${copies}`];
  if (newer === null) return counted;
  const what = newer.kind === 'withdrawn' ? 'WITHDRAWN' : `CORRECTED, version ${newer.version}`;
  return [...counted, `OUT OF DATE: the case was ${what}, ${newer.at} (${newer.standing})`];
}

async function byDisk(mark: string, disk: string, file: string): Promise<void> {
  const kept = statSync(file, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(file, 'utf8') : '';
  const found = await readIdentity(kept);
  if (found === null) return end(2, 'recovery.wrong-identity');
  const answer = await receiptOnDisk(disk, found.identity, mark, systemClock().read().wall);
  if (!answer.ok) return end(2, answer.problem.code);
  const { verdict, lines, newer } = answer.value;
  const code = verdict === 'genuine' ? (newer === null ? 0 : 3) : 1;
  const text = lines.length === 0 ? [] : [sheetText(lines)];
  return end(code, ...named(mark), wordsOfDisk[verdict], ...sinceThen(answer.value), ...text);
}

const { mark, key, sheet, disk, identity } = values;
if (mark !== undefined && disk !== undefined && identity !== undefined) await byDisk(mark, disk, identity);
else if (mark !== undefined && key !== undefined && sheet !== undefined) byKey(mark, key, sheet);
else end(2, usage);
