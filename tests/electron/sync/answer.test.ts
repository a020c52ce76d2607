// Promise: the screen never says more than is proven. Whatever the line hands back, only central's signature over this
// answer to this request counts; everything else is no answer.
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpAnswer } from '../../../electron/core/ports.ts';
import { hear, readBody, retryAfter } from '../../../electron/sync/answer.ts';
import { type ExchangeAnswer, exchangeAnswerSchema } from '../../../shared/protocol/exchange.ts';
import { centralKeyId, centralPublicKey, sealed } from './small-central.ts';

const asked = `sopeli=:${Buffer.alloc(64, 5).toString('base64')}:`;
const other = `sopeli=:${Buffer.alloc(64, 6).toString('base64')}:`;
const central = { keyId: centralKeyId, publicKey: centralPublicKey };
const said: ExchangeAnswer = {
  protocol: 1,
  serverEpoch: '0195f3a0-0000-4000-8000-000000000001',
  time: '2026-03-02T09:00:00.000Z',
  has: { seq: 0, hash: 'a'.repeat(64) },
  events: [],
  more: false,
  papersWanted: [],
};
const bytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const good = sealed({ status: 200, body: bytes(said) }, asked);
const judge = (answer: HttpAnswer | null) =>
  hear(answer, asked, central, (body) => readBody(body, exchangeAnswerSchema));
const whyOf = (answer: HttpAnswer | null): string => {
  const heard = judge(answer);
  return heard.kind === 'none' ? `${heard.why} ${heard.problem.code}` : heard.kind;
};
const with_ = (headers: Record<string, string>): HttpAnswer => ({ ...good, headers: { ...good.headers, ...headers } });
const without = (name: string): HttpAnswer => ({
  ...good,
  headers: Object.fromEntries(Object.entries(good.headers).filter(([key]) => key !== name)),
});

test("central's signed answer to this request is an answer", () => {
  expect(judge(good)).toEqual({ kind: 'answer', body: said });
});

test("central's signed refusal is a problem, with its Retry-After", () => {
  const told = { type: 'about:blank', title: 'busy', status: 503, code: 'central.busy' };
  const busy = sealed(
    { status: 503, body: bytes(told), type: 'application/problem+json', headers: { 'retry-after': '7' } },
    asked,
  );
  expect(judge(busy)).toEqual({ kind: 'problem', problem: told, retryAfterMs: 7_000 });
});

const page: HttpAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from('<!doctype html><title>Wi-Fi</title>'),
};
const stranger = generateKeyPairSync('ed25519').privateKey;
const tampered = bytes({ ...said, more: true });

describe('no answer', () => {
  const rows: [string, HttpAnswer | null, string][] = [
    ['silence', null, 'silence line.unreachable'],
    ['a captive portal says 200', page, 'portal line.portal'],
    ['a portal by its own status', { ...page, status: 511 }, 'portal line.portal'],
    ['a proxy that wants a login', { ...page, status: 407 }, 'proxy-login line.proxy-login'],
    ['another server', { ...page, headers: { 'content-type': 'text/plain' } }, 'elsewhere line.not-central'],
    ['a proxy says 503', { ...page, status: 503, headers: { 'retry-after': '3600' } }, 'elsewhere line.not-central'],
    [
      'a redirect',
      { status: 302, headers: { location: 'http://portal.example/' }, body: page.body },
      'portal line.portal',
    ],
    [
      'the right JSON, unsigned',
      { ...good, headers: { 'content-type': 'application/json' } },
      'unsigned answer.unsigned',
    ],
    [
      'a revocation, unsigned',
      {
        status: 403,
        headers: { 'content-type': 'application/problem+json' },
        body: bytes({ type: '', title: '', status: 403, code: 'device.revoked' }),
      },
      'unsigned answer.unsigned',
    ],
    ['the signature taken off', without('signature'), 'unsigned answer.unsigned'],
    ['what it covers taken off', without('signature-input'), 'unsigned answer.unsigned'],
    [
      'a signature that covers less',
      with_({ 'signature-input': 'sopeli=("@status");created=1;keyid="central-1";alg="ed25519"' }),
      'unsigned answer.unsigned',
    ],
    [
      'another key by its name',
      sealed({ status: 200, body: bytes(said) }, asked, stranger, 'other'),
      'foreign answer.foreign',
    ],
    [
      "another key under central's name",
      sealed({ status: 200, body: bytes(said) }, asked, stranger),
      'unbound answer.foreign',
    ],
    ['an old answer, to another request', sealed({ status: 200, body: bytes(said) }, other), 'unbound answer.foreign'],
    ['a changed body', { ...good, body: tampered }, 'unbound answer.foreign'],
    ['a changed status', { ...good, status: 201 }, 'unbound answer.foreign'],
    [
      'signed, but not of the protocol',
      sealed({ status: 200, body: bytes({ ...said, extra: 1 }) }, asked),
      'invalid answer.invalid',
    ],
    ['signed, but no JSON', sealed({ status: 200, body: Buffer.from('{') }, asked), 'invalid answer.invalid'],
    [
      'signed, but not UTF-8',
      sealed({ status: 200, body: Buffer.from([0xff, 0xfe]) }, asked),
      'invalid answer.invalid',
    ],
    [
      'a signed error that is no problem',
      sealed({ status: 500, body: Buffer.from('oops') }, asked),
      'invalid answer.invalid',
    ],
  ];
  test.each(rows)('%s', (_name, answer, why) => {
    expect(whyOf(answer)).toBe(why);
  });

  test('a body and its digest header changed together are still not what was signed', () => {
    const digest = sealed({ status: 200, body: tampered }, asked).headers['content-digest'] ?? '';
    expect(whyOf({ ...with_({ 'content-digest': digest }), body: tampered })).toBe('unbound answer.foreign');
  });

  test('any single changed bit of the body is noticed', () => {
    fc.assert(
      fc.property(fc.nat(good.body.length - 1), fc.nat(7), (at, bit) => {
        const body = Uint8Array.from(good.body);
        body[at] = (body[at] ?? 0) ^ (1 << bit);
        expect(judge({ ...good, body }).kind).toBe('none');
      }),
      { numRuns: 60 },
    );
  });

  test('a pinned key that is no key accepts nothing', () => {
    const heard = hear(good, asked, { keyId: centralKeyId, publicKey: '' }, () => true);
    expect(heard.kind).toBe('none');
  });
});

test('Retry-After counts in whole seconds only', () => {
  const of = (value: string) => retryAfter({ status: 503, headers: { 'retry-after': value }, body: new Uint8Array() });
  expect(of('0')).toBe(0);
  expect(of('90')).toBe(90_000);
  expect(of('-1')).toBeNull();
  expect(of('1.5')).toBeNull();
  expect(of('Mon, 02 Mar 2026 09:00:00 GMT')).toBeNull();
  expect(retryAfter({ status: 503, headers: {}, body: new Uint8Array() })).toBeNull();
});
