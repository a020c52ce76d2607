// Who answers in central's place is told apart, each in a word of its own that can be read to IT: real servers, real
// certificates. `certificates/` holds a test authority (trusted in this process alone) and what it signed for 127.0.0.1.
import { readFileSync } from 'node:fs';
import { createServer as createPlain, type RequestListener, type Server } from 'node:http';
import { createServer as createTls } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { readDevice } from '../../../db/device.ts';
import { systemClock } from '../../../electron/core/clock.ts';
import { nodeHttp } from '../../../electron/core/http.ts';
import { systemRandom } from '../../../electron/core/random.ts';
import { enrolOnce } from '../../../electron/sync/enrol.ts';
import type { Wire } from '../../../electron/sync/needs.ts';
import { exchangeOnce, firstPace } from '../../../electron/sync/round.ts';
import { packHere } from '../../../electron/sync/wire/packer.ts';
import { emptyStore, enrolledStore } from './store.ts';

const read = (name: string): string => readFileSync(new URL(`./certificates/${name}`, import.meta.url), 'utf8');
beforeAll(() => setDefaultCACertificates([...getCACertificates('default'), read('ca.pem')]));

const silent = { error: () => undefined, info: () => undefined, debug: () => undefined };

async function listening(server: Server, scheme: 'http' | 'https'): Promise<string> {
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(() => closed()));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `${scheme}://127.0.0.1:${address.port}`;
}

/** What the desk says of the line to this server: while enrolling, and as an enrolled desk. */
async function saidOf(centralUrl: string): Promise<(string | undefined)[]> {
  const wire: Omit<Wire, 'db'> = {
    clock: systemClock(),
    random: systemRandom(),
    http: nodeHttp(),
    log: silent,
    mode: 'practice',
    centralUrl,
    dictionary: () => null,
    pack: packHere,
    pause: async () => undefined,
  };
  const first = await enrolOnce({ ...wire, db: emptyStore() }, 'CODE-CODE-CODE');
  const db = enrolledStore('A'.repeat(43));
  const device = readDevice(db);
  if (device === null) throw new Error('the desk is not enrolled');
  const { outcome } = await exchangeOnce({ ...wire, db }, device, firstPace);
  return [first, outcome].map((one) => ('problem' in one ? one.problem.code : one.kind));
}

const page = '<!doctype html><title>Wi-Fi</title>';
const answering =
  (status: number, headers: Record<string, string> = { 'content-type': 'text/html' }): RequestListener =>
  (_request, response) =>
    response.writeHead(status, headers).end(page);

test.each([
  ['a page instead of an answer', answering(200), 'line.portal'],
  ['a way to the login page', answering(302, { location: 'http://127.0.0.1/login' }), 'line.portal'],
  ['a portal that says what it is', answering(511), 'line.portal'],
  ['a proxy that wants a name', answering(407, { 'proxy-authenticate': 'Basic' }), 'line.proxy-login'],
  ["a proxy's error page", answering(502), 'line.not-central'],
])('%s', async (_name, listener, code) => {
  expect(await saidOf(await listening(createPlain(listener), 'http'))).toEqual([code, code]);
});

test.each([
  ['good', 'line.portal'],
  ['foreign', 'line.certificate-foreign'],
  ['early', 'line.certificate-early'],
  ['expired', 'line.certificate-expired'],
])('over TLS with a certificate that is %s', async (name, code) => {
  let asked = 0;
  const listener: RequestListener = (request, response) => {
    asked += 1;
    answering(200)(request, response);
  };
  const server = createTls({ key: read('server.key'), cert: read(`${name}.pem`) }, listener);
  expect(await saidOf(await listening(server, 'https'))).toEqual([code, code]);
  expect(asked).toBe(name === 'good' ? 2 : 0);
});
