// Receipts: made from committed cases only, printed by the port, and every copy counted.
import type { CaseRow } from '../../db/cases.ts';
import { addReceipt, receiptCopies } from '../../db/receipts.ts';
import type { Db } from '../../db/sqlite.ts';
import type { CaseView, ReceiptSize } from '../../shared/contract/cases.ts';
import { problem } from '../../shared/problems.ts';
import { receiptHtml } from '../../shared/receipt/html.ts';
import { receiptModel } from '../../shared/receipt/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import type { Printer } from '../core/ports.ts';
import { readableView } from './cases.ts';
import type { Deadlines } from './deadlines.ts';
import type { Packages } from './packages.ts';
import { signedIn } from './signed-in.ts';

export interface ReceiptNeeds {
  readonly db: Db;
  readonly packages: Packages;
  readonly deadlines: Deadlines;
  readonly printer: Printer;
  readonly practice: boolean;
  /** Writes a file into the desk's receipt folder, safe against a power cut; answers its path. */
  readonly keepReceipt: (name: string, bytes: Uint8Array) => Result<string>;
}

/** The address at which the app's own origin serves a receipt. */
export function receiptPath(deskNumber: string, size: ReceiptSize): string {
  return `/receipt/${deskNumber}/${size}`;
}

function page(
  needs: ReceiptNeeds,
  { row, view }: { row: CaseRow; view: CaseView },
  size: ReceiptSize,
  present: string,
) {
  const { center, catalogueVersion } = view.content;
  const centerName = needs.packages.of(catalogueVersion).centers.find(({ id }) => id === center)?.name;
  const copies = receiptCopies(needs.db, row.id).length;
  const model = receiptModel({
    view,
    deadlines: needs.deadlines.of(row, present),
    centerName: centerName ?? { ka: center, en: center },
    practice: needs.practice,
    copy: copies + 1,
    size,
  });
  return { html: receiptHtml(model), language: model.language, copies };
}

/** Problems: case.unknown, case.forgotten, receipt.not-printed (refused by the printer, or being printed already), desk.disk-full, desk.read-only. */
export function receiptServices(needs: ReceiptNeeds): Pick<Services, 'receipt.read' | 'receipt.print'> {
  const { db, printer } = needs;
  /** Desk numbers at the printer now: a second copy at once would carry the same copy number. */
  const printing = new Set<string>();
  return {
    'receipt.read': ({ present }, { deskNumber, size }) => {
      const read = readableView(db, needs.packages, deskNumber);
      return read.ok ? ok(page(needs, read.value, size, present)) : read;
    },
    'receipt.print': (context, { deskNumber, size, to }) => {
      const read = readableView(db, needs.packages, deskNumber);
      if (!read.ok) return read;
      if (printing.has(deskNumber)) return fail(problem('receipt.not-printed', 'already at the printer'));
      printing.add(deskNumber);
      const path = receiptPath(deskNumber, size);
      const operator = signedIn(context).operator;
      const note = { caseId: read.value.row.id, size, target: to, operator, printedAt: context.reading.wall };
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
