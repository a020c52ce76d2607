// Signs whatever central says, errors too, bound to the one request it answers by that request's own signature.
import { packedType, writeEnvelope } from '../../../shared/protocol/envelope.ts';
import {
  answerComponents,
  digestHeader,
  readSignature,
  signatureBase,
  signatureHeader,
  signatureLabel,
  signatureParams,
  uploadAnswerComponents,
} from '../../../shared/protocol/signature.ts';
import { digestOf, type SigningKey, signText } from '../signing.ts';
import { packContent } from './packing.ts';
import type { Received } from './received.ts';
import type { Reply } from './reply.ts';

export interface Sealed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Seals the reply for this request: with headers, or in an envelope where the request came in one. */
export function seal(key: SigningKey, reply: Reply, received: Received, now: Date): Sealed {
  const requestSignature = received.headers['signature'] ?? '';
  if (received.created === null) return sealJson(key, reply, requestSignature, now);
  const body = reply.packed === true ? reply.body : packContent(JSON.parse(reply.body.toString()), null);
  const { headers } = sealJson(key, { ...reply, body }, requestSignature, now);
  const envelope = writeEnvelope({
    keyId: key.keyId,
    created: Math.floor(now.getTime() / 1000),
    signature: Buffer.from(readSignature(headers['signature'] ?? '') ?? '', 'base64'),
    content: body,
  });
  return {
    status: reply.status,
    headers: {
      ...reply.headers,
      ...(received.headers['content-type'] === undefined ? {} : { 'content-type': packedType }),
      'content-length': String(envelope.length),
    },
    body: Buffer.from(envelope),
  };
}

/** `requestSignature`: the request's Signature header as received; empty when it had none. */
function sealJson(key: SigningKey, reply: Reply, requestSignature: string, now: Date): Sealed {
  const params = { created: Math.floor(now.getTime() / 1000), keyId: key.keyId };
  const digest = digestHeader(digestOf(reply.body));
  const components = 'upload-offset' in reply.headers ? uploadAnswerComponents : answerComponents;
  const base = signatureBase(
    components,
    {
      ...reply.headers,
      '@status': String(reply.status),
      'content-digest': digest,
      '"signature";req': requestSignature,
    },
    params,
  );
  return {
    status: reply.status,
    headers: {
      ...reply.headers,
      ...(reply.contentType === null
        ? {}
        : { 'content-type': reply.contentType, 'content-length': String(reply.body.length) }),
      'cache-control': 'no-store',
      'content-digest': digest,
      'signature-input': `${signatureLabel}=${signatureParams(components, params)}`,
      signature: signatureHeader(signText(key, base)),
    },
    body: reply.body,
  };
}
