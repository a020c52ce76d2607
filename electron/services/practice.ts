// The operator of practice mode, whose password stands on the sign-in screen. A practice database is known by this row,
// and must never serve live work, nor a live one get the row.
import { readDevice } from '../../db/device.ts';
import { addOperator, listOperators } from '../../db/operators.ts';
import type { Db } from '../../db/sqlite.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Config } from '../core/config.ts';
import type { Passwords } from './passwords.ts';

export const practiceOperator = {
  operator: '00000000-0000-7000-8000-000000000001',
  name: 'სავარჯიშო ოპერატორი',
  password: 'sopeli',
} as const;

/** Makes a fresh database a practice one in practice mode. Problem: desk.database-unreadable for one of the other mode. */
export async function preparePractice(
  db: Db,
  mode: Config['mode'],
  passwords: Passwords,
  now: string,
): Promise<Result<null>> {
  const operators = listOperators(db);
  const practice = operators.some(({ id }) => id === practiceOperator.operator);
  if (mode === 'live') {
    return practice ? fail(problem('desk.database-unreadable', 'a practice database in live mode')) : ok(null);
  }
  if (practice) return ok(null);
  if (operators.length > 0 || readDevice(db) !== null) {
    return fail(problem('desk.database-unreadable', 'a live database in practice mode'));
  }
  const password = await passwords.hash(practiceOperator.password);
  addOperator(db, {
    id: practiceOperator.operator,
    name: practiceOperator.name,
    role: 'operator',
    password,
    createdAt: now,
  });
  return ok(null);
}
