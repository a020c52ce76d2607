// Legal holds: that a case must not be forgotten, whoever else says so. Append-only; the last act counts, and the
// database refuses to forget a case whose last act placed a hold.
import type { Db, Reader } from './sqlite.ts';

export interface HoldAct {
  readonly caseId: string;
  readonly act: 'placed' | 'lifted';
  /** As typed; erased with the case. */
  readonly reason: string;
  readonly operator: string;
  readonly at: string;
}

/** Places or lifts a hold; false when that changes nothing. */
export function placeHold(db: Db, { caseId, act, reason, operator, at }: HoldAct): boolean {
  return db.transaction(() => {
    if ((act === 'placed') === isHeld(db, caseId)) return false;
    db.run(
      'insert into legal_holds (case_id, act, reason, operator, at) values (?, ?, ?, ?, ?)',
      caseId,
      act,
      reason,
      operator,
      at,
    );
    return true;
  });
}

export function isHeld(db: Reader, caseId: string): boolean {
  return db.get('select 1 from held_cases where case_id = ?', caseId) !== undefined;
}

/** Everything that was done about holding the case, oldest first. */
export function holdActs(db: Reader, caseId: string): HoldAct[] {
  return db.all<HoldAct>(
    'select case_id as caseId, act, reason, operator, at from legal_holds where case_id = ? order by n',
    caseId,
  );
}

/** How many cases are held. */
export function countHeld(db: Reader): number {
  return db.get<{ count: number }>('select count(*) as count from held_cases')?.count ?? 0;
}
