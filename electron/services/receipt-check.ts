// Tells a genuine receipt from any other, without a line: the signature proves that this desk made the mark, and the sheet
// made again from committed data proves which text it vouches for. What the desk cannot prove it says in so many words.
import { readCase } from '../../db/cases.ts';
import { readDevice } from '../../db/device.ts';
import { readOperator } from '../../db/operators.ts';
import { type ReceiptCopy, receiptCopies } from '../../db/receipts.ts';
import type { Reader } from '../../db/sqlite.ts';
import { deskOfNumber } from '../../shared/cases/desk-number.ts';
import type { CaseView } from '../../shared/contract/cases.ts';
import type { CheckedReceipt } from '../../shared/contract/receipts.ts';
import { type ReceiptMark, readMark, signedMark } from '../../shared/receipt/mark.ts';
import { receiptSaid, receiptSaidSchema } from '../../shared/receipt/model.ts';
import type { SheetLine } from '../../shared/receipt/sheet.ts';
import { ok } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import { readableView } from './cases.ts';
import { checkedDayBook } from './day-sheet.ts';
import type { Deadlines } from './deadlines.ts';
import { type SheetNeeds, sheetOf } from './receipt-sheets.ts';

export interface CheckNeeds extends SheetNeeds {
  readonly db: Reader;
  readonly deadlines: Deadlines;
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

type Found = Pick<CheckedReceipt, 'copies' | 'reason' | 'newer'> & { readonly lines: SheetLine[] };

/** What follows the version; a change that central did not take is none. */
function newerThan({ changes }: CaseView, version: number): CheckedReceipt['newer'] {
  const last = changes.findLast((one) => one.version > version && one.standing !== 'refused');
  if (last === undefined) return null;
  const { version: number, kind, at, standing, note } = last;
  return { version: number, kind, at, standing, note };
}

/** The very sheet that the mark vouches for: one that was printed, or one that would be printed now. */
function sheetMarked(needs: CheckNeeds, mark: ReceiptMark, present: string): Found | null {
  const read = readableView(needs.db, needs.packages, mark.deskNumber);
  if (!read.ok) return null;
  const { row, view } = read.value;
  const copies = receiptCopies(needs.db, row.id);
  const printed = copies.flatMap(({ said }) => (said === null ? [] : [receiptSaidSchema.parse(JSON.parse(said))]));
  for (const said of [...printed, receiptSaid(view, needs.deadlines.of(row, present))]) {
    // A copy is held against the version it was printed of; the case may have been corrected since.
    const then = readableView(needs.db, needs.packages, mark.deskNumber, said.version);
    if (!then.ok) return null;
    const { lines, hash } = sheetOf(needs, { view: then.value.view, said, copy: mark.copy, size: 'A4' });
    if (!same(hash, mark.hash)) continue;
    return { lines, copies: copies.length, reason: said.reason ?? null, newer: newerThan(view, said.version) };
  }
  return null;
}

const unknown = { deskNumber: null, copy: null, dayBook: null, lines: [], printed: null, center: null };
const nothing = { ...unknown, copies: null, reason: null, newer: null };

/** What this desk knows of whatever was scanned; `present` is an instant. */
export function checkReceipt(needs: CheckNeeds, scanned: string, present: string): CheckedReceipt {
  const { db, seal } = needs;
  const key = seal.publicKey();
  const mark = readMark(scanned);
  if (mark === null) return checkedDayBook(needs, scanned) ?? { ...nothing, verdict: 'unreadable', key };
  const { deskNumber, copy } = mark;
  const made = deskOfNumber(deskNumber);
  const device = readDevice(db);
  const named = { deskNumber, copy };
  const isOurs = device !== null && made.center === device.centerNumber && made.desk === device.desk;
  const found = sheetMarked(needs, mark, present);
  // A desk that enrolled anew has other numbers and another key; the text of its earlier receipts it still knows.
  if (!isOurs && found === null) {
    const center = needs.packages.latest().centers.find(({ number }) => number === made.center)?.name ?? null;
    return { ...nothing, ...named, center, verdict: 'elsewhere', key };
  }
  if (isOurs && !seal.verify(signedMark(mark), mark.signature)) {
    return { ...nothing, ...named, verdict: 'forged', key };
  }
  if (found === null) return { ...nothing, ...named, verdict: 'signed', key };
  const row = readCase(db, deskNumber);
  const noted = row === null ? [] : receiptCopies(db, row.id);
  const printed = printedAs(
    db,
    noted.find((one) => one.copy === copy),
  );
  return { ...nothing, ...named, ...found, printed, verdict: 'genuine', key };
}

function printedAs(db: Reader, copy: ReceiptCopy | undefined): CheckedReceipt['printed'] {
  return copy === undefined ? null : { at: copy.printedAt, operatorName: readOperator(db, copy.operator)?.name ?? '' };
}

/** No problems: whatever was scanned is told what it is. */
export function receiptCheckServices(needs: CheckNeeds): Pick<Services, 'receipt.check'> {
  return { 'receipt.check': ({ present }, { scanned }) => ok(checkReceipt(needs, scanned, present)) };
}
