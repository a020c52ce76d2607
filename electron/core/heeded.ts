// The desk's database, with an ear for what it cannot go on with: a page or a log that is not what was written. Whoever
// asked gets the error as ever; the desk hears of it besides, and opens its database anew.
import { storeProblem } from '../../db/failures.ts';
import type { Db } from '../../db/sqlite.ts';
import type { Problem } from '../../shared/problems.ts';

/** After these the connection may answer nothing right any more: SQLite's cipher keeps an error that has passed. */
const endings: ReadonlySet<string> = new Set(['desk.log-gone', 'desk.database-unreadable']);

/** `broken` is told each time, within the call that failed. */
export function heeded(db: Db, broken: (problem: Problem) => void): Db {
  const heed = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      const known = storeProblem(error);
      if (known !== null && endings.has(known.code)) broken(known);
      throw error;
    }
  };
  return {
    get: (sql, ...values) => heed(() => db.get(sql, ...values)),
    all: (sql, ...values) => heed(() => db.all(sql, ...values)),
    run: (sql, ...values) => heed(() => db.run(sql, ...values)),
    exec: (sql) => heed(() => db.exec(sql)),
    pragma: (text) => heed(() => db.pragma(text)),
    transaction: (body) => heed(() => db.transaction(body)),
    get inTransaction() {
      return db.inTransaction;
    },
    close: () => db.close(),
  };
}
