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
}

export function addOperator(db: Writer, operator: Operator): void {
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
    'select id, name, role, password, created_at as createdAt from operators where id = ?',
    id,
  );
  return row ?? null;
}

/** Everybody, first one added first. */
export function listOperators(db: Reader): OperatorName[] {
  return db.all<OperatorName>('select id, name, role from operators order by rowid');
}
