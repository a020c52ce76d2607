// Puts the desk's signature on a request (RFC 9421, our fixed profile). Nothing leaves the desk for central without it.
import {
  digestHeader,
  requestComponents,
  signatureBase,
  signatureHeader,
  signatureLabel,
  signatureParams,
  uploadComponents,
} from '../../shared/protocol/signature.ts';
import { bodyDigest, signText } from './keys.ts';

export interface Signer {
  /** Device id; while enrolling the public key itself. */
  readonly keyId: string;
  /** 32-byte Ed25519 seed. */
  readonly seed: Uint8Array;
}

export interface SignedHeaders extends Readonly<Record<string, string>> {
  readonly 'signature-input': string;
  /** The value central's answer must cover as `"signature";req`. */
  readonly signature: string;
}

export interface Signable {
  readonly method: string;
  readonly url: string;
  readonly body: Uint8Array;
  /** Where the body goes on: it is then bound by the hash in its path, not by a digest that a cut would make useless. */
  readonly uploadOffset?: number;
}

/** Signs method, authority, path and body or offset. `created` in Unix seconds by the desk's clock; nobody judges by it. */
export function signRequest(request: Signable, signer: Signer, created: number): SignedHeaders {
  const url = new URL(request.url);
  const { uploadOffset } = request;
  const bound: Readonly<Record<string, string>> =
    uploadOffset === undefined
      ? { 'content-digest': digestHeader(bodyDigest(request.body)) }
      : { 'upload-offset': String(uploadOffset) };
  const components = uploadOffset === undefined ? requestComponents : uploadComponents;
  const params = { created, keyId: signer.keyId };
  const base = signatureBase(
    components,
    { ...bound, '@method': request.method, '@authority': url.host, '@path': url.pathname },
    params,
  );
  return {
    ...bound,
    'signature-input': `${signatureLabel}=${signatureParams(components, params)}`,
    signature: signatureHeader(signText(base, signer.seed)),
  };
}
