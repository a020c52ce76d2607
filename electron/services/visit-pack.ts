// All receipts of a visit as one print job. Each is the very receipt that is printed alone, and each copy is counted.
import { readDevice } from '../../db/device.ts';
import { addPrintJob, printJobDone, printJobFailed, readPrintJob } from '../../db/print-jobs.ts';
import { addReceipt } from '../../db/receipts.ts';
import { casesOfVisit, readVisit } from '../../db/visits.ts';
import type { ReceiptSize } from '../../shared/contract/cases.ts';
import { problem } from '../../shared/problems.ts';
import { type PackFacts, packHtml } from '../../shared/receipt/pack.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CallContext, Services } from '../core/call.ts';
import { listedSummary } from './case-summary.ts';
import { type Pages, pagePath } from './pages.ts';
import { type ReceiptNeeds, type Sheet, sheetNow } from './receipts.ts';
import { signedIn } from './signed-in.ts';

export interface VisitPackNeeds extends ReceiptNeeds {
  readonly pages: Pages;
}

interface Pack {
  readonly html: string;
  readonly sheets: readonly (Sheet & { readonly deskNumber: string })[];
}

/** Problems: visit.unknown, visit.empty, case.forgotten. */
function packOf(needs: VisitPackNeeds, context: CallContext, visit: string, size: ReceiptSize): Result<Pack> {
  const { db, packages } = needs;
  const row = readVisit(db, visit);
  if (row === null) return fail(problem('visit.unknown'));
  const cases = casesOfVisit(db, visit);
  const device = readDevice(db);
  if (cases.length === 0 || device === null) return fail(problem('visit.empty'));
  const receipts: PackFacts['receipts'][number][] = [];
  const sheets: Pack['sheets'][number][] = [];
  let language: PackFacts['language'] = null;
  for (const one of cases) {
    const sheet = sheetNow(needs, { deskNumber: one.deskNumber, size }, context.present);
    if (!sheet.ok) return sheet;
    const { deskNumber, serviceName, applicantName } = listedSummary(packages.latest(), one);
    const { page } = sheet.value;
    sheets.push({ ...sheet.value, deskNumber });
    receipts.push({ deskNumber, service: serviceName, applicant: applicantName, html: page.html });
    language ??= page.language === 'ka' ? null : page.language;
  }
  const center = packages.latest().centers.find(({ id }) => id === device.center);
  const html = packHtml({
    ...{ size, language, receipts },
    center: center?.name ?? { ka: device.center, en: device.center },
    operator: signedIn(context).name,
    begunAt: row.begunAt,
  });
  return ok({ html, sheets });
}

/** Problems: visit.unknown, visit.empty, case.forgotten, receipt.not-printed, desk.disk-full, desk.read-only. */
export function visitPackServices(needs: VisitPackNeeds): Pick<Services, 'visit.print'> {
  const { db, printer, random, atPrinter, pages } = needs;
  return {
    'visit.print': (context, { visit, size, to }) => {
      const pack = packOf(needs, context, visit, size);
      if (!pack.ok) return pack;
      const { html, sheets } = pack.value;
      if (sheets.some(({ deskNumber }) => atPrinter.has(deskNumber)))
        return fail(problem('receipt.not-printed', 'already at the printer'));
      const operator = signedIn(context).operator;
      const path = pagePath(pages.keepHtml(html, operator, 'people'));
      const askedAt = context.reading.wall;
      // What does not come out together can be printed one by one from the printer's list.
      const jobs = sheets.map(({ caseId }) => ({ id: random.uuid(), caseId, size, reason: '', operator, askedAt }));
      if (to === 'printer') for (const job of jobs) addPrintJob(db, job);
      // Nothing may throw from here on: what is at the printer is taken from there by the promise alone.
      for (const { deskNumber, page } of sheets) atPrinter.set(deskNumber, { page, size });
      const print = async (): Promise<Uint8Array | boolean> => {
        if (to === 'pdf') return printer.pdf(path, size);
        let taken = false;
        try {
          taken = jobs.every(({ id }) => readPrintJob(db, id)?.state === 'open') && (await printer.print(path, size));
        } finally {
          if (!taken) for (const { id } of jobs) printJobFailed(db, id, 'not-taken');
        }
        return taken;
      };
      const gone = (): void => {
        for (const { deskNumber } of sheets) atPrinter.delete(deskNumber);
      };
      return Promise.resolve()
        .then(print)
        .finally(gone)
        .then((output) => () => {
          if (output === false) return fail(problem('receipt.not-printed'));
          for (const [at, { caseId, said }] of sheets.entries()) {
            const copy = addReceipt(db, { caseId, said, size, target: to, operator, printedAt: askedAt });
            const job = jobs[at];
            if (to === 'printer' && job !== undefined) printJobDone(db, job.id, copy);
          }
          if (output === true) return ok({ receipts: sheets.length, file: null });
          const kept = needs.keepReceipt(`visit-${visit}.pdf`, output);
          return kept.ok ? ok({ receipts: sheets.length, file: kept.value }) : kept;
        });
    },
  };
}
