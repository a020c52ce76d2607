// Puts the desk's signature on a request (RFC 9421, our fixed profile). Nothing leaves the desk for central without it.
import {
  digestHeader,
  requestComponents,
  signatureBase,
  signatureHeader,
  signatureLabel,
  signatureParams,
} from '../../shared/protocol/signature.ts';
import { bodyDigest, signText } from './keys.ts';

export interface Signer {
  /** Device id; while enrolling the public key itself. */
  readonly keyId: string;
  /** 32-byte Ed25519 seed. */
  readonly seed: Uint8Array;
}

export interface SignedHeaders {
  readonly 'content-digest': string;
  readonly 'signature-input': string;
  /** The value central's answer must cover as `"signature";req`. */
  readonly signature: string;
}

/** Signs method, authority, path and body. `created` in Unix seconds by the desk's clock; nobody judges by it. */
export function signRequest(
  request: { readonly method: string; readonly url: string; readonly body: Uint8Array },
  signer: Signer,
  created: number,
): SignedHeaders {
  const url = new URL(request.url);
  const digest = digestHeader(bodyDigest(request.body));
  const params = { created, keyId: signer.keyId };
  const base = signatureBase(
    requestComponents,
    { '@method': request.method, '@authority': url.host, '@path': url.pathname, 'content-digest': digest },
    params,
  );
  return {
    'content-digest': digest,
    'signature-input': `${signatureLabel}=${signatureParams(requestComponents, params)}`,
    signature: signatureHeader(signText(base, signer.seed)),
  };
}
