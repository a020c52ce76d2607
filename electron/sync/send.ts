// Sends one signed request and waits for what comes back. The only way in which anything of this folder reaches the line.
import { limits } from '../../shared/protocol/exchange.ts';
import type { HttpAnswer, Untrusted } from '../core/ports.ts';
import type { Wire } from './needs.ts';
import { type SignedHeaders, type Signer, signRequest } from './sign.ts';

/** The slowest line that is still worth waiting for, bytes a millisecond; a body may sit in a buffer on its way. */
const slowest = 2;
const longestPatienceMs = 45_000;
const firstPatienceMs = 12_000;
const longestMs = 600_000;

/**
 * How long to wait without a byte after so many silences in a row: short at first, because a broken line is likelier than
 * a slow central and asking again costs little; then twice as long each time, so that a slow central is heard at last.
 */
export function patienceAfter(silences: number): number {
  return Math.min(longestPatienceMs, firstPatienceMs * 2 ** silences);
}

export interface Sendable {
  readonly method: 'POST' | 'PATCH' | 'HEAD';
  readonly path: string;
  /** Besides the signature's own. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** See `signRequest`. */
  readonly uploadOffset?: number;
  /** Without it the longest. See `patienceAfter`. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
  readonly onSent?: (bytes: number) => void;
}

export interface Returned {
  /** Null: silence. */
  readonly answer: HttpAnswer | null;
  /** The silence is that of a cut line, which is back. */
  readonly lineBack: boolean;
  /** Why the other side was not trusted, when that was the reason of the silence. */
  readonly untrusted: Untrusted | null;
  /** The request's own signature; central's answer must be bound to it. */
  readonly signature: string;
  /** Milliseconds from sending to the whole answer or to giving up. */
  readonly ms: number;
  /** Size of the body as sent. */
  readonly bytes: number;
}

/** Where the signature goes when it does not travel in headers; `created` as signed. */
export type Carriage = (
  signed: SignedHeaders,
  created: number,
) => { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array };

export async function sendSigned(
  wire: Wire,
  sent: Sendable,
  signer: Signer,
  carriage: Carriage = (signed) => ({ headers: signed, body: sent.body }),
): Promise<Returned> {
  const url = new URL(sent.path, wire.centralUrl).href;
  const before = wire.clock.read();
  // A clock before 1970 or after 2106 must not spoil the signature's form.
  const created = Math.min(0xffff_ffff, Math.max(0, Math.floor(Date.parse(before.wall) / 1000)));
  const { headers, path: _path, patienceMs = longestPatienceMs, ...request } = sent;
  const signed = signRequest({ ...request, url }, signer, created);
  const { headers: carried, body } = carriage(signed, created);
  const quietMs = patienceMs + Math.ceil(body.byteLength / slowest);
  let untrusted: Untrusted | null = null;
  let lineBack = false;
  const answer = await wire.http.send({
    ...request,
    url,
    headers: { ...headers, ...carried },
    body,
    quietMs,
    timeoutMs: quietMs + longestMs,
    maxAnswerBytes: limits.answerBytes,
    onBack: () => {
      lineBack = true;
    },
    onUntrusted: (why) => {
      untrusted = why;
    },
  });
  const ms = wire.clock.read().monotonicMs - before.monotonicMs;
  return { answer, lineBack, untrusted, signature: signed.signature, ms, bytes: body.byteLength };
}
