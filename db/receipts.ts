// Every copy of a receipt that left the desk: append-only, numbered from 1 per case.
import type { ReceiptSize } from '../shared/contract/cases.ts';
import type { Reader, Writer } from './sqlite.ts';

export interface NewReceipt {
  readonly caseId: string;
  readonly size: ReceiptSize;
  readonly target: 'printer' | 'pdf';
  readonly operator: string;
  readonly printedAt: string;
  /** What it said beyond the case's version, as JSON text. */
  readonly said: string;
}
export interface ReceiptCopy extends Omit<NewReceipt, 'caseId' | 'said'> {
  /** Null for copies printed before it was kept. */
  readonly said: string | null;
  readonly copy: number;
}

/** Notes one copy and answers its number. */
export function addReceipt(db: Writer, receipt: NewReceipt): number {
  const row = db.get<{ copy: number }>(
    `insert into receipts (case_id, copy, size, target, operator, printed_at, said)
     values (?, (select coalesce(max(copy), 0) + 1 from receipts where case_id = ?), ?, ?, ?, ?, ?) returning copy`,
    receipt.caseId,
    receipt.caseId,
    receipt.size,
    receipt.target,
    receipt.operator,
    receipt.printedAt,
    receipt.said,
  );
  if (row === undefined) throw new Error('no copy noted');
  return row.copy;
}

/** The copies of a case, first one first. */
export function receiptCopies(db: Reader, caseId: string): ReceiptCopy[] {
  return db.all<ReceiptCopy>(
    `select copy, size, target, operator, printed_at as printedAt, said from receipts where case_id = ? order by copy`,
    caseId,
  );
}
