// The printer's outbox as operators see it: what waits there, tried again, settled by whoever looked at the tray.
import { caseById, readCase } from '../../db/cases.ts';
import {
  dropPrintJob,
  lastPrinted,
  type PrintJob,
  printJobDone,
  printJobFailed,
  readPrintJob,
  reopenPrintJob,
  waitingPrintJobs,
} from '../../db/print-jobs.ts';
import { addReceipt } from '../../db/receipts.ts';
import { type PrintReason, printReasonSchema } from '../../shared/contract/cases.ts';
import { printTroubles, type PrintJob as ShownJob } from '../../shared/contract/prints.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import { printSheet, type ReceiptNeeds, sheetNow } from './receipts.ts';
import { signedIn } from './signed-in.ts';

const mostShown = 50;

/** Problems: print.unknown (no such job, or it is settled or at the printer), and those of `printSheet`. */
export function printServices(
  needs: ReceiptNeeds,
): Pick<Services, 'print.list' | 'print.again' | 'print.settle' | 'print.wrong'> {
  const { db, atPrinter } = needs;
  const reasonOf = ({ reason }: PrintJob): PrintReason | undefined => printReasonSchema.safeParse(reason).data;
  const waiting = (id: string): Result<{ job: PrintJob; deskNumber: string }> => {
    const job = readPrintJob(db, id);
    const row = job === null ? null : caseById(db, job.caseId);
    const open = job?.state === 'open' || job?.state === 'failed';
    if (job === null || row === null || !open || atPrinter.has(row.deskNumber)) return fail(problem('print.unknown'));
    return ok({ job, deskNumber: row.deskNumber });
  };
  return {
    'print.list': () =>
      ok(
        waitingPrintJobs(db, mostShown).map(
          ({ id, deskNumber, size, reason, askedAt, tries, state, trouble }): ShownJob => {
            const open = atPrinter.has(deskNumber) ? 'printing' : 'unknown';
            return {
              job: id,
              deskNumber,
              size,
              reason: printReasonSchema.safeParse(reason).data ?? null,
              askedAt,
              tries,
              state: state === 'failed' ? 'failed' : open,
              trouble: printTroubles.find((one) => one === trouble) ?? null,
            };
          },
        ),
      ),
    'print.again': (context, { job: id }) => {
      const found = waiting(id);
      if (!found.ok) return found;
      const { job, deskNumber } = found.value;
      return printSheet(needs, context, { deskNumber, size: job.size, reason: reasonOf(job), to: 'printer' }, () => {
        reopenPrintJob(db, id);
        return id;
      });
    },
    'print.settle': (context, { job: id, outcome }) => {
      const found = waiting(id);
      if (!found.ok) return found;
      const { job, deskNumber } = found.value;
      if (outcome === 'dropped') {
        dropPrintJob(db, id);
        return ok({});
      }
      // It was called wrong, and is good after all: that copy was counted.
      if (job.copy !== null) {
        printJobDone(db, id, job.copy);
        return ok({});
      }
      const sheet = sheetNow(needs, { deskNumber, size: job.size, reason: reasonOf(job) }, context.present);
      if (!sheet.ok) return sheet;
      const { caseId, said } = sheet.value;
      const operator = signedIn(context).operator;
      const note = {
        caseId,
        size: job.size,
        target: 'printer' as const,
        operator,
        printedAt: context.reading.wall,
        said,
      };
      printJobDone(db, id, addReceipt(db, note));
      return ok({});
    },
    'print.wrong': (_context, { deskNumber, trouble }) => {
      const row = readCase(db, deskNumber);
      if (row === null) return fail(problem('case.unknown'));
      const job = lastPrinted(db, row.id);
      if (job === null) return fail(problem('print.unknown'));
      printJobFailed(db, job.id, trouble);
      return ok({ job: job.id });
    },
  };
}
