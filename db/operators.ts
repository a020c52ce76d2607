// Who may sign in at this desk. The password is stored as whatever text the session service derived from it; that text
// leaves this file only through `readOperator`.
import type { Reader, Writer } from './sqlite.ts';

export interface OperatorName {
  readonly id: string;
  readonly name: string;
  readonly role: 'operator' | 'administrator';
}
export interface Operator extends OperatorName {
  /** Derived, never the password itself. */
  readonly password: string;
  readonly createdAt: string;
  readonly lockedAt: string | null;
}

export function addOperator(db: Writer, operator: Omit<Operator, 'lockedAt'>): void {
  db.run(
    'insert into operators (id, name, role, password, created_at) values (?, ?, ?, ?, ?)',
    operator.id,
    operator.name,
    operator.role,
    operator.password,
    operator.createdAt,
  );
}

export function readOperator(db: Reader, id: string): Operator | null {
  const row = db.get<Operator>(
    `select id, name, role, password, created_at as createdAt, locked_at as lockedAt
     from operators left join operator_locks on operator = id where id = ?`,
    id,
  );
  return row ?? null;
}

/** Everybody, first one added first; also those who left. */
export function listOperators(db: Reader): (OperatorName & { readonly lockedAt: string | null })[] {
  return db.all<OperatorName & { readonly lockedAt: string | null }>(
    `select id, name, role, locked_at as lockedAt
     from operators left join operator_locks on operator = id order by operators.rowid`,
  );
}

/** Locks the operator from `at` on, or lets in again (null). */
export function lockOperator(db: Writer, id: string, at: string | null): void {
  if (at === null) db.run('delete from operator_locks where operator = ?', id);
  else db.run('insert into operator_locks values (?, ?) on conflict do nothing', id, at);
}
