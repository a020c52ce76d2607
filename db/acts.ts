// Acts at the desk about a case that leave it as it was filed: append-only, each with its day and its words. They stay at this
// desk; nothing here is sent.
import { type Act, actSchema, statusAfter } from '../shared/cases/acts.ts';
import type { PaperRef } from '../shared/forms/answers.ts';
import type { Reader, Writer } from './sqlite.ts';
import { forgottenSql, withdrawnSql } from './version-rules.ts';

export interface ToldAct {
  readonly act: Act;
  /** `yyyy-mm-dd`: when it happened, as stated. */
  readonly on: string;
  /** When it was noted. */
  readonly at: string;
  readonly operator: string;
}

export function addAct(db: Writer, noted: ToldAct & { readonly id: string; readonly caseId: string }): void {
  db.run(
    `insert into acts (id, place, kind, on_day, at, operator, said)
     values (?, (select place from cases where id = ?), ?, ?, ?, ?, ?)`,
    noted.id,
    noted.caseId,
    noted.act.kind,
    noted.on,
    noted.at,
    noted.operator,
    JSON.stringify(noted.act),
  );
}

/** The status in which the acts on a case on paper leave it; null before it was handed over. */
export function manualStatus(db: Reader, caseId: string): string | null {
  return actsOf(db, caseId).reduce<string | null>((status, { act }) => statusAfter(act) ?? status, null);
}

/** The papers that an act as it is stored names: scans of an answer. */
export function scansOf(said: string): readonly PaperRef[] {
  const act = actSchema.safeParse(JSON.parse(said)).data;
  return act?.kind === 'answered' ? act.scans : [];
}

/** To be called after each act on a case: what becomes of one on paper is told by them alone. */
export function setManualStatus(db: Writer, caseId: string): void {
  db.run(
    `update case_states set status = ? where place = (select place from cases where id = ? and channel = 'manual')`,
    manualStatus(db, caseId),
    caseId,
  );
}

/**
 * Ids of cases with one of these statuses; `without`: and no act of this kind. Newest first. Each status is read along its
 * index, for a desk of years has tens of thousands of decided cases and is asked for a hundred.
 */
export function casesWithStatus(
  db: Reader,
  asked: { readonly statuses: readonly string[]; readonly without: string | null; readonly limit: number },
): string[] {
  const inStatus = (status: string): { id: string; place: number }[] =>
    db.all(
      `select c.id, s.place from case_states s join cases c on c.place = s.place
       where s.status = ? and s.state <> 'refused'
         and not exists (select 1 from acts a where a.place = s.place and a.kind = ?)
         and not ${forgottenSql('c.id')}
       order by s.place desc limit ?`,
      status,
      asked.without ?? '',
      asked.limit,
    );
  return asked.statuses
    .flatMap(inStatus)
    .sort((one, other) => other.place - one.place)
    .slice(0, asked.limit)
    .map(({ id }) => id);
}

/**
 * Ids of cases on paper with one of these statuses; null: not handed over yet. Oldest first, each along its index as above.
 * Of what was withdrawn nobody awaits anything.
 */
export function manualCases(db: Reader, statuses: readonly (string | null)[], limit: number): string[] {
  const inStatus = (status: string | null): { id: string; place: number }[] =>
    db.all(
      `select c.id, s.place from case_states s join cases c on c.place = s.place
       where s.state = 'manual' and s.status is ? and not ${withdrawnSql('s.place')} order by s.place limit ?`,
      status,
      limit,
    );
  return statuses
    .flatMap(inStatus)
    .sort((one, other) => one.place - other.place)
    .slice(0, limit)
    .map(({ id }) => id);
}

/** The acts of a case in the order in which they were noted; none of one that was forgotten. */
export function actsOf(db: Reader, caseId: string): ToldAct[] {
  return db
    .all<{ said: string; on: string; at: string; operator: string }>(
      `select said, on_day as "on", at, operator from acts
       where place = (select place from cases where id = ?) and said <> '' order by n`,
      caseId,
    )
    .map(({ said, ...rest }) => ({ ...rest, act: actSchema.parse(JSON.parse(said)) }));
}
