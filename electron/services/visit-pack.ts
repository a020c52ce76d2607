// All receipts of a visit as one print job. Each is the very receipt that is printed alone, and each copy is counted.
import { readDevice } from '../../db/device.ts';
import { addReceipt } from '../../db/receipts.ts';
import type { Db } from '../../db/sqlite.ts';
import { casesOfVisit, readVisit } from '../../db/visits.ts';
import type { ReceiptSize } from '../../shared/contract/cases.ts';
import { problem } from '../../shared/problems.ts';
import { type PackFacts, packHtml } from '../../shared/receipt/pack.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CallContext, Services } from '../core/call.ts';
import type { Printer } from '../core/ports.ts';
import { listedSummary } from './case-summary.ts';
import type { Packages } from './packages.ts';
import { type Pages, pagePath } from './pages.ts';
import { signedIn } from './signed-in.ts';

export interface VisitPackNeeds {
  readonly db: Db;
  readonly packages: Packages;
  readonly printer: Printer;
  readonly pages: Pages;
  /** Writes a file into the desk's receipt folder, safe against a power cut; answers its path. */
  readonly keepReceipt: (name: string, bytes: Uint8Array) => Result<string>;
  readonly readReceipt: Services['receipt.read'];
  /** What is kept of a printed receipt of this case, as of now. */
  readonly saidNow: (deskNumber: string, present: string) => Result<string>;
}

interface Pack {
  readonly html: string;
  readonly copies: readonly { readonly caseId: string; readonly said: string }[];
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
  const copies: Pack['copies'][number][] = [];
  let language: PackFacts['language'] = null;
  for (const one of cases) {
    const read = needs.readReceipt(context, { deskNumber: one.deskNumber, size });
    if (read instanceof Promise) throw new Error('a receipt that must be waited for');
    if (!read.ok) return read;
    const said = needs.saidNow(one.deskNumber, context.present);
    if (!said.ok) return said;
    copies.push({ caseId: one.id, said: said.value });
    const { deskNumber, serviceName, applicantName } = listedSummary(packages, one);
    receipts.push({ deskNumber, service: serviceName, applicant: applicantName, html: read.value.html });
    language ??= read.value.language === 'ka' ? null : read.value.language;
  }
  const center = packages.latest().centers.find(({ id }) => id === device.center);
  const html = packHtml({
    ...{ size, language, receipts },
    center: center?.name ?? { ka: device.center, en: device.center },
    operator: signedIn(context).name,
    begunAt: row.begunAt,
  });
  return ok({ html, copies });
}

/** Problems: visit.unknown, visit.empty, case.forgotten, receipt.not-printed, desk.disk-full, desk.read-only. */
export function visitPackServices(needs: VisitPackNeeds): Pick<Services, 'visit.print'> {
  const { db, printer, pages } = needs;
  return {
    'visit.print': (context, { visit, size, to }) => {
      const pack = packOf(needs, context, visit, size);
      if (!pack.ok) return pack;
      const { html, copies } = pack.value;
      const operator = signedIn(context).operator;
      const path = pagePath(pages.keepHtml(html, operator));
      const printed = to === 'pdf' ? printer.pdf(path, size) : printer.print(path, size);
      return printed.then((output) => () => {
        if (output === false) return fail(problem('receipt.not-printed'));
        for (const copy of copies) {
          addReceipt(db, { ...copy, size, target: to, operator, printedAt: context.reading.wall });
        }
        if (output === true) return ok({ receipts: copies.length, file: null });
        const kept = needs.keepReceipt(`visit-${visit}.pdf`, output);
        return kept.ok ? ok({ receipts: copies.length, file: kept.value }) : kept;
      });
    },
  };
}
