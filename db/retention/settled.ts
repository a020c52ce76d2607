// Registered cases on their way to being forgotten: since when all of each is with central, and when it is due. Which
// cases stand here is kept by triggers; what is written here is only judged, and judged again before a case goes.
import { finalStatuses, retentionOf } from '../../shared/catalogue/retention.ts';
import type { CataloguePackage, RetentionClass } from '../../shared/catalogue/schema.ts';
import { type Judgement, judgeRetention } from '../../shared/retention/judge.ts';
import type { Reader, Writer } from '../sqlite.ts';
import { forgottenSql } from '../version-rules.ts';

export type RetentionRules = Pick<CataloguePackage, 'version' | 'services' | 'retentionClasses' | 'defaultRetention'>;

export interface SettledCase {
  readonly place: number;
  readonly caseId: string;
  readonly deskNumber: string;
  readonly service: string;
  readonly filedOn: string;
  readonly since: string | null;
  readonly registeredAt: string;
  readonly decidedAt: string | null;
  readonly due: string | null;
  /** Its row of `purges` is there and something of it still to be erased. */
  readonly begun: number;
}

// The last final word counts: central may reopen a case and decide again.
const columns = `t.place, c.id as caseId, c.desk_number as deskNumber, c.service, c.filed_on as filedOn, t.since, t.due,
  s.registered_at as registeredAt,
  case when s.status in (${finalStatuses.map((status) => `'${status}'`).join(', ')}) then
    (select max(json_extract(event, '$.at')) from feed_events where case_id = c.id and kind = 'case.status') end
    as decidedAt,
  ${forgottenSql('c.id')} as begun
  from settled t join cases c on c.place = t.place join case_states s on s.place = t.place`;

/** Cases that were not judged by this catalogue yet, at most `limit`. */
export function unjudgedCases(db: Reader, version: number, limit: number): SettledCase[] {
  return db.all<SettledCase>(`select ${columns} where t.judged_by < ? limit ?`, version, limit);
}

/** The case that has been due longest at `now` and is not held, after the one due at `after.due`; null when there is none. */
export function nextDue(db: Reader, now: string, after: Pick<SettledCase, 'due' | 'place'> | null): SettledCase | null {
  const found = db.get<SettledCase>(
    `select ${columns} where t.due <= ? and (t.due, t.place) > (?, ?)
       and not exists (select 1 from held_cases h where h.case_id = c.id)
     order by t.due, t.place limit 1`,
    now,
    after?.due ?? '',
    after?.place ?? 0,
  );
  return found ?? null;
}

export function settledCase(db: Reader, caseId: string): SettledCase | null {
  return db.get<SettledCase>(`select ${columns} where c.id = ?`, caseId) ?? null;
}

/** What the rules of today say of the case; with the moment it is settled since. */
export function judged(
  found: SettledCase,
  rules: RetentionRules,
  horizonDays: number,
  centralTime: string,
): Judgement & { readonly rule: RetentionClass; readonly since: string } {
  const rule = retentionOf(rules, found.service);
  const since = found.since ?? centralTime;
  return { ...judgeRetention({ ...found, settledSince: since }, rule, horizonDays), rule, since };
}

/** Judges the case and keeps the judgement. */
export function judge(
  db: Writer,
  found: SettledCase,
  rules: RetentionRules,
  world: { readonly horizonDays: number; readonly centralTime: string },
): ReturnType<typeof judged> {
  const judgement = judged(found, rules, world.horizonDays, world.centralTime);
  db.run(
    'update settled set since = ?, judged_by = ?, class = ?, counted_from = ?, days = ?, due = ? where place = ?',
    judgement.since,
    rules.version,
    judgement.rule.id,
    judgement.countedFrom,
    judgement.days,
    judgement.due,
    found.place,
  );
  return judgement;
}

/** Central's last proven time, and how far back it may be restored from a copy. */
export function centralHorizon(db: Reader): { readonly centralTime: string | null; readonly horizonDays: number } {
  const row = db.get<{ centralTime: string | null; horizonDays: number }>(
    'select trusted_time as centralTime, backup_horizon_days as horizonDays from exchange',
  );
  if (row === undefined) throw new Error('the exchange row is missing');
  return row;
}

/** Takes over how far back central may be restored from a copy, in whole days; everything is judged anew by it. */
export function setBackupHorizon(db: Writer, days: number): void {
  if (db.run('update exchange set backup_horizon_days = ? where backup_horizon_days <> ?', days, days) === 1)
    db.run('update settled set judged_by = 0, due = null');
}
