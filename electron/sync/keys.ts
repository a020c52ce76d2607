// Ed25519 (RFC 8032) over raw 32-byte keys, as the protocol writes them. Node's containers for keys stay in here.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, pbkdf2Sync, sign, verify } from 'node:crypto';
import { enrolmentCode, marking, markSalt, readEnrolmentCode } from '../../shared/protocol/enrolment-code.ts';

// DER headers of RFC 8410; the raw key follows.
const pkcs8Header = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiHeader = Buffer.from('302a300506032b6570032100', 'hex');

function privateKey(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8Header, seed]), format: 'der', type: 'pkcs8' });
}

/** The public key of a 32-byte seed, base64url without padding. */
export function publicKeyOf(seed: Uint8Array): string {
  const der = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
  return der.subarray(spkiHeader.length).toString('base64url');
}

/** Signature of `text` (UTF-8), 64 bytes in base64. */
export function signText(text: string, seed: Uint8Array): string {
  return sign(null, Buffer.from(text, 'utf8'), privateKey(seed)).toString('base64');
}

/** Whether `signature` (base64) over `text` was made with the private half of `publicKey` (base64url). */
export function verifyText(text: string, signature: string, publicKey: string): boolean {
  const raw = Buffer.from(publicKey, 'base64url');
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([spkiHeader, raw]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
}

/** Whether the enrolment code bears the mark of this public key (base64url). Costs some ten milliseconds. */
export function isMarkOf(code: string, publicKey: string): boolean {
  const read = readEnrolmentCode(code);
  if (read.kind !== 'marked') return false;
  const { rounds, bytes, hash } = marking;
  return enrolmentCode(read.chance, pbkdf2Sync(publicKey, markSalt(read.chance), rounds, bytes, hash)) === code;
}

/** SHA-256 of a body in base64, as `Content-Digest` wants it. */
export function bodyDigest(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64');
}
