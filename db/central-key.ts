// By which keys central is known: the pinned one, and the one that it said it will sign with next.
import type { Device } from './device.ts';
import type { Db, Reader, Writer } from './sqlite.ts';

export interface CentralKey {
  readonly keyId: string;
  /** Base64url of 32 bytes. */
  readonly publicKey: string;
}

function nextCentralKey(db: Reader): CentralKey | null {
  return db.get<CentralKey>('select key_id as "keyId", public_key as "publicKey" from central_key_next') ?? null;
}

/** Every key that counts for an answer now. */
export function centralKeys(db: Reader, device: Device): CentralKey[] {
  const next = nextCentralKey(db);
  const pinned = { keyId: device.centralKeyId, publicKey: device.centralPublicKey };
  return next === null ? [pinned] : [pinned, next];
}

/** Central said, under a key that counts, which one comes next; the one pinned already is none. */
export function expectCentralKey(db: Writer, { keyId, publicKey }: CentralKey): void {
  db.run(
    `insert or replace into central_key_next select 1, ?, ? from device where central_key_id <> ?`,
    keyId,
    publicKey,
    keyId,
  );
}

/** An answer was signed by this key: if it is the next one, it is the only one from now on. True when that changed. */
export function heardCentralKey(db: Db, keyId: string): boolean {
  return db.transaction(() => {
    const next = nextCentralKey(db);
    if (next?.keyId !== keyId) return false;
    db.run('update device set central_key_id = ?, central_public_key = ?', next.keyId, next.publicKey);
    db.run('delete from central_key_next');
    return true;
  });
}
