// What an answer says, decided without touching anything. Only what central signed for this request has any weight;
// everything else is "no answer", whatever its status claims.
import type { z } from 'zod';
import { type Problem, problem } from '../../shared/problems.ts';
import { type WireProblem, wireProblemSchema } from '../../shared/protocol/exchange.ts';
import type { HttpAnswer, Untrusted } from '../core/ports.ts';
import { type Pinned, voiceOf } from './verify.ts';

export type Silence =
  | 'silence'
  | Untrusted
  | 'portal'
  | 'proxy-login'
  | 'elsewhere'
  | 'unsigned'
  | 'foreign'
  | 'unbound'
  | 'invalid';

export interface Nothing {
  readonly kind: 'none';
  readonly why: Silence;
  readonly problem: Problem;
}
export type Heard<T> =
  | { readonly kind: 'answer'; readonly body: T }
  | { readonly kind: 'problem'; readonly problem: WireProblem; readonly retryAfterMs: number | null }
  | Nothing;

const silences: Readonly<Record<Silence, (status: string) => Problem>> = {
  silence: () => problem('line.unreachable'),
  'certificate-foreign': () => problem('line.certificate-foreign'),
  'certificate-early': () => problem('line.certificate-early'),
  'certificate-expired': () => problem('line.certificate-expired'),
  portal: (status) => problem('line.portal', `unsigned answer ${status}`),
  'proxy-login': (status) => problem('line.proxy-login', `unsigned answer ${status}`),
  /** A proxy's error page, another server. */
  elsewhere: (status) => problem('line.not-central', `unsigned answer ${status}`),
  /** Looks like the protocol, but nobody signed it. */
  unsigned: (status) => problem('answer.unsigned', `status ${status}`),
  foreign: (status) => problem('answer.foreign', `another key, status ${status}`),
  unbound: (status) => problem('answer.foreign', `changed, or the answer to another request, status ${status}`),
  invalid: (status) => problem('answer.invalid', `status ${status}`),
};

/** No answer, with the problem that says why. */
export function nothingHeard(why: Silence, status = 0): Nothing {
  return { kind: 'none', why, problem: silences[why](String(status)) };
}

/** Who speaks, as far as an answer without central's signature shows it. */
export function elsewhere({ status, headers }: HttpAnswer): Nothing {
  const page = /^(text\/html|application\/xhtml)/.test(headers['content-type'] ?? '');
  if (status === 407) return nothingHeard('proxy-login', status);
  // RFC 6585 made 511 for this; most portals send the browser elsewhere or show their own page as if it were the answer.
  const portal = status === 511 || (status >= 300 && status < 400) || (status >= 200 && status < 300 && page);
  return nothingHeard(portal ? 'portal' : 'elsewhere', status);
}

/** The body as JSON, or undefined. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** The body as JSON of this schema, or null. */
export function readBody<T>(body: Uint8Array, schema: z.ZodType<T>): T | null {
  return schema.safeParse(parseJson(body)).data ?? null;
}

/** `Retry-After` in milliseconds; null when absent or not in whole seconds. */
export function retryAfter(answer: HttpAnswer): number | null {
  const seconds = answer.headers['retry-after'] ?? '';
  return /^\d{1,9}$/.test(seconds) ? Number(seconds) * 1000 : null;
}

/**
 * Judges an answer to a request sent with `requestSignature`. A 2xx must be what `read` makes something of; any other
 * status must carry a problem (RFC 9457). `json` makes a body JSON where it is packed or coded.
 */
export function hear<T>(
  answer: HttpAnswer | null,
  requestSignature: string,
  central: Pinned,
  read: (body: Uint8Array) => T | null,
  json: (body: Uint8Array) => unknown = parseJson,
): Heard<T> {
  if (answer === null) return nothingHeard('silence');
  const voice = voiceOf(answer, requestSignature, central);
  if (voice === 'unsigned') {
    const json = /^application\/(problem\+)?json\b/.test(answer.headers['content-type'] ?? '');
    return json ? nothingHeard('unsigned', answer.status) : elsewhere(answer);
  }
  if (voice !== 'central') return nothingHeard(voice, answer.status);
  if (answer.status >= 200 && answer.status < 300) {
    const body = read(answer.body);
    return body === null ? nothingHeard('invalid', answer.status) : { kind: 'answer', body };
  }
  const told = wireProblemSchema.safeParse(json(answer.body)).data ?? null;
  return told === null
    ? nothingHeard('invalid', answer.status)
    : { kind: 'problem', problem: told, retryAfterMs: retryAfter(answer) };
}
