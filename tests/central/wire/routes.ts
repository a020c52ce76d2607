// The wire face: the one place where a request becomes a reply, is sealed, meets a scripted fault and leaves. No route
// can forget to sign, because none sends anything itself.
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { deviceKeyPath } from '../../../shared/protocol/device-key.ts';
import { enrolPath, exchangePath, limits, paperPath } from '../../../shared/protocol/exchange.ts';
import { ownEntriesPath } from '../../../shared/protocol/own-entries.ts';
import { tusVersion, uploadMediaType } from '../../../shared/protocol/papers.ts';
import type { Central } from '../central.ts';
import type { Route } from '../control/faults.ts';
import { deliver } from './deliver.ts';
import { takeDeviceKey } from './device-key.ts';
import { takeEnrolment } from './enrol.ts';
import { takeExchange } from './exchange.ts';
import { giveOwnEntries } from './own.ts';
import { takePaper } from './papers.ts';
import { opened, type Received } from './received.ts';
import { problemReply, type Reply } from './reply.ts';
import { type Senders, takeRest, tellUpload } from './uploads.ts';

function headersOf(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

function receivedOf(request: FastifyRequest): Received {
  return opened({
    method: request.method,
    authority: request.headers.host ?? '',
    path: request.url.split('?')[0] ?? '',
    headers: headersOf(request),
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  });
}

/** What Fastify itself could not take (size, syntax) or what broke: a bug is logged here and nowhere else. */
function failureReply(error: { statusCode?: number | undefined; message: string; stack?: string | undefined }): Reply {
  if (error.statusCode === 413) return problemReply('request.too-large');
  if (error.statusCode !== undefined && error.statusCode < 500) return problemReply('request.invalid');
  console.error(error.stack ?? error.message);
  return problemReply('central.failed');
}

/** Papers by tus. Their bodies are streams, because a part of one counts too. */
async function uploadRoutes(app: FastifyInstance, central: Central): Promise<void> {
  const senders: Senders = new Map();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(uploadMediaType, (_request, body, done) => done(null, body));
  const hashIn = (request: FastifyRequest): string => (request.params as { sha256: string }).sha256;
  const take = (act: (request: FastifyRequest, received: Received) => Promise<Reply>) => ({
    bodyLimit: limits.paperBytes,
    handler: (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const received = receivedOf(request);
      const process = async (): Promise<Reply> => {
        const said =
          received.headers['tus-resumable'] === tusVersion
            ? await act(request, received)
            : problemReply('protocol.unsupported', { status: 412 });
        return { ...said, headers: { ...said.headers, 'tus-resumable': tusVersion } };
      };
      return deliver(central, { route: 'paper', received, process }, reply);
    },
  });
  const tell = take((request, received) => tellUpload(central, senders, received, hashIn(request)));
  app.head(paperPath(':sha256'), tell);
  const rest = take((request, received) => {
    const stream = request.body instanceof Readable ? request.body : Readable.from([]);
    return takeRest(central, senders, { ...received, stream }, hashIn(request));
  });
  app.patch(paperPath(':sha256'), rest);
}

export async function wireRoutes(app: FastifyInstance, central: Central): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  const take = (
    route: Route,
    largest: number,
    act: (received: Received, request: FastifyRequest) => Promise<Reply>,
  ) => ({
    // Above our own limit, so that a desk that sends a little too much reads an answer and no reset.
    bodyLimit: largest + 4_194_304,
    handler: (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const received = receivedOf(request);
      // All of it is here: from now on the silence is central's own, and no reason to hang up.
      request.raw.setTimeout(0);
      const process = async (): Promise<Reply> =>
        received.body.length > largest ? problemReply('request.too-large') : act(received, request);
      return deliver(central, { route, received, process }, reply);
    },
  });

  const enrol = take('enrol', 16_384, (received) => takeEnrolment(central, received));
  app.post(enrolPath, { bodyLimit: enrol.bodyLimit }, enrol.handler);
  const exchange = take('exchange', limits.requestBytes, (received) => takeExchange(central, received));
  app.post(exchangePath, { bodyLimit: exchange.bodyLimit }, exchange.handler);
  const own = take('exchange', 16_384, (received) => giveOwnEntries(central, received));
  app.post(ownEntriesPath, { bodyLimit: own.bodyLimit }, own.handler);
  const key = take('exchange', 16_384, (received) => takeDeviceKey(central, received));
  app.post(deviceKeyPath, { bodyLimit: key.bodyLimit }, key.handler);
  const paper = take('paper', limits.paperBytes, (received, request) =>
    takePaper(central, received, (request.params as { sha256: string }).sha256),
  );
  app.put(paperPath(':sha256'), { bodyLimit: paper.bodyLimit }, paper.handler);

  app.register((uploads) => uploadRoutes(uploads, central));

  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
    deliver(central, { route: null, received: receivedOf(request), process: async () => failureReply(error) }, reply),
  );
}
