// Brings a database to the newest schema, one transaction a migration, so that a power cut leaves it at one number or
// the next and the following start goes on from there. It must never touch a database that is newer than itself.
import { problem } from '../shared/problems.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { Db } from './sqlite.ts';

export interface Migration {
  /** Rises along the list, by tens; becomes the database's `user_version`. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * Runs what is missing of `migrations` and answers the schema's number. `desk.database-newer` when the database carries
 * a number that this list does not know. A list that does not rise is a bug and throws. `onDone` hears of each that is
 * committed, and before the first.
 */
export function migrate(
  db: Db,
  migrations: readonly Migration[],
  onDone: (done: number, of: number) => void = () => undefined,
): Result<number> {
  const numbers = [0, ...migrations.map((migration) => migration.number)];
  if (numbers.some((number, at) => at > 0 && number <= (numbers[at - 1] ?? 0))) {
    throw new Error(`migrations do not rise: ${numbers.join(', ')}`);
  }
  const found = Number(db.pragma('user_version'));
  if (!numbers.includes(found)) {
    return fail(problem('desk.database-newer', `schema ${found}, known up to ${numbers.at(-1)}`));
  }
  const missing = migrations.filter((migration) => migration.number > found);
  onDone(0, missing.length);
  for (const [index, { number, sql }] of missing.entries()) {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${number}`);
    });
    onDone(index + 1, missing.length);
  }
  return ok(numbers.at(-1) ?? 0);
}
