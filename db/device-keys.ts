// The keys of this desk besides the one in use. No private half leaves the callers in electron/sync, and nothing logs one.
import type { Db, Reader, Writer } from './sqlite.ts';

export interface NextKey {
  readonly privateKey: Uint8Array;
  readonly since: string;
}

/** The key that central is yet to answer, or null. */
export function nextKey(db: Reader): NextKey | null {
  return db.get<NextKey>(`select private_key as "privateKey", since from other_keys where role = 'next'`) ?? null;
}

/** Keeps a key to change to, unless one waits already. */
export function keepNextKey(db: Writer, { privateKey, since }: NextKey): void {
  db.run(
    `insert into other_keys (role, private_key, since) values ('next', ?, ?) on conflict do nothing`,
    privateKey,
    since,
  );
}

const keysIn = (db: Reader, roles: string): Uint8Array[] =>
  db
    .all<{ key: Uint8Array }>(`select private_key as key from other_keys where role in (${roles}) order by n desc`)
    .map(({ key }) => key);

/** Keys that this device had before, the latest first. */
export const earlierKeys = (db: Reader): Uint8Array[] => keysIn(db, `'earlier'`);

/** Every key by which this desk ever signed besides the one in use, the latest first. */
export const pastKeys = (db: Reader): Uint8Array[] => keysIn(db, `'earlier', 'former'`);

/** When the key in use took the place of another, or null. */
export function keySince(db: Reader): string | null {
  return db.get<{ at: string | null }>(`select max(since) as at from other_keys where role = 'earlier'`)?.at ?? null;
}

/** Central has answered: the next key is the one in use. `at` by the desk's clock. */
export function takeNextKey(db: Db, at: string): void {
  db.transaction(() => {
    const next = nextKey(db);
    if (next === null) throw new Error('no key to change to');
    db.run(`delete from other_keys where role = 'next'`);
    db.run(`insert into other_keys (role, private_key, since) select 'earlier', private_key, ? from device`, at);
    db.run('update device set private_key = ?', next.privateKey);
  });
}

/** The desk becomes another device: what it signed with before is kept for its receipts alone. */
export function retireKeys(db: Writer, at: string): void {
  db.run(`delete from other_keys where role = 'next'`);
  db.run(`update other_keys set role = 'former' where role = 'earlier'`);
  db.run(`insert into other_keys (role, private_key, since) select 'former', private_key, ? from device`, at);
}
