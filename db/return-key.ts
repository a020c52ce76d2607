// The desk's own age identity, to which central's returns are sealed. Made once and kept: a return may come weeks later.
import type { Reader, Writer } from './sqlite.ts';

export interface ReturnKey {
  readonly identity: string;
  readonly recipient: string;
}

export function readReturnKey(db: Reader): ReturnKey | null {
  return db.get<ReturnKey>('select identity, recipient from return_key') ?? null;
}

/** Keeps the key unless there is one; answers the one that is kept. */
export function keepReturnKey(db: Writer, fresh: ReturnKey): ReturnKey {
  db.run('insert into return_key values (1, ?, ?) on conflict do nothing', fresh.identity, fresh.recipient);
  return readReturnKey(db) ?? fresh;
}
