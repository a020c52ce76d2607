// Lists of chosen cases, and the choices that an operator keeps. A list looks at so many cases a page and says where it
// stopped: what is not stored, like a term that has passed, has no index.

import { dropView, keepView, viewsOf } from '../../db/case-views.ts';
import { type CaseRow, casesAt } from '../../db/cases.ts';
import { catchUpFiled, type FiledChoice, filedAfter, filedNames, filedPlace } from '../../db/filed.ts';
import { readOperator } from '../../db/operators.ts';
import type { Db } from '../../db/sqlite.ts';
import { type CaseFilter, type CaseViews, mostViews } from '../../shared/contract/case-views.ts';
import type { CaseState } from '../../shared/contract/cases.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok } from '../../shared/result.ts';
import { daysBefore, tbilisiDate } from '../../shared/time/dates.ts';
import type { Services } from '../core/call.ts';
import type { Deadlines } from './deadlines.ts';
import type { Packages } from './packages.ts';
import { signedIn } from './signed-in.ts';

const aStretch = 200;
const mostLooked = 2000;

function choiceOf({ service, operator, period }: CaseFilter, today: string): FiledChoice {
  const from = period === null ? null : 'days' in period ? daysBefore(today, period.days - 1) : period.from;
  return { service, operator, from, to: period === null || 'days' in period ? null : period.to };
}

export interface ChosenPage {
  readonly rows: readonly CaseRow[];
  /** The case behind which the next page begins; null: there is none. */
  readonly next: string | null;
}

export interface Chosen {
  readonly state: CaseState | null;
  readonly filter: CaseFilter;
  /** The case behind which the page begins; an unknown one gives an empty page. */
  readonly before: string | null;
  readonly limit: number;
}

/** One page of the chosen cases, newest first. */
export function chosenCases(db: Db, deadlines: Deadlines, present: string, chosen: Chosen): ChosenPage {
  catchUpFiled(db);
  const { state, filter, before, limit } = chosen;
  const today = tbilisiDate(present);
  const isMeant = (row: CaseRow): boolean => {
    if (state !== null && row.state !== state) return false;
    if (!filter.overdue) return true;
    const earliest = deadlines.earliest(row);
    return earliest !== null && earliest < today && deadlines.listed(row, present)?.state === 'overdue';
  };
  const choice = choiceOf(filter, today);
  const rows: CaseRow[] = [];
  let after = before === null ? null : filedPlace(db, before);
  if (before !== null && after === null) return { rows, next: null };
  for (let looked = 0; looked < mostLooked; looked += aStretch) {
    const stretch = filedAfter(db, choice, after, aStretch);
    const found = new Map(
      casesAt(
        db,
        stretch.map(({ place }) => place),
      ).map((row) => [row.place, row]),
    );
    for (const at of stretch) {
      const row = found.get(at.place);
      after = at;
      if (row === undefined || !isMeant(row)) continue;
      rows.push(row);
      if (rows.length === limit) return { rows, next: isLast(stretch, at) ? null : row.deskNumber };
    }
    if (stretch.length < aStretch) return { rows, next: null };
  }
  const last = after === null ? undefined : casesAt(db, [after.place])[0];
  return { rows, next: last?.deskNumber ?? null };
}

/** Nothing comes behind it. */
function isLast(stretch: readonly unknown[], at: unknown): boolean {
  return stretch.length < aStretch && stretch.at(-1) === at;
}

/** Problem: call.invalid, for one view too many. */
export function caseViewServices(
  db: Db,
  packages: Packages,
): Pick<Services, 'view.list' | 'view.save' | 'view.remove'> {
  const all = (operator: string): CaseViews => {
    catchUpFiled(db);
    const { services, operators } = filedNames(db);
    const pkg = packages.latest();
    return {
      views: viewsOf(db, operator),
      services: services.flatMap((id) => {
        const service = pkg.services.find((one) => one.id === id);
        return service === undefined || service.sensitive ? [] : [{ id, name: service.name }];
      }),
      operators: operators.map((id) => ({ id, name: readOperator(db, id)?.name ?? '' })),
    };
  };
  return {
    'view.list': (context) => ok(all(signedIn(context).operator)),
    'view.save': (context, { name, filter }) => {
      const { operator } = signedIn(context);
      const kept = viewsOf(db, operator);
      const asked = name.trim();
      if (kept.length >= mostViews && !kept.some((one) => one.name === asked)) {
        return fail(problem('call.invalid', 'name: too many views'));
      }
      keepView(db, operator, { name: asked, filter });
      return ok(all(operator));
    },
    'view.remove': (context, { name }) => {
      const { operator } = signedIn(context);
      dropView(db, operator, name);
      return ok(all(operator));
    },
  };
}
