// The whole of keeping and forgetting as steps: judges what was not judged yet, then forgets what is due, one small
// transaction a step, so that the desk's thread is never held up for long. It may be cut off after and within any step and
// begun anew at any time. `sweepToEnd` runs all of it at once.
import { provenNow } from '../../shared/retention/judge.ts';
import { papersWaiting } from '../papers.ts';
import type { Db } from '../sqlite.ts';
import { beginPurge, continuePurge } from './purge.ts';
import {
  centralHorizon,
  judge,
  nextDue,
  type RetentionRules,
  type SettledCase,
  settledCase,
  unjudgedCases,
} from './settled.ts';

/** What lies outside the database knows a case by these. */
export type Leaving = Pick<SettledCase, 'deskNumber' | 'filedOn'>;

export interface SweepOrder {
  /** The newest catalogue. */
  readonly rules: RetentionRules;
  /** The desk's clock, which alone hurries nothing. */
  readonly wall: string;
  /** What is to go before the case's words do and lies outside the database, such as printed files; may be repeated. */
  readonly before?: (leaving: Leaving) => void;
}

/** What one committed step did. */
export type SweepStep =
  | { readonly kind: 'judged'; readonly cases: number }
  | { readonly kind: 'begun'; readonly deskNumber: string }
  | { readonly kind: 'paper' }
  | { readonly kind: 'forgotten' };

const casesAStep = 20;

/** Steps until nothing is left to do at this moment. Between two of them the caller may do whatever it likes. */
export function* sweep(db: Db, order: SweepOrder): Generator<SweepStep> {
  const { rules, wall } = order;
  const { centralTime } = centralHorizon(db);
  const now = provenNow(centralTime, wall);
  if (centralTime === null || now === null) return;
  for (;;) {
    const cases = judgeSome(db, rules, centralTime);
    if (cases === 0) break;
    yield { kind: 'judged', cases };
  }
  let last: SettledCase | null = null;
  for (let due = nextDue(db, now, last); due !== null; due = nextDue(db, now, last)) {
    last = due;
    if (due.begun === 0 && !begin(db, due, order)) continue;
    if (due.begun === 0) yield { kind: 'begun', deskNumber: due.deskNumber };
    while (!continuePurge(db, due.caseId)) yield { kind: 'paper' };
    yield { kind: 'forgotten' };
  }
}

function judgeSome(db: Db, rules: RetentionRules, centralTime: string): number {
  return db.transaction(() => {
    const found = unjudgedCases(db, rules.version, casesAStep);
    const { horizonDays } = centralHorizon(db);
    for (const one of found) judge(db, one, rules, { horizonDays, centralTime });
    return found.length;
  });
}

/** Judges the case by what holds now, for since it was judged it may have changed; false where it stays. */
function begin(db: Db, { caseId, deskNumber }: SettledCase, { rules, wall, before }: SweepOrder): boolean {
  return db.transaction(() => {
    const { centralTime, horizonDays } = centralHorizon(db);
    const now = provenNow(centralTime, wall);
    const found = unheld(db, caseId);
    if (found === null || centralTime === null || now === null || found.since === null || !isWithCentral(db, found))
      return false;
    const { rule, since, countedFrom, days, due } = judge(db, found, rules, { horizonDays, centralTime });
    if (due > now) return false;
    before?.(found);
    beginPurge(db, {
      caseId,
      deskNumber,
      class: rule.id,
      countedFrom,
      days,
      settledSince: since,
      horizonDays,
      provenAt: centralTime,
      wallAt: wall,
    });
    return true;
  });
}

/** Not held by the law, nor by a correction that is being typed: its draft has the case's words. */
function unheld(db: Db, caseId: string): SettledCase | null {
  const held =
    db.get(
      'select 1 from held_cases where case_id = ? union all select 1 from drafts where corrects = ?',
      caseId,
      caseId,
    ) !== undefined;
  return held ? null : settledCase(db, caseId);
}

/** Every entry of it, and every paper that it owes. */
function isWithCentral(db: Db, { place, caseId }: SettledCase): boolean {
  const unsent = db.get(
    'select 1 from outbox o join device d on d.epoch = o.epoch, exchange x where o.place = ? and o.seq > x.has_seq',
    place,
  );
  return unsent === undefined && papersWaiting(db, caseId) === 0;
}

/** The whole sweep without a pause; answers how many cases were forgotten. */
export function sweepToEnd(db: Db, order: SweepOrder): number {
  let forgotten = 0;
  for (const step of sweep(db, order)) if (step.kind === 'forgotten') forgotten += 1;
  return forgotten;
}
