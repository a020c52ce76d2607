// One sealed record of the journal as bytes. Each frame opens by itself (so that damage in one costs one), and names the
// seal of the frame before it (so that cut, reordered or foreign ones are noticed). Pure: no file, no randomness.
//
//   "SJR1" or "SJR+" | length u32 | sequence u64 | seal of the frame before 16 | nonce 12 | AES-256-GCM ciphertext | seal 16
//
// "SJR1" begins an append, "SJR+" goes on with it: an append is flushed as a whole, so a power cut may keep a later frame
// of it and drop an earlier one, and only a frame that begins one proves that all before it once lay on the disk.
//
// All before the nonce is authenticated with the ciphertext. The nonce is drawn for each frame and the key belongs to one
// file (HKDF over the file's own salt), so no nonce serves twice under one key, whatever a power cut takes back.
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

const fileMagic = Buffer.from('SOPELIJ1');
/** With which both kinds of frames start. */
export const frameMagic = Buffer.from('SJR');
const beginning = Buffer.from('SJR1');
const goingOn = Buffer.from('SJR+');
export const saltBytes = 16;
const checkBytes = 16;
export const headerBytes = fileMagic.length + saltBytes + checkBytes;
export const nonceBytes = 12;
export const sealBytes = 16;
/** Bytes before the ciphertext. */
export const leadBytes = 4 + 4 + 8 + sealBytes + nonceBytes;
const boundBytes = leadBytes - nonceBytes;
/** No frame is longer: a paper at its limit and room for its head. */
export const longestFrame = 33_554_432;
/** What stands for "the seal before" in the first frame. */
export const noSeal: Uint8Array = Buffer.alloc(sealBytes);

export interface Place {
  /** From 1, without gaps. */
  readonly sequence: number;
  /** The seal of the frame before. */
  readonly before: Uint8Array;
  /** The first frame of an append: everything before it had been flushed. */
  readonly begins: boolean;
}
export interface Lead extends Place {
  /** Bytes of the whole frame. */
  readonly bytes: number;
}

/** The key of one journal file: HKDF-SHA-256 (RFC 5869) of the database key and the file's salt. */
function journalKey(databaseKey: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', databaseKey, salt, 'sopeli journal 1', 32));
}

/** The head of a file with this salt. It tells a foreign key, which opens no frame, from damage, which opens few. */
export function fileHead(databaseKey: Uint8Array, salt: Uint8Array): Buffer {
  const check = Buffer.from(hkdfSync('sha256', databaseKey, salt, 'sopeli journal check 1', checkBytes));
  return Buffer.concat([fileMagic, salt, check]);
}

/** The key of the file that begins with `head`; null when it is not a head, or one of another database key. */
export function keyOfHead(databaseKey: Uint8Array, head: Uint8Array): Buffer | null {
  const salt = head.subarray(fileMagic.length, fileMagic.length + saltBytes);
  if (head.length < headerBytes || !fileHead(databaseKey, salt).equals(head.subarray(0, headerBytes))) return null;
  return journalKey(databaseKey, salt);
}

/** Seals `plain` as the frame at `place`. `nonce` has 12 random bytes. */
export function sealFrame(key: Uint8Array, place: Place, plain: Uint8Array, nonce: Uint8Array): Buffer {
  const lead = Buffer.alloc(leadBytes);
  (place.begins ? beginning : goingOn).copy(lead, 0);
  lead.writeUInt32BE(plain.length, 4);
  lead.writeBigUInt64BE(BigInt(place.sequence), 8);
  lead.set(place.before, 16);
  lead.set(nonce, boundBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(lead.subarray(0, boundBytes));
  return Buffer.concat([lead, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What the first 44 bytes of a frame say; null when they are none. Not proven until `openFrame`. */
export function readLead(bytes: Uint8Array): Lead | null {
  const lead = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = lead.subarray(0, 4).equals(beginning);
  if (lead.length < leadBytes || !(begins || lead.subarray(0, 4).equals(goingOn))) return null;
  const whole = leadBytes + lead.readUInt32BE(4) + sealBytes;
  const sequence = Number(lead.readBigUInt64BE(8));
  if (whole > longestFrame || !Number.isSafeInteger(sequence)) return null;
  return { bytes: whole, sequence, before: Buffer.from(lead.subarray(16, 16 + sealBytes)), begins };
}

/** The frame's content, or null when its seal does not hold. */
export function openFrame(key: Uint8Array, frame: Uint8Array): Buffer | null {
  const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(boundBytes, leadBytes));
  decipher.setAAD(bytes.subarray(0, boundBytes));
  decipher.setAuthTag(bytes.subarray(-sealBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(leadBytes, -sealBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

/** The seal of a whole frame, which the next one names. */
export function sealOf(frame: Uint8Array): Uint8Array {
  return frame.slice(-sealBytes);
}
