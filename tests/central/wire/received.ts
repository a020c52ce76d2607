// A request as it reached central, and who signed it. Nothing of its body is believed before `verified` said so.

import { problem } from '../../../shared/problems.ts';
import { isEnvelope, readEnvelope } from '../../../shared/protocol/envelope.ts';
import {
  digestHeader,
  readSignature,
  readSignatureInput,
  requestComponents,
  signatureBase,
  signatureHeader,
  signatureLabel,
  signatureParams,
} from '../../../shared/protocol/signature.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { digestOf, isSignatureOf } from '../signing.ts';

export interface Received {
  readonly method: string;
  /** The Host header as sent. */
  readonly authority: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** What Content-Digest is over: the body, or the content of its envelope. */
  readonly body: Buffer;
  /** Seconds since 1970 by the desk's clock, from the envelope of a packed request; null for any other request. */
  readonly created: number | null;
}

/** The request in an envelope as if its headers had been sent; one that cannot be opened is simply not signed. */
export function opened(received: Omit<Received, 'created'>): Received {
  if (!isEnvelope(received.headers['content-type'], received.body)) return { ...received, created: null };
  const envelope = readEnvelope(received.body);
  if (envelope === null) return { ...received, headers: {}, created: 0 };
  const { keyId, created, content } = envelope;
  const headers = {
    ...received.headers,
    'content-digest': digestHeader(digestOf(content)),
    'signature-input': `${signatureLabel}=${signatureParams(requestComponents, { created, keyId })}`,
    signature: signatureHeader(Buffer.from(envelope.signature).toString('base64')),
  };
  return { ...received, headers, body: Buffer.from(content), created };
}

/** Who says to have signed the request: a key id that nothing is proven of yet, or null. */
export function signerNamed({ headers }: Received, components: readonly string[]): string | null {
  return readSignatureInput(headers['signature-input'] ?? '', components)?.keyId ?? null;
}

/**
 * Who signed the request: answers the key id when digest and signature fit the key that `keyOf` knows for it. Where
 * `components` do not cover the digest, the body is not looked at.
 * Problems: request.unsigned, device.unknown, request.tampered.
 */
export function verified(
  received: Received,
  keyOf: (keyId: string) => string | undefined,
  components: readonly string[] = requestComponents,
): Result<string> {
  const { 'signature-input': input, signature, 'content-digest': digest } = received.headers;
  if (input === undefined || signature === undefined) return fail(problem('request.unsigned'));
  const params = readSignatureInput(input, components);
  if (params === null) return fail(problem('request.tampered', 'signature-input is not the one of the protocol'));
  const key = keyOf(params.keyId);
  if (key === undefined) return fail(problem('device.unknown'));
  const digested = components.includes('content-digest');
  if (digested && digest !== digestHeader(digestOf(received.body)))
    return fail(problem('request.tampered', 'content-digest'));
  const base = signatureBase(
    components,
    {
      'content-digest': digest ?? '',
      'upload-offset': received.headers['upload-offset'] ?? '',
      '@method': received.method,
      '@authority': received.authority,
      '@path': received.path,
    },
    params,
  );
  const bytes = readSignature(signature);
  if (bytes === null || !isSignatureOf(key, base, bytes)) return fail(problem('request.tampered', 'signature'));
  return ok(params.keyId);
}

/** The body as JSON, or undefined. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** True when the body names a protocol version, and not ours. */
export function isOtherProtocol(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'protocol' in json && json.protocol !== 1;
}
