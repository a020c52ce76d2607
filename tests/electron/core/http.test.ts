// The one door to the line, against real servers on this machine: a whole answer is an answer, everything else is
// silence, and silence never takes longer than was allowed.
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createPlainServer, type Server as PlainServer, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { nodeHttp } from '../../../electron/core/http.ts';
import type { HttpRequest } from '../../../electron/core/ports.ts';

async function listening(server: Server | PlainServer): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}
const serve = (listener: RequestListener): Promise<string> => listening(createServer(listener));
const ask = (url: string, change: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  url: `${url}/v1/exchange`,
  headers: { 'content-type': 'application/json', 'x-test': 'ok' },
  body: Buffer.from('{"ა":1}'),
  quietMs: 5_000,
  timeoutMs: 10_000,
  maxAnswerBytes: 1_000,
  ...change,
});

test('bytes, headers and status go through as they are, in both directions', async () => {
  const url = await serve((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      response.writeHead(409, {
        'X-Seen': `${request.method} ${request.url} ${request.headers['x-test']}`,
        Link: ['a', 'b'],
      });
      response.end(Buffer.concat(pieces));
    });
  });
  const answer = await nodeHttp().send(ask(url));
  expect(answer?.status).toBe(409);
  expect(answer?.headers).toMatchObject({ 'x-seen': 'POST /v1/exchange ok', link: 'a, b' });
  expect(Buffer.from(answer?.body ?? []).toString()).toBe('{"ა":1}');
});

test('the Host header is the authority that is signed', async () => {
  const url = await serve((request, response) => response.end(request.headers.host));
  const answer = await nodeHttp().send(ask(url));
  expect(Buffer.from(answer?.body ?? []).toString()).toBe(new URL(url).host);
});

test('a redirect is an answer and is not followed', async () => {
  let calls = 0;
  const url = await serve((_request, response) => {
    calls += 1;
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect((await nodeHttp().send(ask(url)))?.status).toBe(302);
  expect(calls).toBe(1);
});

test('an answer of exactly the limit is taken, a longer one is silence', async () => {
  const url = await serve((request, response) => response.end('x'.repeat(Number(request.headers['x-size']))));
  const http = nodeHttp();
  const sized = (size: number) => http.send(ask(url, { headers: { 'x-size': String(size) } }));
  expect((await sized(1_000))?.body.byteLength).toBe(1_000);
  expect(await sized(1_001)).toBeNull();
  expect(await sized(5_000_000)).toBeNull();
  expect((await sized(10))?.body.byteLength).toBe(10);
});

test('refused, reset, cut short and not HTTP are silence', async () => {
  const http = nodeHttp();
  const gone = createPlainServer();
  const closed = await listening(gone);
  await new Promise((done) => gone.close(done));
  expect(await http.send(ask(closed))).toBeNull();
  const reset = await listening(createPlainServer((socket) => socket.once('data', () => socket.destroy())));
  expect(await http.send(ask(reset))).toBeNull();
  const cut = await listening(
    createPlainServer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nhalf')),
    ),
  );
  expect(await http.send(ask(cut))).toBeNull();
  const chunked = await listening(
    createPlainServer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n')),
    ),
  );
  expect(await http.send(ask(chunked))).toBeNull();
  const noise = await listening(createPlainServer((socket) => socket.once('data', () => socket.end('SSH-2.0-x\r\n'))));
  expect(await http.send(ask(noise))).toBeNull();
  expect(await http.send(ask('http://name.invalid'))).toBeNull();
});

test('a server that says nothing, or never ends, is left after the time allowed', async () => {
  const http = nodeHttp();
  const left = Promise.withResolvers<void>();
  const mute = await serve((request) => request.socket.on('close', () => left.resolve()));
  expect(await http.send(ask(mute, { quietMs: 30 }))).toBeNull();
  await left.promise;
  const stalled = await serve((_request, response) => {
    response.writeHead(200);
    response.write('and then');
  });
  expect(await http.send(ask(stalled, { quietMs: 30 }))).toBeNull();
  const endless = await serve((_request, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write('.'), 5);
    response.on('close', () => clearInterval(drip));
  });
  expect(await http.send(ask(endless, { quietMs: 5_000, timeoutMs: 60 }))).toBeNull();
});

test('a burst shares one connection; after silence the connection is not used again', async () => {
  const ports: (number | undefined)[] = [];
  const url = await serve((request, response) => {
    ports.push(request.socket.remotePort);
    if (request.headers['x-mute'] === undefined) response.end('ok');
  });
  const http = nodeHttp();
  await http.send(ask(url));
  await http.send(ask(url));
  expect(await http.send(ask(url, { headers: { 'x-mute': 'yes' }, quietMs: 30 }))).toBeNull();
  expect((await http.send(ask(url)))?.status).toBe(200);
  expect(new Set(ports.slice(0, 3)).size).toBe(1);
  expect(ports[3]).not.toBe(ports[0]);
});

/** When the system next probes this connection of ours, in milliseconds, as Linux tells; null: it will not. */
function probedIn(port: number): number | null {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const rows = readFileSync('/proc/net/tcp', 'utf8').split('\n');
  const timer = rows.map((row) => row.trim().split(/\s+/)).find(([, own]) => own?.endsWith(`:${hex}`))?.[5] ?? '';
  const [kind, ticks = '0'] = timer.split(':');
  return kind === '02' ? Number.parseInt(ticks, 16) * 10 : null;
}

test.runIf(process.platform === 'linux')(
  'while an answer is awaited the connection is probed soon; while nothing is, not before it closes',
  async () => {
    let answer = (): void => undefined;
    const asked = Promise.withResolvers<number>();
    const url = await serve((request, response) => {
      answer = () => response.end('ok');
      asked.resolve(request.socket.remotePort ?? 0);
    });
    const sent = nodeHttp().send(ask(url));
    const port = await asked.promise;
    await vi.waitFor(() => {
      expect(probedIn(port)).toBeGreaterThan(0);
      expect(probedIn(port)).toBeLessThanOrEqual(4_000);
    });
    answer();
    await sent;
    await vi.waitFor(() => expect(probedIn(port)).toBeGreaterThan(15_000));
  },
);

test('what was said before a cut is given up as soon as the line is back, and goes again on the connection that found out', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  let connections = 0;
  const mute = createPlainServer();
  const url = await listening(mute);
  const heard = new Promise((resolve) => mute.once('connection', resolve));
  const { port } = new URL(url);
  const http = nodeHttp();
  const backs: string[] = [];
  let settled = false;
  const waiting = http
    .send(ask(url, { quietMs: 60_000, timeoutMs: 60_000, onBack: () => backs.push('back') }))
    .finally(() => {
      settled = true;
    });
  await heard;
  // Nobody answers there any more; the first connection stays open, as over a line that is dead.
  mute.close();
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const pass = async (milliseconds: number): Promise<void> => {
    vi.advanceTimersByTime(milliseconds);
    for (let turns = 0; turns < 20; turns++) await turn();
  };
  await pass(3_000);
  for (let refused = 0; refused < 4; refused++) await pass(1_000);
  expect(settled).toBe(false);
  const central = createServer((_request, response) => response.end('here'));
  central.on('connection', () => {
    connections += 1;
  });
  onTestFinished(() => central.closeAllConnections());
  onTestFinished(() => void central.close());
  await new Promise<void>((ready) => central.listen(Number(port), '127.0.0.1', ready));
  while (!settled) await pass(200);
  expect(await waiting).toBeNull();
  expect(backs).toEqual(['back']);
  expect((await http.send(ask(url)))?.body.toString()).toBe('here');
  expect(connections).toBe(1);
});

test('a connection opened ahead is the one that the request takes, with TLS on it where the address says so', async () => {
  let connections = 0;
  const plain = createServer((_request, response) => response.end('here'));
  const folder = new URL('../sync/certificates/', import.meta.url);
  const [key, cert] = ['server.key', 'good.pem'].map((name) => readFileSync(new URL(name, folder)));
  const tls = createTlsServer({ key, cert });
  for (const server of [plain, tls]) server.on('connection', () => (connections += 1));
  const http = nodeHttp();
  const url = await listening(plain);
  const opened = new Promise((resolve) => plain.once('connection', resolve));
  http.expect?.(url);
  await opened;
  expect((await http.send(ask(url)))?.status).toBe(200);
  expect(connections).toBe(1);
  const secure = (await listening(tls)).replace('http:', 'https:');
  const other = nodeHttp();
  other.expect?.(secure);
  const why: string[] = [];
  expect(await other.send(ask(secure, { onUntrusted: (said) => why.push(said) }))).toBeNull();
  expect(why).toEqual(['certificate-foreign']);
  expect(connections).toBe(2);
});
