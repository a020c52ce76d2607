// What the bench's peers speak to: JSON one by one or in batches, gzipped or not, scans as streams that go on where they
// were cut, and the servers' side of OpenRosa's submission and of RxDB's replication over HTTP, by their documents.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';

export interface PeerServer {
  readonly server: Server;
  /** Ids of the cases that came. */
  readonly taken: ReadonlySet<string>;
}

interface Case {
  readonly case?: string;
}
/** A document as RxDB pushes it. */
interface Pushed {
  readonly newDocumentState: Case;
}

const openRosa = { 'x-openrosa-version': '1.0', 'x-openrosa-accept-content-length': '10485760' };
const thanks =
  '<OpenRosaResponse xmlns="http://openrosa.org/http/response"><message nature="submit_success">Success</message></OpenRosaResponse>';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const body = Buffer.concat(pieces);
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}

/** Not listening yet. */
export function peerServer(): PeerServer {
  const taken = new Set<string>();
  /** Bytes of each scan that came, by its path. */
  const scans = new Map<string, number>();
  const take = (cases: readonly Case[]): void => {
    for (const one of cases) if (one.case !== undefined) taken.add(one.case);
  };
  const json = (response: ServerResponse, said: unknown): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method, url = '' } = request;
    if (url === '/submission' && method === 'HEAD') {
      response.writeHead(204, { ...openRosa, location: `http://${request.headers.host}${url}` }).end();
      return;
    }
    if (url.startsWith('/pull')) return json(response, { documents: [], checkpoint: { id: '', updatedAt: 0 } });
    const text = (await bodyOf(request)).toString();
    if (url === '/submission') {
      take([{ case: /<orx:instanceID>uuid:([^<]+)</.exec(text)?.[1] ?? '' }]);
      response.writeHead(201, { ...openRosa, 'content-type': 'text/xml; charset=utf-8' }).end(thanks);
      return;
    }
    const said = JSON.parse(text);
    const all: unknown[] = Array.isArray(said) ? said : [said];
    if (url === '/push') {
      take((all as Pushed[]).map(({ newDocumentState }) => newDocumentState));
      // Its conflicts: none.
      return json(response, []);
    }
    take(all as Case[]);
    json(response, { ok: true, taken: all.length });
  };
  const server = createServer((request, response) => {
    const { method, url = '' } = request;
    if (!url.startsWith('/scans')) {
      // A request that was cut short has nobody to answer.
      answer(request, response).catch(() => response.destroy());
      return;
    }
    if (method === 'PATCH') request.on('data', (piece: Buffer) => scans.set(url, (scans.get(url) ?? 0) + piece.length));
    request.on('end', () => response.writeHead(200, { 'upload-offset': String(scans.get(url) ?? 0) }).end());
    request.resume();
  });
  return { server, taken };
}
