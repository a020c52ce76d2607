// A small Open311 server with every quirk that real ones have shown, each switched on by its name. It keeps what it was
// sent, byte for byte, and takes the same report as often as it comes: it knows no idempotency.
import Fastify from 'fastify';

export const quirks = [
  'token',
  'slow-token',
  'drops-answer',
  'error-after-taking',
  'duplicate-refused',
  'json',
  'demands-email',
  'no-empty-jurisdiction',
  'pages',
  'no-pages',
  'last-90-days',
  'shows-no-attributes',
  'hides-numbers',
  'more-statuses',
] as const;
export type Quirk = (typeof quirks)[number];

interface Taken {
  readonly id: string;
  readonly form: Readonly<Record<string, string>>;
  readonly at: number;
  status: string;
  polls: number;
}

export interface Peer {
  readonly url: string;
  readonly taken: readonly Taken[];
  /** Every body it was ever sent. */
  readonly bodies: readonly string[];
  decide(place: number, status: string): void;
  stop(): Promise<void>;
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '');

/** Starts it with these quirks; `others`: reports that other people sent before. */
export async function startPeer(on: ReadonlySet<Quirk>, others: number): Promise<Peer> {
  const app = Fastify();
  const now = Date.now();
  const taken: Taken[] = Array.from({ length: others }, (_, place) => ({
    id: `other-${place}`,
    form: { service_code: 'ROAD', description: 'სხვისი', 'attribute[desk_number]': '999992600000199' },
    at: now,
    status: 'open',
    polls: 0,
  }));
  const bodies: string[] = [];
  let dropped = 0;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  const show = (one: Taken): Record<string, string> => ({
    service_request_id: one.id,
    status: one.status,
    status_notes: one.status === 'open' ? '' : 'შესრულებულია & დახურულია',
    description: on.has('hides-numbers') ? '—' : (one.form['description'] ?? ''),
    ...(on.has('shows-no-attributes') || on.has('hides-numbers')
      ? {}
      : { desk_number: one.form['attribute[desk_number]'] ?? '' }),
  });
  const answer = (rows: readonly Record<string, string>[], outer = 'service_requests'): string =>
    on.has('json')
      ? JSON.stringify(rows)
      : `<?xml version="1.0" encoding="utf-8"?><${outer}>${rows
          .map(
            (row) =>
              `<request>${Object.entries(row)
                .map(([name, text]) => `<${name}>${escaped(text)}</${name}>`)
                .join('')}</request>`,
          )
          .join('')}</${outer}>`;
  const refusal = (words: string): string =>
    `<?xml version="1.0"?><errors><error><code>400</code><description>${words}</description></error></errors>`;

  app.post('/requests.xml', (request, reply) => {
    const body = String(request.body);
    bodies.push(body);
    const form = Object.fromEntries(new URLSearchParams(body));
    if (on.has('demands-email') && (form['email'] ?? '') === '')
      return reply.code(400).send(refusal('email is required'));
    if (on.has('no-empty-jurisdiction') && form['jurisdiction_id'] === '')
      return reply.code(404).send(refusal('no such jurisdiction'));
    if (on.has('duplicate-refused') && taken.some((one) => one.form['description'] === form['description']))
      return reply.code(400).send(refusal('base is a duplicate'));
    const one: Taken = { id: `r-${taken.length + 1}`, form, at: Date.now(), status: 'open', polls: 0 };
    taken.push(one);
    const first = dropped === 0;
    dropped += 1;
    if (first && on.has('drops-answer')) {
      reply.hijack();
      return reply.raw.destroy();
    }
    if (first && (on.has('error-after-taking') || on.has('duplicate-refused')))
      return reply.code(502).send('Bad Gateway');
    const told = on.has('token') || on.has('slow-token') ? { token: `t-${one.id}` } : { service_request_id: one.id };
    return reply.code(201).send(answer([told]));
  });
  app.get('/tokens/*', (request, reply) => {
    const one = taken.find(({ id }) => `/tokens/t-${id}.xml` === request.url.split('?')[0]);
    if (one === undefined) return reply.code(404).send(refusal('no such token'));
    one.polls += 1;
    const ready = !on.has('slow-token') || one.polls > 8;
    return reply.send(
      answer([ready ? { token: `t-${one.id}`, service_request_id: one.id } : { token: `t-${one.id}` }]),
    );
  });
  app.get('/requests.xml', (request, reply) => {
    const query = request.query as Record<string, string | undefined>;
    if (on.has('last-90-days') && query['start_date'] === undefined) return reply.send(answer([]));
    const rows = taken.filter(
      (one) => query['service_code'] === undefined || one.form['service_code'] === query['service_code'],
    );
    const size = on.has('pages') ? 3 : 1000;
    const page = on.has('no-pages') ? 1 : Number(query['page'] ?? 1);
    return reply.send(answer(rows.slice((page - 1) * size, page * size).map(show)));
  });
  app.get('/requests/*', (request, reply) => {
    const one = taken.find(({ id }) => `/requests/${id}.xml` === request.url.split('?')[0]);
    return one === undefined ? reply.code(404).send(refusal('unknown')) : reply.send(answer([show(one)]));
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    taken,
    bodies,
    decide: (place, status) => {
      const one = taken[place];
      if (one !== undefined) one.status = status;
    },
    stop: () => app.close(),
  };
}
