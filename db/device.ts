// Who this desk is to central, from its enrolment: one row, written once. The private key never leaves this file's
// callers in electron/sync, and nothing here may log it.
import { hkdfSync } from 'node:crypto';
import { genesisHash } from './chain.ts';
import { retireKeys } from './device-keys.ts';
import type { Db, Reader, Writer } from './sqlite.ts';

export interface Device {
  /** Given by central; also the key id of the desk's signatures. */
  readonly device: string;
  /** Number of the chain of entries, from 1; rises when a desk starts a new chain. */
  readonly epoch: number;
  readonly center: string;
  readonly centerNumber: number;
  readonly desk: number;
  /** 32-byte Ed25519 seed (RFC 8032). */
  readonly privateKey: Uint8Array;
  readonly centralKeyId: string;
  /** Central's pinned Ed25519 key, 32 bytes in base64url. */
  readonly centralPublicKey: string;
  readonly enrolledAt: string;
}

/** The device as enrolled, or null. */
export function readDevice(db: Reader): Device | null {
  const found = db.get<Device>(
    `select device, epoch, center, center_number as "centerNumber", desk, private_key as "privateKey",
       central_key_id as "centralKeyId", central_public_key as "centralPublicKey", enrolled_at as "enrolledAt"
     from device`,
  );
  return found ?? null;
}

/** What keys to enrol with come from: kept from an earlier try, or `make()` (32 random bytes), kept from now on. */
function enrolmentSecret(db: Writer, make: () => Uint8Array): Uint8Array {
  const kept = db.get<{ key: Uint8Array }>('select private_key as key from device_key');
  if (kept !== undefined) return kept.key;
  const secret = make();
  db.run('insert into device_key values (1, ?)', secret);
  return secret;
}

/**
 * The key to enrol with by this code, the same at every try: a lost answer is given again. By another code it is another
 * key: on a disk set back to before the answer central knows the first one, and refuses it with any code but the first.
 */
export function keyToEnrol(db: Writer, code: string, make: () => Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', enrolmentSecret(db, make), '', `sopeli enrolment key 1 ${code}`, 32));
}

/**
 * The desk becomes another device, with an empty chain and a feed from its beginning; what it has stays. The epoch must
 * be above every one in the outbox.
 */
export function replaceDevice(db: Db, device: Device): void {
  db.transaction(() => {
    retireKeys(db, device.enrolledAt);
    db.run('delete from device');
    enrolDevice(db, device);
    db.run('update exchange set feed_base = (select coalesce(max(n), 0) from feed_events)');
  });
}

/** Records the enrolment and starts an empty chain and feed. Throws when the desk is enrolled already: a bug. */
export function enrolDevice(db: Db, device: Device): void {
  db.transaction(() => {
    db.run(
      'insert into device values (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      device.device,
      device.epoch,
      device.center,
      device.centerNumber,
      device.desk,
      device.privateKey,
      device.centralKeyId,
      device.centralPublicKey,
      device.enrolledAt,
    );
    db.run('delete from device_key');
    // Central tells it again, in a feed that begins anew.
    db.run('delete from central_key_next');
    // The code of a file that gave another place is of no use any more.
    db.run('update claim set code = null');
    db.run(
      'update exchange set request = 0, cursor = 0, server_epoch = null, has_seq = 0, has_hash = ?, stopped = null',
      genesisHash(device),
    );
  });
}
