// How every connection is set up: the cipher, and what makes a commit survive a power cut. Nothing may use a connection
// for which these did not hold when asked back.
import type { Db } from './sqlite.ts';

const oldestSqlite = [3, 51, 3] as const;

/** Gives the connection its 32-byte key (ChaCha20-Poly1305 per page). A wrong one shows at the first read, not here. */
export function unlock(db: Db, key: Uint8Array): void {
  if (key.length !== 32) throw new RangeError('a database key has 32 bytes');
  db.pragma(`cipher = 'chacha20'`);
  db.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`);
}

/**
 * Sets durability and safety, and asks back what the promises rest on. Throws when SQLite is older than 3.51.3 (which
 * could corrupt a write-ahead log) or a setting was not taken: both are faults of the build, not of the desk.
 */
export function secure(db: Db): void {
  const version = String(db.get<{ version: string }>('select sqlite_version() as version')?.version);
  if (!isRecent(version)) throw new Error(`SQLite ${version} is older than ${oldestSqlite.join('.')}`);
  // A new database becomes a WAL one through a rollback journal. EXTRA makes that journal's end durable before a log is
  // begun: come back after a power cut, it would undo the database under its log.
  db.pragma('synchronous = extra');
  db.pragma('journal_mode = wal');
  // The package falls back to NORMAL whenever a write-ahead log is reopened, and NORMAL loses the last commits.
  db.pragma('synchronous = full');
  db.pragma('foreign_keys = on');
  // Without this, `insert or replace` would pass by the triggers that keep rows from being deleted.
  db.pragma('recursive_triggers = on');
  db.pragma('trusted_schema = off');
  db.pragma('temp_store = memory');
  // A discarded draft is really gone: the law lets personal data be kept only while it serves its purpose.
  db.pragma('secure_delete = on');
  // A page that is not kept must be unsealed again: the usual 2 MB hold a list, not a search. Taken as it is needed.
  db.pragma('cache_size = -32768');
  // Moved out of the commit (see `checkpoint.ts`); 64 MB is only the net under a desk that is never idle.
  db.pragma('wal_autocheckpoint = 16384');
  db.pragma('journal_size_limit = 67108864');
  for (const [pragma, wanted] of Object.entries(required)) {
    const taken = db.pragma(pragma);
    if (taken !== wanted) throw new Error(`pragma ${pragma} is ${String(taken)}, not ${wanted}`);
  }
}

/** What must come back: 2 is FULL, and temp_store 2 is memory. */
const required: Readonly<Record<string, string | number>> = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  recursive_triggers: 1,
  trusted_schema: 0,
  temp_store: 2,
  secure_delete: 1,
};

function isRecent(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [at, least] of oldestSqlite.entries()) {
    const part = parts[at] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
