// What was asked of the printer, and what is known of it.
import type { ReceiptSize } from '../shared/contract/cases.ts';
import type { Reader, Writer } from './sqlite.ts';
import { forgottenSql } from './version-rules.ts';

export interface PrintJob {
  readonly id: string;
  readonly caseId: string;
  readonly size: ReceiptSize;
  readonly reason: string;
  readonly operator: string;
  readonly askedAt: string;
  readonly state: 'open' | 'printed' | 'failed' | 'dropped';
  readonly trouble: string;
  readonly tries: number;
  /** The copy as which the last try came out; null: nobody knows of one. */
  readonly copy: number | null;
}

const columns = 'id, case_id as caseId, size, reason, operator, asked_at as askedAt, state, trouble, tries, copy';

/** Notes that a receipt is on its way to the printer. */
export function addPrintJob(
  db: Writer,
  job: Pick<PrintJob, 'id' | 'caseId' | 'size' | 'reason' | 'operator' | 'askedAt'>,
): void {
  db.run(
    `insert into print_jobs (id, case_id, size, reason, operator, asked_at, state) values (?, ?, ?, ?, ?, ?, 'open')`,
    job.id,
    job.caseId,
    job.size,
    job.reason,
    job.operator,
    job.askedAt,
  );
}

/** It goes to the printer once more. */
export function reopenPrintJob(db: Writer, id: string): void {
  db.run(`update print_jobs set state = 'open', trouble = '', tries = tries + 1, copy = null where id = ?`, id);
}

/** Paper came out, as this copy. */
export function printJobDone(db: Writer, id: string, copy: number): void {
  db.run(`update print_jobs set state = 'printed', trouble = '', copy = ? where id = ?`, copy, id);
}

export function printJobFailed(db: Writer, id: string, trouble: string): void {
  db.run(`update print_jobs set state = 'failed', trouble = ? where id = ?`, trouble, id);
}

export function dropPrintJob(db: Writer, id: string): void {
  db.run(`update print_jobs set state = 'dropped' where id = ?`, id);
}

export function readPrintJob(db: Reader, id: string): PrintJob | null {
  return db.get<PrintJob>(`select ${columns} from print_jobs where id = ?`, id) ?? null;
}

/** The last job of a case that brought paper; null: none did. */
export function lastPrinted(db: Reader, caseId: string): PrintJob | null {
  const sql = `select ${columns} from print_jobs where case_id = ? and state = 'printed' order by n desc limit 1`;
  return db.get<PrintJob>(sql, caseId) ?? null;
}

/** Jobs of which no paper is known, oldest first; none of forgotten cases, whose words are gone. */
export function waitingPrintJobs(db: Reader, limit: number): (PrintJob & { readonly deskNumber: string })[] {
  return db.all(
    `select j.id, j.case_id as caseId, j.size, j.reason, j.operator, j.asked_at as askedAt, j.state, j.trouble, j.tries,
       j.copy, c.desk_number as deskNumber
     from print_jobs j join cases c on c.id = j.case_id
     where j.state in ('open', 'failed') and not ${forgottenSql('j.case_id')}
     order by j.n limit ?`,
    limit,
  );
}
