// Receipts: made from committed cases only, printed by the port, and every copy counted. What goes to the printer is a job that
// is written down first (db/print-jobs), so that a printer or a desk that stops loses none.
import { addPrintJob, printJobDone, printJobFailed, readPrintJob } from '../../db/print-jobs.ts';
import { addReceipt, receiptCopies } from '../../db/receipts.ts';
import type { Db } from '../../db/sqlite.ts';
import type { PrintReason, ReceiptSize } from '../../shared/contract/cases.ts';
import type { Output } from '../../shared/contract/contract.ts';
import { problem } from '../../shared/problems.ts';
import { receiptSaid } from '../../shared/receipt/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Answer, CallContext, Services } from '../core/call.ts';
import type { Printer, Random } from '../core/ports.ts';
import { readableView } from './cases.ts';
import type { Deadlines } from './deadlines.ts';
import { type SheetNeeds, sheetPage } from './receipt-sheets.ts';
import { signedIn } from './signed-in.ts';

/**
 * What is at the printer now, by desk number: a second copy at once would carry the same number, and central may answer
 * meanwhile.
 */
export type AtPrinter = Map<string, { readonly page: Output<'receipt.read'>; readonly size: ReceiptSize }>;

export interface ReceiptNeeds extends SheetNeeds {
  readonly db: Db;
  readonly deadlines: Deadlines;
  readonly printer: Printer;
  readonly random: Random;
  readonly atPrinter: AtPrinter;
  /** Writes a file into the desk's receipt folder, safe against a power cut; answers its path. */
  readonly keepReceipt: (name: string, bytes: Uint8Array) => Result<string>;
}

/** The address at which the app's own origin serves a receipt. */
export function receiptPath(deskNumber: string, size: ReceiptSize): string {
  return `/receipt/${deskNumber}/${size}`;
}

export interface Sheet {
  readonly caseId: string;
  readonly page: Output<'receipt.read'>;
  /** What is kept of it when it was printed, as JSON text. */
  readonly said: string;
}

interface Wanted {
  readonly deskNumber: string;
  readonly size: ReceiptSize;
  /** Why there is one more copy. */
  readonly reason?: PrintReason | undefined;
}

/** The receipt as it would be printed now. Problems: case.unknown, case.forgotten. */
export function sheetNow(needs: ReceiptNeeds, { deskNumber, size, reason }: Wanted, present: string): Result<Sheet> {
  const read = readableView(needs.db, needs.packages, deskNumber);
  if (!read.ok) return read;
  const { row, view } = read.value;
  const copies = receiptCopies(needs.db, row.id).length;
  const told = receiptSaid(view, needs.deadlines.of(row, present));
  // The first one needs none, whatever was chosen.
  const said = reason === undefined || copies === 0 ? told : { ...told, reason };
  const page = { ...sheetPage(needs, { view, said, copy: copies + 1, size }), copies };
  return ok({ caseId: row.id, page, said: JSON.stringify(said) });
}

interface Asked extends Wanted {
  readonly to: 'printer' | 'pdf';
}

/**
 * Prints the receipt, or saves it as a file. `begin` writes down that it was asked of the printer and answers the job's id,
 * null for a file. That is committed before the printer gets anything: what cannot be written down is not printed.
 * Problems: case.unknown, case.forgotten, receipt.not-printed (refused by the printer, or being printed already).
 */
export function printSheet(
  needs: ReceiptNeeds,
  context: CallContext,
  { to, ...wanted }: Asked,
  begin: (caseId: string) => string | null,
): Answer<'receipt.print'> | Promise<() => Answer<'receipt.print'>> {
  const { db, printer, atPrinter } = needs;
  const { deskNumber, size } = wanted;
  const sheet = sheetNow(needs, wanted, context.present);
  if (!sheet.ok) return sheet;
  if (atPrinter.has(deskNumber)) return fail(problem('receipt.not-printed', 'already at the printer'));
  const { caseId, page, said } = sheet.value;
  const job = begin(caseId);
  atPrinter.set(deskNumber, { page, size });
  const path = receiptPath(deskNumber, size);
  const operator = signedIn(context).operator;
  const note = { caseId, size, target: to, operator, printedAt: context.reading.wall, said };
  const print = async (): Promise<Uint8Array | boolean> => {
    if (job === null) return printer.pdf(path, size);
    let taken = false;
    try {
      taken = readPrintJob(db, job)?.state === 'open' && (await printer.print(path, size));
    } finally {
      if (!taken) printJobFailed(db, job, 'not-taken');
    }
    return taken;
  };
  return Promise.resolve()
    .then(print)
    .finally(() => atPrinter.delete(deskNumber))
    .then((output) => () => {
      if (output === false) return fail(problem('receipt.not-printed'));
      const copy = addReceipt(db, note);
      if (job !== null) printJobDone(db, job, copy);
      if (output === true) return ok({ copy, file: null });
      const kept = needs.keepReceipt(`${deskNumber}-${copy}.pdf`, output);
      return kept.ok ? ok({ copy, file: kept.value }) : kept;
    });
}

/** Problems: case.unknown, case.forgotten, receipt.not-printed (refused by the printer, or being printed already), desk.disk-full, desk.read-only. */
export function receiptServices(needs: ReceiptNeeds): Pick<Services, 'receipt.read' | 'receipt.print'> {
  const { db, atPrinter } = needs;
  return {
    'receipt.read': ({ present }, { deskNumber, size }) => {
      const held = atPrinter.get(deskNumber);
      if (held?.size === size) return ok(held.page);
      const sheet = sheetNow(needs, { deskNumber, size }, present);
      return sheet.ok ? ok(sheet.value.page) : sheet;
    },
    'receipt.print': (context, asked) =>
      printSheet(needs, context, asked, (caseId) => {
        if (asked.to === 'pdf') return null;
        const id = needs.random.uuid();
        const { operator } = signedIn(context);
        addPrintJob(db, {
          id,
          caseId,
          size: asked.size,
          reason: asked.reason ?? '',
          operator,
          askedAt: context.reading.wall,
        });
        return id;
      }),
  };
}
