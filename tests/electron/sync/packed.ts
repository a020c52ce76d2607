// Version 2 for the small central: requests in envelopes as if they had come in version 1, answers the other way.
import { createHash } from 'node:crypto';
import type { HttpAnswer, HttpRequest } from '../../../electron/core/ports.ts';
import { isEnvelope, packedType, readEnvelope, writeEnvelope } from '../../../shared/protocol/envelope.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../../../shared/protocol/exchange.ts';
import { goesOnBehind, packableAnswer, requestOf } from '../../../shared/protocol/packed/messages.ts';
import * as profile from '../../../shared/protocol/signature.ts';
import { packContent, unpackContent } from '../../central/wire/packing.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const isPacked = ({ headers, body }: Pick<HttpRequest, 'headers' | 'body'>): boolean =>
  isEnvelope(headers['content-type'], body);

/** The same request with its signature in headers; any other request as it is. */
export function opened(request: HttpRequest): HttpRequest {
  const envelope = isPacked(request) ? readEnvelope(request.body) : null;
  if (envelope === null) return request;
  const { keyId, created, signature, content } = envelope;
  const digest = createHash('sha256').update(content).digest('base64');
  return {
    ...request,
    headers: {
      ...request.headers,
      'content-type': packedType,
      'content-digest': profile.digestHeader(digest),
      'signature-input': `sopeli=${profile.signatureParams(profile.requestComponents, { created, keyId })}`,
      signature: profile.signatureHeader(Buffer.from(signature).toString('base64')),
    },
    body: content,
  };
}

/** What an opened exchange request says, in version 1; `hashAt`: of the chain that it goes on with, if that is known. */
export function saidIn(
  request: HttpRequest,
  hashAt: (place: { readonly epoch: number; readonly seq: number }) => string | null = () => null,
): ExchangeRequest {
  if (!isPacked(request)) return JSON.parse(Buffer.from(request.body).toString());
  const read = unpackContent(request.body, null);
  if ('refused' in read) throw new Error(`not packed: ${read.refused}`);
  const device = profile.readSignatureInput(request.headers['signature-input'] ?? '', profile.requestComponents);
  const from = { device: device?.keyId ?? '', sentAt: '2026-03-02T08:15:00.000Z' };
  const behind = goesOnBehind(read.value);
  const said = requestOf(read.value, from, sha256, behind === null ? null : hashAt(behind));
  if (!said.ok) throw new Error(said.problem.detail);
  return said.value;
}

/** An answer's body as it travels to a desk that asked like this. */
export function packedBody(request: HttpRequest, status: number, body: Uint8Array): Uint8Array {
  const value = JSON.parse(Buffer.from(body).toString());
  if (status !== 200) return packContent(value, null);
  return packContent(packableAnswer(value as ExchangeAnswer, saidIn(request).entries.at(-1)?.hash), null);
}

/** A sealed answer with its signature in an envelope. */
export function enveloped(answer: HttpAnswer): HttpAnswer {
  const input = profile.readSignatureInput(answer.headers['signature-input'] ?? '', profile.answerComponents);
  if (input === null) throw new Error('not sealed');
  const signature = Buffer.from(profile.readSignature(answer.headers['signature'] ?? '') ?? '', 'base64');
  const {
    'content-digest': _,
    'signature-input': __,
    signature: ___,
    'content-type': ____,
    ...headers
  } = answer.headers;
  return {
    status: answer.status,
    headers,
    body: writeEnvelope({ ...input, signature, content: answer.body }),
  };
}
