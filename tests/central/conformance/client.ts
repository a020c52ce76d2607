// A small signed client of the protocol, as strict as a desk and as free as an attacker: whatever it would send may be
// spoiled at the last moment. It believes nothing about central but what an answer proves.

import { Agent, request } from 'node:http';
import { isEnvelope, readEnvelope } from '../../../shared/protocol/envelope.ts';
import { tusVersion, uploadMediaType } from '../../../shared/protocol/papers.ts';
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
  uploadAnswerComponents,
  uploadComponents,
} from '../../../shared/protocol/signature.ts';
import { digestOf, isSignatureOf, type SigningKey, signText } from '../signing.ts';
import { unpackContent } from '../wire/packing.ts';

const agent = new Agent({ keepAlive: true });

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
  /** The content as it came, before any coding was undone; out of its envelope, if it had one. */
  readonly bytes: Buffer;
  /** Undefined when the text is no JSON. */
  readonly json: unknown;
  /** What was sent, for sending it once more. */
  readonly sent: Sent;
  /** Why the answer is not proven to come from the key, or null when it is. */
  unproven(publicKey: string): string | null;
}

export interface Request {
  readonly url: string;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'HEAD';
  readonly path: string;
  readonly body: Uint8Array;
  /** With PATCH: where in the paper the body begins. */
  readonly offset?: number;
  readonly key: SigningKey;
  readonly keyId: string;
}

const headersOf: Readonly<Record<Request['method'], Record<string, string>>> = {
  POST: { 'content-type': 'application/json' },
  PUT: { 'content-type': 'application/octet-stream' },
  PATCH: { 'content-type': uploadMediaType, 'tus-resumable': tusVersion },
  HEAD: { 'tus-resumable': tusVersion },
};

/** The request as an honest desk sends it. */
export function signedRequest({ url, method, path, body, key, keyId, offset }: Request): Sent {
  const params = { created: Math.floor(Date.now() / 1000), keyId };
  const bound: Record<string, string> =
    offset === undefined ? { 'content-digest': digestHeader(digestOf(body)) } : { 'upload-offset': String(offset) };
  const components = offset === undefined ? requestComponents : uploadComponents;
  const base = signatureBase(
    components,
    { ...bound, '@method': method, '@authority': new URL(url).host, '@path': path },
    params,
  );
  const headers = {
    ...headersOf[method],
    ...bound,
    'signature-input': `${signatureLabel}=${signatureParams(components, params)}`,
    signature: signatureHeader(signText(key, base)),
  };
  return { method, path, headers, body };
}

/** One round trip with the bytes as they are on the line: nothing is decoded, no header is added for comfort. */
function roundTrip(url: string, { method, path, headers, body }: Sent): Promise<{ response: Response; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const sizes = body.length > 0 || method === 'POST' ? { 'content-length': String(body.length) } : {};
    const outgoing = request(new URL(path, url), { method, headers: { ...headers, ...sizes }, agent });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const pieces: Buffer[] = [];
      incoming.on('error', reject);
      incoming.on('data', (piece: Buffer) => pieces.push(piece));
      incoming.on('end', () => {
        const told = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
        const response = new Response(null, { status: incoming.statusCode ?? 500, headers: told });
        resolve({ response, bytes: Buffer.concat(pieces) });
      });
    });
    outgoing.end(body);
  });
}

/** Sends it and hears the whole answer; throws when there is none. */
export async function transmit(url: string, sent: Sent): Promise<Heard> {
  const { response, bytes: body } = await roundTrip(url, sent);
  const envelope = isEnvelope(response.headers.get('content-type') ?? undefined, body) ? readEnvelope(body) : null;
  const bytes = envelope === null ? body : Buffer.from(envelope.content);
  if (envelope !== null) {
    const params = { created: envelope.created, keyId: envelope.keyId };
    response.headers.set('content-digest', digestHeader(digestOf(bytes)));
    response.headers.set('signature-input', `${signatureLabel}=${signatureParams(answerComponents, params)}`);
    response.headers.set('signature', signatureHeader(Buffer.from(envelope.signature).toString('base64')));
  }
  const text = new TextDecoder().decode(bytes);
  let json: unknown;
  try {
    json = envelope === null ? JSON.parse(text) : unpacked(bytes);
  } catch {
    json = undefined;
  }
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    headers: response.headers,
    text,
    bytes,
    json,
    sent,
    unproven: (publicKey) => whyUnproven(response, bytes, signatureOf(sent), publicKey),
  };
}

/** The signature that the answer is to be bound to, wherever it travelled. */
function signatureOf({ headers, body }: Sent): string {
  const envelope = isEnvelope(headers['content-type'], body) ? readEnvelope(body) : null;
  const inside = envelope === null ? null : signatureHeader(Buffer.from(envelope.signature).toString('base64'));
  return inside ?? headers['signature'] ?? '';
}

function unpacked(content: Uint8Array): unknown {
  const read = unpackContent(content, null);
  return 'refused' in read ? undefined : read.value;
}

function whyUnproven(response: Response, body: Uint8Array, asked: string, publicKey: string): string | null {
  const input = response.headers.get('signature-input');
  const signature = response.headers.get('signature');
  if (input === null || signature === null) return 'it carries no signature';
  const offset = response.headers.get('upload-offset');
  const components = offset === null ? answerComponents : uploadAnswerComponents;
  const params = readSignatureInput(input, components);
  if (params === null) return `its signature does not cover ${components.join(', ')}`;
  const digest = digestHeader(digestOf(body));
  if (response.headers.get('content-digest') !== digest) return 'its Content-Digest is not the one of its body';
  const values = {
    '@status': String(response.status),
    'upload-offset': offset ?? '',
    'content-digest': digest,
    '"signature";req': asked,
  };
  const bytes = readSignature(signature);
  const good = bytes !== null && isSignatureOf(publicKey, signatureBase(components, values, params), bytes);
  return good ? null : 'its signature is not by the key of central over this answer to this request';
}
