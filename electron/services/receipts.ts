// Receipts: made from committed cases only, printed by the port, and every copy counted.
import type { CaseRow } from '../../db/cases.ts';
import { addReceipt, receiptCopies } from '../../db/receipts.ts';
import type { Db } from '../../db/sqlite.ts';
import type { CaseView, ReceiptSize } from '../../shared/contract/cases.ts';
import type { Output } from '../../shared/contract/contract.ts';
import { problem } from '../../shared/problems.ts';
import { receiptSaid } from '../../shared/receipt/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import type { Printer } from '../core/ports.ts';
import { readableView } from './cases.ts';
import type { Deadlines } from './deadlines.ts';
import { type SheetNeeds, sheetPage } from './receipt-sheets.ts';
import { signedIn } from './signed-in.ts';

export interface ReceiptNeeds extends SheetNeeds {
  readonly db: Db;
  readonly deadlines: Deadlines;
  readonly printer: Printer;
  /** Writes a file into the desk's receipt folder, safe against a power cut; answers its path. */
  readonly keepReceipt: (name: string, bytes: Uint8Array) => Result<string>;
}

/** The address at which the app's own origin serves a receipt. */
export function receiptPath(deskNumber: string, size: ReceiptSize): string {
  return `/receipt/${deskNumber}/${size}`;
}

interface Sheet {
  readonly page: Output<'receipt.read'>;
  /** What is kept of it when it was printed, as JSON text. */
  readonly said: string;
}

function sheet(
  needs: ReceiptNeeds,
  { row, view }: { row: CaseRow; view: CaseView },
  size: ReceiptSize,
  present: string,
): Sheet {
  const copies = receiptCopies(needs.db, row.id).length;
  const said = receiptSaid(view, needs.deadlines.of(row, present));
  return {
    page: { ...sheetPage(needs, { view, said, copy: copies + 1, size }), copies },
    said: JSON.stringify(said),
  };
}

/** What is kept of a copy printed now, as JSON text. Problems: case.unknown, case.forgotten. */
export function saidNow(
  { db, packages, deadlines }: Pick<ReceiptNeeds, 'db' | 'packages' | 'deadlines'>,
  deskNumber: string,
  present: string,
): Result<string> {
  const read = readableView(db, packages, deskNumber);
  if (!read.ok) return read;
  return ok(JSON.stringify(receiptSaid(read.value.view, deadlines.of(read.value.row, present))));
}

/** Problems: case.unknown, case.forgotten, receipt.not-printed (refused by the printer, or being printed already), desk.disk-full, desk.read-only. */
export function receiptServices(needs: ReceiptNeeds): Pick<Services, 'receipt.read' | 'receipt.print'> {
  const { db, printer } = needs;
  /** At the printer now, by desk number: a second copy at once would carry the same number, and central may answer meanwhile. */
  const printing = new Map<string, Sheet & { readonly size: ReceiptSize }>();
  return {
    'receipt.read': ({ present }, { deskNumber, size }) => {
      const held = printing.get(deskNumber);
      if (held?.size === size) return ok(held.page);
      const read = readableView(db, needs.packages, deskNumber);
      return read.ok ? ok(sheet(needs, read.value, size, present).page) : read;
    },
    'receipt.print': (context, { deskNumber, size, to }) => {
      const read = readableView(db, needs.packages, deskNumber);
      if (!read.ok) return read;
      if (printing.has(deskNumber)) return fail(problem('receipt.not-printed', 'already at the printer'));
      const { page, said } = sheet(needs, read.value, size, context.present);
      printing.set(deskNumber, { page, said, size });
      const path = receiptPath(deskNumber, size);
      const operator = signedIn(context).operator;
      const note = { caseId: read.value.row.id, size, target: to, operator, printedAt: context.reading.wall, said };
      const printed = to === 'pdf' ? printer.pdf(path, size) : printer.print(path, size);
      return printed
        .finally(() => printing.delete(deskNumber))
        .then((output) => () => {
          if (output === false) return fail(problem('receipt.not-printed'));
          const copy = addReceipt(db, note);
          if (output === true) return ok({ copy, file: null });
          const kept = needs.keepReceipt(`${deskNumber}-${copy}.pdf`, output);
          return kept.ok ? ok({ copy, file: kept.value }) : kept;
        });
    },
  };
}
