// What waits for somebody at this desk: missing papers to ask for, decisions to hand out, cases on paper to hand over or to
// hear of. Derived from what is stored at every asking; nothing here is a list of its own that could be wrong.
import { actsOf, casesWithStatus, manualCases } from '../../db/acts.ts';
import { type CaseRow, caseById } from '../../db/cases.ts';
import type { Db } from '../../db/sqlite.ts';
import { answeredStatuses } from '../../shared/cases/acts.ts';
import { rolesOf } from '../../shared/cases/roles.ts';
import { finalStatuses } from '../../shared/catalogue/retention.ts';
import type { FlawTask, ManualCase } from '../../shared/contract/acts.ts';
import type { ListedCase } from '../../shared/contract/cases.ts';
import { ok } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import { contentOf, listedSummary } from './case-summary.ts';
import type { Deadlines } from './deadlines.ts';
import { openRequest } from './missing.ts';
import type { Packages } from './packages.ts';

const mostShown = 100;
/** Decisions that somebody is to be handed; `handed-over` and `completed` are behind that. */
const toHandOut = ['satisfied', 'partly-satisfied', 'refused', 'left-unconsidered', 'ready'];
/** Handed over, and not answered for good. */
const awaitedOnPaper = ['transferred', ...answeredStatuses].filter((status) => !finalStatuses.includes(status));

/** No problems. */
export function taskServices(db: Db, packages: Packages, deadlines: Deadlines): Pick<Services, 'task.list'> {
  const rowsOf = (ids: readonly string[]): CaseRow[] => ids.flatMap((id) => caseById(db, id) ?? []);
  const listed = (row: CaseRow, present: string): ListedCase => ({
    ...listedSummary(packages.latest(), row),
    due: deadlines.listed(row, present),
  });
  const manual = (row: CaseRow, present: string): ManualCase => {
    const municipality = packages.latest().municipalities.find(({ id }) => id === row.municipality);
    const name = municipality?.name ?? { ka: row.municipality, en: row.municipality };
    return { case: listed(row, present), municipalityName: name };
  };
  const flaw = (row: CaseRow, present: string): FlawTask[] => {
    const request = openRequest(db, row, deadlines, present);
    if (request === null) return [];
    const { since, until, words } = request;
    const acts = actsOf(db, row.id);
    const calls = acts.flatMap(({ act, on, at }) =>
      act.kind === 'called' && on >= since ? [{ at, outcome: act.outcome }] : [],
    );
    const task: FlawTask = {
      case: listed(row, present),
      missing: words,
      since,
      until,
      call: rolesOf(contentOf(db, row.id).applicant).flatMap(({ role, name, phone }) =>
        phone === '' ? [] : [{ role, name, phone }],
      ),
      tried: calls.length,
      lastTry: calls.at(-1) ?? null,
      brought: acts.flatMap(({ act, on }) => (act.kind === 'papers-brought' ? [on] : [])),
    };
    return [task];
  };
  return {
    'task.list': ({ present }) => {
      const flawed = rowsOf(casesWithStatus(db, { statuses: ['flaw'], without: null, limit: mostShown }));
      const decided = casesWithStatus(db, { statuses: toHandOut, without: 'decision-handed', limit: mostShown });
      return ok({
        flaws: flawed.flatMap((row) => flaw(row, present)),
        // Also one that crossed a withdrawal: it is handed out all the same.
        decisions: rowsOf(decided).map((row) => listed(row, present)),
        transfers: rowsOf(manualCases(db, [null], mostShown)).map((row) => manual(row, present)),
        awaited: rowsOf(manualCases(db, awaitedOnPaper, mostShown)).map((row) => manual(row, present)),
      });
    },
  };
}
