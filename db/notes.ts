// Notes on cases, kept at the desk and never sent. A note that is handed to somebody is a promise: open until whoever has
// it says that it is kept. Nothing of it changes but who took it and who kept it, each once.
import type { Db, Reader, Writer } from './sqlite.ts';
import { forgottenSql } from './version-rules.ts';

export interface NewNote {
  readonly caseId: string;
  readonly operator: string;
  readonly at: string;
  readonly words: string;
  /** Null: a note only; shift: for whoever comes next; else the operator it is for. */
  readonly to: { readonly kind: 'shift' } | { readonly kind: 'operator'; readonly operator: string } | null;
}

export interface NoteRow {
  readonly n: number;
  readonly caseId: string;
  readonly operator: string;
  readonly at: string;
  readonly words: string;
  readonly handed: 'operator' | 'shift' | null;
  readonly forOperator: string | null;
  readonly takenBy: string | null;
  readonly takenAt: string | null;
  readonly keptBy: string | null;
  readonly keptAt: string | null;
}

const columns = `n, case_id as caseId, operator, at, words, handed, for_operator as forOperator,
  taken_by as takenBy, taken_at as takenAt, kept_by as keptBy, kept_at as keptAt`;

/** Adds a note and answers its number. */
export function addNote(db: Writer, { caseId, operator, at, words, to }: NewNote): number {
  const row = db.get<{ n: number }>(
    `insert into case_notes (case_id, operator, at, words, handed, for_operator) values (?, ?, ?, ?, ?, ?) returning n`,
    caseId,
    operator,
    at,
    words,
    to?.kind ?? null,
    to?.kind === 'operator' ? to.operator : null,
  );
  if (row === undefined) throw new Error('no note kept');
  return row.n;
}

/** The notes of a case, oldest first. */
export function notesOfCase(db: Reader, caseId: string): NoteRow[] {
  return db.all(`select ${columns} from case_notes where case_id = ? order by n`, caseId);
}

/** Everything that was handed on and is not kept yet, the longest open first; of a forgotten case nobody can keep anything. */
export function openHandovers(db: Reader): NoteRow[] {
  return db.all(
    `select ${columns} from case_notes where handed is not null and kept_at is null
       and not ${forgottenSql('case_notes.case_id')} order by n`,
  );
}

/** Whoever signs in takes what is meant for them, or for the next shift where another one left it; how many there were. */
export function takeHandovers(db: Writer, operator: string, at: string): number {
  return db.run(
    `update case_notes set taken_by = ?, taken_at = ? where handed is not null and kept_at is null and taken_at is null
       and (for_operator = ? or handed = 'shift' and operator <> ?)`,
    operator,
    at,
    operator,
    operator,
  );
}

/** Says that what was handed on is done; false where there is no such open hand-over. */
export function keepPromise(db: Db, n: number, operator: string, at: string): boolean {
  const sql = `update case_notes set kept_by = ?, kept_at = ? where n = ? and handed is not null and kept_at is null`;
  return db.run(sql, operator, at, n) === 1;
}
