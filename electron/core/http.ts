// The one place where the desk opens a connection. It moves bytes and nothing else: no redirects, no cookies, no
// decoding, no retry. Whatever is not a whole answer is silence; what an answer means is judged elsewhere.
import { type ClientRequest, type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import { type Lookout, lookout } from './lookout.ts';
import type { Http, HttpAnswer, HttpRequest, Untrusted } from './ports.ts';
import { type Place, placeOf, type Spare, spareConnection } from './spare.ts';

// A burst of requests shares one warm connection (a new one costs two round trips and some 4 KB). Left alone it is
// closed soon: the boxes between here and central forget quiet connections without telling. Nobody waits for it then,
// so it is probed no earlier than it is closed.
const pool = { keepAlive: true, maxSockets: 4, timeout: 15_000, keepAliveMsecs: 20_000 };

/**
 * A request that waits for its answer probes the connection after this much silence, then every second, ten times: a
 * connection that a cut has ended is noticed when the line is back, not when all patience is over. A central that takes
 * its time is not hurried, its system answers.
 */
const probeMs = 4_000;

/** Small enough that a line which still moves is seen to move. */
const pieceBytes = 16_384;

/** What OpenSSL and Node call a certificate that they do not take. */
const untrusted: Readonly<Record<string, Untrusted>> = {
  CERT_NOT_YET_VALID: 'certificate-early',
  CERT_HAS_EXPIRED: 'certificate-expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-foreign',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-foreign',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-foreign',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-foreign',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-foreign',
  CERT_SIGNATURE_FAILURE: 'certificate-foreign',
  CERT_UNTRUSTED: 'certificate-foreign',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-foreign',
};

/** Silence after which it is looked whether the line was cut. A look costs some 300 bytes and waits its turn in every queue. */
const lookMs = 2_000;

const openSocket = (place: Place): Socket => connect({ ...place, noDelay: true }).on('error', () => undefined);

interface Agents {
  readonly plain: PlainAgent;
  readonly tls: TlsAgent;
}

/** Agents whose new connections are the spare one where there is one. */
function agentsWith(spare: Spare): Agents {
  const agents = { plain: new PlainAgent(pool), tls: new TlsAgent(pool) };
  const [plain, tls] = [agents.plain.createConnection, agents.tls.createConnection];
  const taken = (options: { host?: string | null | undefined; port?: number | string | null | undefined }) =>
    spare.take(String(options.host), Number(options.port));
  agents.plain.createConnection = (options, opened) => taken(options) ?? plain.call(agents.plain, options, opened);
  agents.tls.createConnection = (options, opened) => {
    const socket = taken(options);
    return tls.call(agents.tls, socket === undefined ? options : { ...options, socket }, opened);
  };
  return agents;
}

/** Whether a connection waits for the next request. */
const isWarm = ({ plain, tls }: Agents): boolean =>
  [plain, tls].some(({ freeSockets }) => Object.values(freeSockets).some((sockets) => sockets?.length));

function open(request: HttpRequest, agents: Agents): ClientRequest {
  const length = request.method === 'HEAD' ? {} : { 'content-length': String(request.body.byteLength) };
  const headers = { ...request.headers, ...length };
  const url = new URL(request.url);
  const { method } = request;
  return url.protocol === 'https:'
    ? tlsRequest(url, { method, headers, agent: agents.tls })
    : plainRequest(url, { method, headers, agent: agents.plain });
}

function answerOf(incoming: IncomingMessage, pieces: readonly Uint8Array[]): HttpAnswer {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return { status: incoming.statusCode ?? 0, headers, body: Buffer.concat(pieces) };
}

/** Hands the body over piece by piece, each when the system has taken the one before. */
function pour(outgoing: ClientRequest, body: Uint8Array, taken: (bytes: number) => void): void {
  const next = (from: number): void => {
    const to = Math.min(from + pieceBytes, body.byteLength);
    const piece = body.subarray(from, to);
    if (to === body.byteLength) outgoing.end(piece);
    else
      outgoing.write(piece, (error) => {
        if (error !== null && error !== undefined) return;
        taken(to);
        next(to);
      });
  };
  next(0);
}

/** HTTP/1.1 over TCP or TLS, with the system's certificate rules untouched. See `Http` for what counts as silence. */
export function nodeHttp(): Http {
  const spare = spareConnection(openSocket);
  const agents = agentsWith(spare);
  return {
    expect: (address) => {
      if (!isWarm(agents)) spare.open(new URL(address));
    },
    send: (request) =>
      new Promise((resolve) => {
        const outgoing = open(request, agents);
        const settle = (answer: HttpAnswer | null): void => {
          looking.end();
          clearTimeout(total);
          clearTimeout(quiet);
          request.signal?.removeEventListener('abort', silence);
          // An answer may come before the end of what it answers: the rest would be sent for nothing.
          if (answer === null || !outgoing.writableEnded) outgoing.destroy();
          resolve(answer);
        };
        const silence = (): void => settle(null);
        const total = setTimeout(silence, request.timeoutMs);
        const quiet = setTimeout(silence, request.quietMs);
        const url = new URL(request.url);
        const looking: Lookout = lookout(
          lookMs,
          () => openSocket(placeOf(url)),
          (socket) => {
            spare.keep(url, socket);
            request.onBack?.();
            silence();
          },
        );
        const heard = (): void => {
          quiet.refresh();
          looking.heard();
        };
        // An open connection is what HTTP/1.1 means anyway; saying so costs 24 bytes a request.
        outgoing.removeHeader('connection');
        outgoing.on('socket', (socket) => socket.setKeepAlive(true, probeMs));
        outgoing.on('error', (error: NodeJS.ErrnoException) => {
          const why = untrusted[error.code ?? ''];
          if (why !== undefined) request.onUntrusted?.(why);
          // Reset by somebody at the other end of a line that was dead a moment ago.
          else if (looking.cut()) request.onBack?.();
          silence();
        });
        outgoing.on('response', (incoming) => {
          const pieces: Uint8Array[] = [];
          let size = 0;
          incoming.on('error', silence);
          incoming.on('close', silence);
          incoming.on('data', (piece: Uint8Array) => {
            heard();
            size += piece.byteLength;
            if (size > request.maxAnswerBytes) silence();
            else pieces.push(piece);
          });
          // Not reached by an answer that was cut short: that is an error and a close.
          incoming.on('end', () => settle(answerOf(incoming, pieces)));
          heard();
        });
        if (request.signal?.aborted === true) return silence();
        request.signal?.addEventListener('abort', silence);
        pour(outgoing, request.body, (bytes) => {
          heard();
          request.onSent?.(bytes);
        });
      }),
  };
}
