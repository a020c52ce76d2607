// Keeping and forgetting as the screens see it: what goes when, holds on single cases, and the record of what was erased.
// Nothing here erases anything; that is the sweep's (db/retention), and it asks nobody.
import { auditHead, verifyAudit } from '../../db/audit.ts';
import type { CaseRow } from '../../db/cases.ts';
import { readDevice } from '../../db/device.ts';
import { countHeld, holdActs, isHeld, placeHold } from '../../db/holds.ts';
import { readOperator } from '../../db/operators.ts';
import { chainHead } from '../../db/outbox.ts';
import { papersWaiting } from '../../db/papers.ts';
import {
  countByClass,
  countDueBy,
  countForgotten,
  dueOf,
  forgottenByClass,
  type PurgeRow,
  purgesAfter,
} from '../../db/retention/overview.ts';
import { centralHorizon } from '../../db/retention/settled.ts';
import type { Db } from '../../db/sqlite.ts';
import { brokenEntry } from '../../db/unsent.ts';
import { classOfOldCatalogues, retentionOf } from '../../shared/catalogue/retention.ts';
import type { RetentionClass } from '../../shared/catalogue/schema.ts';
import type { Keeping } from '../../shared/contract/retention.ts';
import { purgeRecord, type RecordFacts } from '../../shared/report/purges.ts';
import { ok } from '../../shared/result.ts';
import { provenNow } from '../../shared/retention/judge.ts';
import type { Services } from '../core/call.ts';
import { knownCase } from './known-case.ts';
import type { Packages } from './packages.ts';
import type { Pages } from './pages.ts';
import { signedIn } from './signed-in.ts';

const soonDays = 30;
const dayMs = 86_400_000;
const rowsAtOnce = 500;

/** What holds of one case. Problems: case.unknown, case.forgotten. */
export function keepingOf(db: Db, packages: Packages, row: CaseRow): Keeping {
  const kept = dueOf(db, row.id);
  const proven = kept !== null && papersWaiting(db, row.id) === 0;
  return {
    state: isHeld(db, row.id) ? 'held' : proven ? 'waiting' : 'unproven',
    className: retentionOf(packages.latest(), row.service).name,
    due: proven ? kept.due : null,
    acts: holdActs(db, row.id).map(({ act, reason, operator, at }) => ({
      act,
      reason,
      at,
      operatorName: readOperator(db, operator)?.name ?? '',
    })),
  };
}

function allPurges(db: Db): PurgeRow[] {
  const rows: PurgeRow[] = [];
  for (let page = purgesAfter(db, 0, rowsAtOnce); page.length > 0; page = purgesAfter(db, rows.length, rowsAtOnce)) {
    rows.push(...page);
  }
  return rows;
}

/** Problems: case.unknown, case.forgotten. */
export function retentionServices(
  db: Db,
  packages: Packages,
  pages: Pages,
): Pick<Services, 'retention.read' | 'keeping.read' | 'hold.set' | 'purge.report'> {
  const classOf = (id: string): RetentionClass =>
    packages.latest().retentionClasses?.find((one) => one.id === id) ?? classOfOldCatalogues;
  return {
    'retention.read': ({ reading }) => {
      const { centralTime, horizonDays } = centralHorizon(db);
      const now = provenNow(centralTime, reading.wall) ?? '';
      const soon = now === '' ? '' : new Date(Date.parse(now) + soonDays * dayMs).toISOString();
      const due = countDueBy(db, now);
      return ok({
        provenTime: centralTime,
        horizonDays,
        due,
        soon: countDueBy(db, soon) - due,
        held: countHeld(db),
        forgotten: countForgotten(db),
        classes: countByClass(db).map(({ id, cases, next }) => {
          const { name, afterDecisionDays, afterRegistrationDays } = classOf(id);
          return { id, name, cases, next, afterDecisionDays, afterRegistrationDays };
        }),
      });
    },
    'keeping.read': (_context, { deskNumber }) => {
      const row = knownCase(db, deskNumber);
      return row.ok ? ok(keepingOf(db, packages, row.value)) : row;
    },
    'hold.set': (context, { deskNumber, act, reason }) => {
      const row = knownCase(db, deskNumber);
      if (!row.ok) return row;
      const operator = signedIn(context).operator;
      placeHold(db, { caseId: row.value.id, act, reason, operator, at: context.reading.wall });
      return ok(keepingOf(db, packages, row.value));
    },
    'purge.report': (context, { language }) => {
      const device = readDevice(db);
      const audit = verifyAudit(db);
      const outbox = brokenEntry(db);
      const purges = allPurges(db);
      const facts: RecordFacts = {
        language,
        madeAt: context.reading.wall,
        madeBy: signedIn(context).name,
        center: packages.latest().centers.find(({ id }) => id === device?.center)?.name ?? null,
        classes: forgottenByClass(db).map(({ id, cases }) => ({ name: classOf(id).name, cases })),
        auditHead: auditHead(db),
        chainHead: device === null ? null : { epoch: device.epoch, ...chainHead(db, device) },
        brokenAt: audit.ok ? (outbox === null ? null : outbox.seq) : audit.seq,
        purges,
      };
      const page = pages.keep(purgeRecord(facts), signedIn(context).operator, 'nobody');
      return ok({ page, cases: purges.length, drafts: 0 });
    },
  };
}
