// Checks of a whole database, table by table, so that the thread that does it can be stopped in between. Every page is
// sealed by the cipher: a changed or unreadable one fails here even where its structure would still look right.
import { type Problem, problem } from '../shared/problems.ts';
import { verifyAudit } from './audit.ts';
import { openReader } from './reader.ts';
import type { Db } from './sqlite.ts';

function found(db: Db, depth: 'quick' | 'full'): Problem | null {
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

/**
 * `quick` reads every page and holds the structure against itself; `full` also holds every index against its
 * table and walks the chain of audit entries, which takes a while: not for the desk's own thread. Null, `check.damaged`
 * with the table's name (nothing of the content), or the problem of opening. Throws what the disk throws.
 *
 * Always over a connection of its own: FTS5's check believes what its connection once read of the index, and calls a
 * sound one malformed when somebody else has written since.
 */
export function checkDatabase(file: string, key: Uint8Array, depth: 'quick' | 'full'): Problem | null {
  const opened = openReader(file, key);
  if (!opened.ok) return opened.problem;
  try {
    return found(opened.value, depth);
  } finally {
    opened.value.close();
  }
}
