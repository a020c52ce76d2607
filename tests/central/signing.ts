// Ed25519 and SHA-256 in the formats of the wire. Keys travel raw in base64url; nothing here decides what a signature
// has to cover, that is fixed in shared/protocol/signature.ts.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  pbkdf2Sync,
  randomInt,
  sign,
  verify,
} from 'node:crypto';
import { chanceLength, codeAlphabet, enrolmentCode, marking, markSalt } from '../../shared/protocol/enrolment-code.ts';

export interface SigningKey {
  readonly keyId: string;
  /** Raw public key, base64url. */
  readonly publicKey: string;
  /** PKCS #8 in base64; never leaves the store. */
  readonly secret: string;
}

/** SHA-256 in hex, over UTF-8 when given text. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

/** SHA-256 in base64, as `Content-Digest` wants it. */
export function digestOf(body: Uint8Array): string {
  return hash('sha256', body, 'base64');
}

/** A new key pair; `keyId` is given by `name`, or the public key itself when there is none. */
export function newSigningKey(name?: (publicKey: string) => string): SigningKey {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'jwk' }).x;
  if (publicKey === undefined) throw new Error('no raw public key');
  const secret = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  return { keyId: name?.(publicKey) ?? publicKey, publicKey, secret };
}

/** A one-time code of this chance, or a fresh one, that marks the key (raw, base64url) of whoever hands it out. */
export function markedCode(
  publicKey: string,
  chance = Array.from({ length: chanceLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join(''),
): string {
  const { rounds, bytes, hash } = marking;
  return enrolmentCode(chance, pbkdf2Sync(publicKey, markSalt(chance), rounds, bytes, hash));
}

const opened = new WeakMap<SigningKey, KeyObject>();

/** The secret as Node's cryptography wants it, read once. */
function secretOf(key: SigningKey): KeyObject {
  const secret =
    opened.get(key) ?? createPrivateKey({ key: Buffer.from(key.secret, 'base64'), format: 'der', type: 'pkcs8' });
  opened.set(key, secret);
  return secret;
}

/** Signature of the text, base64. */
export function signText(key: SigningKey, text: string): string {
  return sign(null, Buffer.from(text), secretOf(key)).toString('base64');
}

/** True when `signature` (base64) is the one of `text` by the raw key in base64url. A malformed key is just not it. */
export function isSignatureOf(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
