// A small signed client of the protocol, as strict as a desk and as free as an attacker: whatever it would send may be
// spoiled at the last moment. It believes nothing about central but what an answer proves.
import {
  answerComponents,
  digestHeader,
  readSignature,
  readSignatureInput,
  requestComponents,
  signatureBase,
  signatureHeader,
  signatureLabel,
  signatureParams,
} from '../../../shared/protocol/signature.ts';
import { digestOf, isSignatureOf, type SigningKey, signText } from '../signing.ts';

export interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

export interface Heard {
  readonly status: number;
  readonly contentType: string;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined when the text is no JSON. */
  readonly json: unknown;
  /** What was sent, for sending it once more. */
  readonly sent: Sent;
  /** Why the answer is not proven to come from the key, or null when it is. */
  unproven(publicKey: string): string | null;
}

export interface Request {
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: Uint8Array;
  readonly key: SigningKey;
  readonly keyId: string;
}

/** The request as an honest desk sends it. */
export function signedRequest({ url, method, path, body, key, keyId }: Request): Sent {
  const params = { created: Math.floor(Date.now() / 1000), keyId };
  const digest = digestHeader(digestOf(body));
  const base = signatureBase(
    requestComponents,
    { '@method': method, '@authority': new URL(url).host, '@path': path, 'content-digest': digest },
    params,
  );
  const headers = {
    'content-type': method === 'POST' ? 'application/json' : 'application/octet-stream',
    'content-digest': digest,
    'signature-input': `${signatureLabel}=${signatureParams(requestComponents, params)}`,
    signature: signatureHeader(signText(key, base)),
  };
  return { method, path, headers, body };
}

/** Sends it and hears the whole answer; throws when there is none. */
export async function transmit(url: string, sent: Sent): Promise<Heard> {
  const { method, headers, body } = sent;
  const response = await fetch(new URL(sent.path, url), {
    method,
    headers,
    body: Buffer.from(body),
    redirect: 'manual',
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    headers: response.headers,
    text,
    json,
    sent,
    unproven: (publicKey) => whyUnproven(response, bytes, sent.headers['signature'] ?? '', publicKey),
  };
}

function whyUnproven(response: Response, body: Uint8Array, asked: string, publicKey: string): string | null {
  const input = response.headers.get('signature-input');
  const signature = response.headers.get('signature');
  if (input === null || signature === null) return 'it carries no signature';
  const params = readSignatureInput(input, answerComponents);
  if (params === null) return `its signature does not cover ${answerComponents.join(', ')}`;
  const digest = digestHeader(digestOf(body));
  if (response.headers.get('content-digest') !== digest) return 'its Content-Digest is not the one of its body';
  const values = { '@status': String(response.status), 'content-digest': digest, '"signature";req': asked };
  const bytes = readSignature(signature);
  const good = bytes !== null && isSignatureOf(publicKey, signatureBase(answerComponents, values, params), bytes);
  return good ? null : 'its signature is not by the key of central over this answer to this request';
}
