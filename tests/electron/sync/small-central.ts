// A small central with behaviour, in this process: it keeps chains, refuses replays, gaps and other entries, registers
// what it takes, and can be restored from a copy. Written from shared/protocol, not from the desk's code. The real
// stand-in is in tests/central; this one is for thousands of runs a second.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { HttpAnswer, HttpRequest } from '../../../electron/core/ports.ts';
import { caseContentSchema } from '../../../shared/cases/payload.ts';
import { entryText, genesisText } from '../../../shared/protocol/chain.ts';
import { enrolRequestSchema } from '../../../shared/protocol/enrol.ts';
import {
  type Entry,
  type ExchangeAnswer,
  enrolPath,
  exchangePath,
  exchangeRequestSchema,
  type FeedEvent,
  limits,
} from '../../../shared/protocol/exchange.ts';
import * as profile from '../../../shared/protocol/signature.ts';
import { enveloped, isPacked, opened, packedBody, saidIn } from './packed.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const digestOf = (body: Uint8Array): string => profile.digestHeader(createHash('sha256').update(body).digest('base64'));
const secret = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 3)]),
  format: 'der',
  type: 'pkcs8',
});
export const centralPublicKey = createPublicKey(secret).export({ format: 'jwk' }).x ?? '';
export const centralKeyId = 'central-1';

/** Signs an answer to the request whose `Signature` header is given. */
export function sealed(
  answer: { status: number; body: Uint8Array; type?: string; headers?: Record<string, string> },
  requestSignature: string,
  key = secret,
  keyId = centralKeyId,
): HttpAnswer {
  const params = { created: 1_772_439_300, keyId };
  const digest = digestOf(answer.body);
  const offset = answer.headers?.['upload-offset'];
  const components = offset === undefined ? profile.answerComponents : profile.uploadAnswerComponents;
  const values = {
    '@status': String(answer.status),
    'content-digest': digest,
    'upload-offset': offset ?? '',
    '"signature";req': requestSignature,
  };
  const base = profile.signatureBase(components, values, params);
  return {
    status: answer.status,
    headers: {
      'content-type': answer.type ?? 'application/json',
      'content-digest': digest,
      'signature-input': `sopeli=${profile.signatureParams(components, params)}`,
      signature: profile.signatureHeader(sign(null, Buffer.from(base), key).toString('base64')),
      ...answer.headers,
    },
    body: answer.body,
  };
}

interface Memory {
  readonly publicKey: string;
  readonly entries: Entry[];
  readonly events: FeedEvent[];
  lastRequest: number;
  /** Number of the last event that was not made since a restore; null once the device has shown its cursor. */
  fork: number | null;
  /** Events are numbered above this. */
  base: number;
}

export interface SmallCentral {
  take(request: HttpRequest): HttpAnswer;
  readonly device: string;
  memory(): Memory;
  readonly papers: Map<string, Uint8Array>;
  /** What arrived of papers that are not whole. */
  readonly parts: Map<string, Uint8Array>;
  /** Size by the word of the case that names the paper. */
  size(sha256: string): number;
  readonly wanted: Set<string>;
  tell(event: FeedEvent['event']): void;
  /** Keeps only this many entries and events, as a restored copy does. */
  restore(entries: number, events: number): void;
  /** Entries get no outcome while true. */
  hold: boolean;
}

export function smallCentral(device: { device: string; epoch: number; publicKey: string } | null): SmallCentral {
  const id = device?.device ?? '0195f3a0-0000-7000-8000-00000000de51';
  let serverEpoch = '0195f3a0-0000-4000-8000-000000000001';
  let known: Memory | null =
    device === null
      ? null
      : { publicKey: device.publicKey, entries: [], events: [], lastRequest: 0, fork: null, base: 0 };
  const papers = new Map<string, Uint8Array>();
  const parts = new Map<string, Uint8Array>();
  const wanted = new Set<string>();

  const memory = (): Memory => {
    if (known === null) throw new Error('nobody is enrolled');
    return known;
  };
  const tell = (event: FeedEvent['event']): void => {
    const mine = memory();
    mine.events.push({ n: Math.max(mine.events.at(-1)?.n ?? 0, mine.base) + 1, event });
  };
  const json = (status: number, value: unknown, headers: Record<string, string> = {}) => ({
    status,
    body: Buffer.from(JSON.stringify(value)),
    headers,
  });
  const refuse = (status: number, code: string, rest: Record<string, unknown> = {}) =>
    json(status, { type: 'about:blank', title: code, status, code, ...rest });

  const signedBy = (request: HttpRequest, publicKey: string): boolean => {
    const components = request.method === 'PATCH' ? profile.uploadComponents : profile.requestComponents;
    const params = profile.readSignatureInput(request.headers['signature-input'] ?? '', components);
    const signature = profile.readSignature(request.headers['signature'] ?? '');
    if (params === null || signature === null) return false;
    const url = new URL(request.url);
    const values = {
      '@method': request.method,
      '@authority': url.host,
      '@path': url.pathname,
      'content-digest': digestOf(request.body),
      'upload-offset': request.headers['upload-offset'] ?? '',
    };
    const base = profile.signatureBase(components, values, params);
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, Buffer.from(base), key, Buffer.from(signature, 'base64'));
  };

  const exchange = (asked: HttpRequest) => {
    const mine = memory();
    const hashAt = ({ epoch, seq }: { readonly epoch: number; readonly seq: number }): string | null =>
      seq === 0 ? hash(genesisText(id, epoch)) : (mine.entries[seq - 1]?.hash ?? null);
    const request = isPacked(asked) ? saidIn(asked, hashAt) : exchangeRequestSchema.parse(saidIn(asked));
    if (request.request <= mine.lastRequest) return refuse(409, 'request.replayed', { lastRequest: mine.lastRequest });
    mine.lastRequest = request.request;
    const genesis = hash(genesisText(request.device, request.epoch));
    const head = () => ({ seq: mine.entries.length, hash: mine.entries.at(-1)?.hash ?? genesis });
    for (const entry of request.entries) {
      const kept = mine.entries[entry.seq - 1];
      if (kept !== undefined && kept.hash === entry.hash && kept.payload === entry.payload) continue;
      if (kept !== undefined) return refuse(409, 'chain.broken', { has: head() });
      if (entry.seq !== head().seq + 1) return refuse(409, 'request.gap', { has: head() });
      if (hash(entryText(head().hash, entry.payload)) !== entry.hash) {
        return refuse(409, 'chain.broken', { has: head() });
      }
      mine.entries.push(entry);
      const about = { epoch: request.epoch, seq: entry.seq };
      if (!central.hold) {
        const registrationNumber = `${serverEpoch.slice(-1)}-${entry.seq}`;
        tell({ kind: 'entry.registered', ...about, registrationNumber, registeredAt: '2026-03-02T09:00:00.000Z' });
      }
    }
    if (mine.fork !== null) {
      // The rule for a restored central: what this device was not sent since is numbered above the cursor it shows.
      const { fork } = mine;
      const shift = Math.max(0, request.cursor - fork);
      mine.events.forEach((event, index) => {
        if (event.n > fork) mine.events[index] = { ...event, n: event.n + shift };
      });
      mine.base = Math.max(fork, request.cursor);
      mine.fork = null;
    }
    const waiting = mine.events.filter(({ n }) => n > request.cursor);
    const events = waiting.slice(0, limits.eventsPerAnswer);
    return json(200, {
      protocol: 1,
      serverEpoch,
      time: '2026-03-02T09:00:00.000Z',
      has: head(),
      events,
      more: waiting.length > events.length,
      papersWanted: [...wanted],
    } satisfies ExchangeAnswer);
  };

  const enrol = (request: HttpRequest) => {
    const asked = enrolRequestSchema.parse(JSON.parse(Buffer.from(request.body).toString()));
    if (asked.code !== 'RIGHT-CODE' || (known !== null && known.publicKey !== asked.publicKey)) {
      return refuse(403, 'enrolment.refused');
    }
    known ??= { publicKey: asked.publicKey, entries: [], events: [], lastRequest: 0, fork: null, base: 0 };
    return json(200, {
      protocol: 1,
      device: id,
      epoch: 1,
      center: 'shua-center',
      centerNumber: 12,
      desk: 3,
      central: { keyId: centralKeyId, publicKey: centralPublicKey },
      time: '2026-03-02T09:00:00.000Z',
    });
  };

  const judge = (request: HttpRequest) => {
    const { pathname } = new URL(request.url);
    if (pathname === enrolPath) return enrol(request);
    if (known === null || !signedBy(request, known.publicKey)) return refuse(401, 'request.tampered');
    if (pathname === exchangePath) return exchange(request);
    return upload(pathname.split('/').at(-1) ?? '', request);
  };

  const upload = (sha256: string, request: HttpRequest) => {
    const empty = { body: new Uint8Array() };
    const has = papers.get(sha256)?.byteLength ?? parts.get(sha256)?.byteLength ?? 0;
    if (!wanted.has(sha256) && !papers.has(sha256)) {
      return request.method === 'HEAD' ? { status: 404, ...empty } : refuse(404, 'paper.unwanted');
    }
    if (request.method === 'HEAD') return { status: 200, ...empty, headers: { 'upload-offset': String(has) } };
    if (request.headers['upload-offset'] !== String(has)) return refuse(409, 'paper.offset');
    const bytes = Buffer.concat([parts.get(sha256) ?? new Uint8Array(), request.body]);
    parts.set(sha256, bytes);
    if (bytes.byteLength === central.size(sha256)) {
      parts.delete(sha256);
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) return refuse(460, 'paper.mismatch');
      papers.set(sha256, bytes);
      wanted.delete(sha256);
    }
    return { status: 204, ...empty, headers: { 'upload-offset': String(bytes.byteLength) } };
  };

  const central: SmallCentral = {
    take: (sent) => {
      const request = opened(sent);
      const said = judge(request);
      if (!isPacked(sent)) return sealed(said, request.headers['signature'] ?? '');
      const body = packedBody(request, said.status, said.body);
      return enveloped(sealed({ ...said, body }, request.headers['signature'] ?? ''));
    },
    device: id,
    memory,
    papers,
    parts,
    wanted,
    size: (sha256) => {
      const named = memory()
        .entries.flatMap(({ payload }) => caseContentSchema.parse(JSON.parse(payload)).papers)
        .find((paper) => paper.sha256 === sha256);
      return named?.size ?? 0;
    },
    tell,
    restore: (entries, events) => {
      serverEpoch = `${serverEpoch.slice(0, -1)}${Number(serverEpoch.slice(-1)) + 1}`;
      const mine = memory();
      mine.entries.length = Math.min(entries, mine.entries.length);
      mine.events.length = Math.min(events, mine.events.length);
      mine.fork = mine.events.at(-1)?.n ?? 0;
    },
    hold: false,
  };
  return central;
}
