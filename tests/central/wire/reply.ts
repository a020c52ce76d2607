// What central says on the wire before it is signed: a JSON answer, or a problem of RFC 9457 with a stable code.
import { randomUUID } from 'node:crypto';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { ChainHead } from '../../../shared/protocol/exchange.ts';
import type { SigningKey } from '../signing.ts';

export interface Reply {
  readonly status: number;
  /** Null: there is no content. */
  readonly contentType: string | null;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** Signs it; without it the key that the desk is known to know. */
  readonly key?: SigningKey;
  /** The body is packed content already; any other one is packed for a desk that speaks so. */
  readonly packed?: true;
}

/** Status and title of every problem that central says about a request. */
const problems = {
  'request.invalid': [400, 'The request does not fit the protocol'],
  'protocol.unsupported': [400, 'This version of the protocol is not spoken here'],
  'request.unsigned': [401, 'The request carries no signature'],
  'request.tampered': [401, 'Signature or digest does not fit the request'],
  'device.unknown': [401, 'No such device is enrolled'],
  'device.revoked': [403, 'This device may not exchange any more'],
  'enrolment.refused': [403, 'This code does not enrol this device'],
  'request.replayed': [409, 'This request number was seen before'],
  'request.gap': [409, 'The entries do not follow what central has'],
  'chain.broken': [409, 'The chain of entries differs from what central has'],
  'encoding.unsupported': [415, 'This coding or dictionary is not known here'],
  'request.too-large': [413, 'The request is too large'],
  'paper.unwanted': [404, 'No case of this device names this content'],
  'paper.offset': [409, 'The upload goes on at another offset'],
  'paper.taken': [423, 'This content is being received'],
  'paper.mismatch': [460, 'The content has another SHA-256 than its address'],
  'central.busy': [503, 'Central is busy'],
  'central.failed': [500, 'Central failed'],
} as const satisfies Partial<Record<ProblemCode, readonly [number, string]>>;
export type WireCode = keyof typeof problems;

export interface ProblemParts {
  readonly detail?: string;
  readonly has?: ChainHead;
  readonly lastRequest?: number;
  /** Another status than the code's usual one. */
  readonly status?: number;
  readonly retryAfter?: number;
}

export function answer(status: number, value: unknown): Reply {
  return { status, contentType: 'application/json', body: Buffer.from(JSON.stringify(value)), headers: {} };
}

/** Central's word on an upload: no content, how much it has, and perhaps of how much. */
export function uploadReply(status: 200 | 204, offset: number, length?: number): Reply {
  const headers = {
    'upload-offset': String(offset),
    ...(length === undefined ? {} : { 'upload-length': String(length) }),
  };
  return { status, contentType: null, body: Buffer.alloc(0), headers };
}

/** A problem as an answer; `instance` names this one occurrence. */
export function problemReply(code: WireCode, parts: ProblemParts = {}): Reply {
  const [usual, title] = problems[code];
  const { retryAfter, status = usual, ...said } = parts;
  const body = {
    type: `urn:sopeli:problem:${code}`,
    title,
    status,
    code,
    instance: `urn:uuid:${randomUUID()}`,
    ...said,
  };
  return {
    status,
    contentType: 'application/problem+json',
    body: Buffer.from(JSON.stringify(body)),
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  };
}
