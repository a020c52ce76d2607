// How the peers of the bench say the same cases: plain JSON, and the requests of OpenRosa's submission and of RxDB's
// replication over HTTP as their documents show them, with nothing in them that these protocols could leave out.
import { gzipSync } from 'node:zlib';

export type Shape = 'json' | 'json-gzip' | 'openrosa' | 'rxdb';

export interface Said {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

type Json = Readonly<Record<string, unknown>>;

const nothing = Buffer.alloc(0);
const asJson = { 'content-type': 'application/json' };
/** RxDB's default, and what the gzipped batches have. */
const batch = 100;

const post = (path: string, headers: Said['headers'], body: string | Buffer): Said => ({
  method: 'POST',
  path,
  headers,
  body: Buffer.from(body),
});

function batches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / batch) }, (_, at) => all.slice(at * batch, (at + 1) * batch));
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

/** A value as elements: objects by their names, each member of a list under the list's name. */
function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join('');
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([key, one]) => element(key, one))
          .join('')
      : escaped(String(value));
  return `<${name}>${inner}</${name}>`;
}

const boundary = 'b5e1c2f09a3d4477';
const collect = { 'x-openrosa-version': '1.0', date: new Date(0).toUTCString() };

/** One submission: a multipart form whose only part is the instance. */
function submission(one: Json): Said {
  const { case: id, form, ...rest } = one;
  const fields = Object.entries(rest).map(([name, value]) => element(name, value));
  const xml = `<?xml version="1.0"?><data xmlns:orx="http://openrosa.org/xforms" id="${form}" version="1">${fields.join('')}<orx:meta><orx:instanceID>uuid:${id}</orx:instanceID></orx:meta></data>`;
  const head =
    'Content-Disposition: form-data; name="xml_submission_file"; filename="data.xml"\r\nContent-Type: text/xml';
  return post(
    '/submission',
    { ...collect, 'content-type': `multipart/form-data; boundary=${boundary}` },
    `--${boundary}\r\n${head}\r\n\r\n${xml}\r\n--${boundary}--\r\n`,
  );
}

/** The requests that deliver these payloads, in their order; each follows the answer to the one before. */
export function requestsOf(shape: Shape, payloads: readonly string[]): Said[] {
  const all = payloads.map((payload) => JSON.parse(payload) as Json);
  switch (shape) {
    case 'json':
      return payloads.map((payload) => post('/cases', asJson, payload));
    case 'json-gzip':
      return batches(all).map((some) =>
        post('/cases', { ...asJson, 'content-encoding': 'gzip' }, gzipSync(JSON.stringify(some))),
      );
    case 'openrosa':
      return [{ method: 'HEAD', path: '/submission', headers: collect, body: nothing }, ...all.map(submission)];
    case 'rxdb':
      // It pulls before it pushes. That what it pushed comes back to it is left out.
      return [
        { method: 'GET', path: `/pull?updatedAt=0&id=&limit=${batch}`, headers: {}, body: nothing },
        ...batches(all).map((some) => {
          const rows = some.map((one) => ({ newDocumentState: { ...one, _deleted: false } }));
          return post('/push', asJson, JSON.stringify(rows));
        }),
      ];
  }
}
