// Signs whatever central says, errors too, bound to the one request it answers by that request's own signature.
import {
  answerComponents,
  digestHeader,
  signatureBase,
  signatureHeader,
  signatureLabel,
  signatureParams,
  uploadAnswerComponents,
} from '../../../shared/protocol/signature.ts';
import { digestOf, type SigningKey, signText } from '../signing.ts';
import type { Reply } from './reply.ts';

export interface Sealed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** `requestSignature`: the request's Signature header as received; empty when it had none. */
export function seal(key: SigningKey, reply: Reply, requestSignature: string, now: Date): Sealed {
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
