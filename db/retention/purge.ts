// Forgetting one case: its words, its person, its papers. What counts and proves stays: numbers, hashes, the chain, what
// central said of its state. The database refuses the first step unless all proofs are there (migration 30), so nothing
// here can forget what is not registered; what is begun can be cut off anywhere and goes on at the next call.
import { appendAudit } from '../audit.ts';
import { holdersOf } from '../papers.ts';
import type { Db } from '../sqlite.ts';
import { forgetCaseWords } from '../words.ts';

export interface PurgeOrder {
  readonly caseId: string;
  readonly deskNumber: string;
  readonly class: string;
  readonly countedFrom: string;
  readonly days: number;
  readonly settledSince: string;
  readonly horizonDays: number;
  /** Central's last word on the time, and the desk's clock. */
  readonly provenAt: string;
  readonly wallAt: string;
}

/** Erases the words of the case and writes down that and why, in one transaction. Throws where the proofs do not hold. */
export function beginPurge(db: Db, order: PurgeOrder): void {
  const { caseId } = order;
  db.transaction(() => {
    db.run(
      `insert into purges (case_id, class, counted_from, days, settled_since, horizon_days, proven_at, wall_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
      caseId,
      order.class,
      order.countedFrom,
      order.days,
      order.settledSince,
      order.horizonDays,
      order.provenAt,
      order.wallAt,
    );
    eraseWords(db, caseId);
    const facts = { class: order.class, countedFrom: order.countedFrom, days: order.days, provenAt: order.provenAt };
    appendAudit(
      db,
      JSON.stringify({
        at: order.wallAt,
        operator: null,
        call: 'retention.purge',
        subject: order.deskNumber,
        ...facts,
      }),
    );
  });
}

function eraseWords(db: Db, caseId: string): void {
  forgetCaseWords(db, caseId);
  db.run(`update case_versions set payload = '' where place = (select place from cases where id = ?)`, caseId);
  db.run(`update cases set applicant_name = '', personal_number = null where id = ?`, caseId);
  db.run(`update legal_holds set reason = '' where case_id = ?`, caseId);
  db.run(`update acts set said = '' where place = (select place from cases where id = ?)`, caseId);
  db.run(`update case_overrides set reason = '' where case_id = ?`, caseId);
  db.run(`update case_notes set words = '' where case_id = ?`, caseId);
  db.run(
    `update feed_events set event = case kind
       when 'entry.refused' then json_set(event, '$.reason', '')
       when 'case.status' then json_set(event, '$.note', '')
       else json_object('kind', kind) end
     where case_id = ? and kind not in ('entry.waiting', 'entry.registered')`,
    caseId,
  );
}

/**
 * Lets go of one paper of a case whose words are erased, and deletes its bytes where nobody else holds it. When none is
 * left the case is done. Answers whether it is.
 */
export function continuePurge(db: Db, caseId: string): boolean {
  return db.transaction(() => {
    const paper = db.get<{ sha256: string }>('select sha256 from paper_holders where holder = ? limit 1', caseId);
    if (paper === undefined) {
      db.run('delete from settled where place = (select place from cases where id = ?)', caseId);
      return true;
    }
    db.run('delete from paper_holders where holder = ? and sha256 = ?', caseId, paper.sha256);
    if (holdersOf(db, paper.sha256).length === 0) db.run('delete from papers where sha256 = ?', paper.sha256);
    return false;
  });
}

/** True when an entry after `seq` belongs to a forgotten case, so that it could not be sent again. */
export function forgottenAfter(db: Pick<Db, 'get'>, epoch: number, seq: number): boolean {
  const found = db.get(
    `select 1 from outbox o join cases c on c.place = o.place join purges p on p.case_id = c.id
     where o.epoch = ? and o.seq > ? limit 1`,
    epoch,
    seq,
  );
  return found !== undefined;
}

/** True when the case was forgotten, or is being. */
export function isForgotten(db: Pick<Db, 'get'>, caseId: string): boolean {
  return db.get('select 1 from purges where case_id = ?', caseId) !== undefined;
}
