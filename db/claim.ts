// What is left of a file that made this desk a device: a code that central has not heard yet, and central's recipient.
import type { Device } from './device.ts';
import { enrolDevice } from './device.ts';
import type { Db, Reader, Writer } from './sqlite.ts';

export interface Claim {
  /** Null: central knows the desk's key. */
  readonly code: string | null;
  /** Whom bundles are sealed to. */
  readonly recipient: string;
}

export function readClaim(db: Reader): Claim | null {
  return db.get<Claim>('select code, recipient from claim') ?? null;
}

/** The desk becomes the device that a file gave it, with all that central has yet to hear; throws when it is one already. */
export function takePlace(db: Db, device: Device, claim: Claim): void {
  db.transaction(() => {
    enrolDevice(db, device);
    db.run('insert or replace into claim values (1, ?, ?)', claim.code, claim.recipient);
  });
}

/** Central knows the desk's key, or another place was taken: the code has done its work. */
export function claimHeard(db: Writer): void {
  db.run('update claim set code = null where code is not null');
}
