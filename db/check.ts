// Checks of a whole database, table by table, so that the thread that does it can be stopped in between. Every page is
// sealed by the cipher: a changed or unreadable one fails here even where its structure would still look right.
import { type Problem, problem } from '../shared/problems.ts';
import { verifyAudit } from './audit.ts';
import type { Db } from './sqlite.ts';

/**
 * `quick` reads every page and holds the structure against itself; `full` also holds every index against its
 * table and walks the chain of audit entries, which takes a while: not for the desk's own thread. Null or `check.damaged` with the table's name; nothing of the content.
 */
export function checkDatabase(db: Db, depth: 'quick' | 'full'): Problem | null {
  const pragma = depth === 'quick' ? 'quick_check' : 'integrity_check';
  const tables = db.all<{ name: string }>(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
  );
  for (const { name } of tables) {
    if (db.pragma(`${pragma}("${name}")`) !== 'ok') return problem('check.damaged', name);
  }
  if (depth === 'quick') return null;
  if (db.get('select 1 from pragma_foreign_key_check limit 1') !== undefined) {
    return problem('check.damaged', 'foreign keys');
  }
  return verifyAudit(db).ok ? null : problem('check.damaged', 'audit chain');
}
