// The papers that go along when something is handed over, made from what is stored: the list of a transfer, and the slip of a
// decision.
import { readDevice } from '../../db/device.ts';
import type { Db } from '../../db/sqlite.ts';
import { problem } from '../../shared/problems.ts';
import { decisionSlip, transferList } from '../../shared/report/hand-over.ts';
import { fail, ok } from '../../shared/result.ts';
import type { CallContext, Services } from '../core/call.ts';
import { caseFor, handedOver } from './acts.ts';
import { contentOf, summaryOf } from './case-summary.ts';
import type { Deadlines } from './deadlines.ts';
import type { Packages } from './packages.ts';
import type { Pages } from './pages.ts';
import { signedIn } from './signed-in.ts';

export interface HandOverNeeds {
  readonly db: Db;
  readonly packages: Packages;
  readonly pages: Pages;
  readonly deadlines: Deadlines;
}

/** Problems: case.unknown, case.forgotten, act.wrong-route (not on paper, or to different municipalities), act.none. */
export function handOverServices({
  db,
  packages,
  pages,
  deadlines,
}: HandOverNeeds): Pick<Services, 'transfer.page' | 'decision.page'> {
  const made = (context: CallContext) => ({
    madeAt: context.reading.wall,
    madeBy: signedIn(context).name,
    center: packages.latest().centers.find(({ id }) => id === readDevice(db)?.center)?.name ?? null,
  });
  return {
    'transfer.page': (context, { cases, language }) => {
      const rows = [];
      for (const deskNumber of new Set(cases)) {
        const found = caseFor(db, deskNumber, true);
        if (!found.ok) return found;
        rows.push(found.value);
      }
      const [first] = rows;
      if (first === undefined || rows.some(({ municipality }) => municipality !== first.municipality)) {
        return fail(problem('act.wrong-route', 'several municipalities'));
      }
      const known = packages.latest().municipalities.find(({ id }) => id === first.municipality)?.name;
      const page = transferList({
        ...made(context),
        language,
        municipality: known ?? { ka: first.municipality, en: first.municipality },
        cases: rows.map((row) => ({
          deskNumber: row.deskNumber,
          applicant: row.applicantName,
          service: summaryOf(db, packages, row).serviceName,
          filedOn: row.filedOn,
          papers: contentOf(db, row.id).papers.length,
        })),
      });
      return ok({ page: pages.keep(page, signedIn(context).operator, 'people'), cases: rows.length, drafts: 0 });
    },
    'decision.page': (context, { deskNumber, language }) => {
      const found = caseFor(db, deskNumber, false);
      if (!found.ok) return found;
      const row = found.value;
      const handed = handedOver(db, row.id);
      if (handed === null || handed.act.kind !== 'decision-handed') return fail(problem('act.none'));
      const complaint = deadlines.of(row, context.present).find(({ rule }) => rule === 'complaint');
      const page = decisionSlip({
        ...made(context),
        language,
        deskNumber,
        registrationNumber: row.registrationNumber,
        applicant: row.applicantName,
        service: summaryOf(db, packages, row).serviceName,
        act: handed.act,
        on: handed.on,
        complainUntil: complaint?.due ?? null,
      });
      return ok({ page: pages.keep(page, signedIn(context).operator, 'people'), cases: 1, drafts: 0 });
    },
  };
}
