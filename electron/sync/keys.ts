// Ed25519 (RFC 8032) over raw 32-byte keys, as the protocol writes them. Node's containers for keys stay in here.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

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

/** SHA-256 of a body in base64, as `Content-Digest` wants it. */
export function bodyDigest(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64');
}
