// Central's pages: a clerk looks, and by the forms (deeds.ts) decides. Only for this machine, like the control face.
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sha256Schema, uuidSchema } from '../../../shared/primitives.ts';
import { type Central, isHolding } from '../central.ts';
import { listAnnouncements } from '../store/announcements.ts';
import { casesOf, listCases, namesakes } from '../store/cases.ts';
import { changesOf } from '../store/changes.ts';
import { listDevices, placeFile } from '../store/devices.ts';
import { papersHad, readPaper } from '../store/papers.ts';
import { casePage } from './case.ts';
import { casesPage } from './cases.ts';
import { deedRoutes } from './deeds.ts';
import { desksPage } from './desks.ts';
import { newsPage } from './news.ts';
import { style } from './style.ts';
import { words } from './words.ts';

const shown = 100;
const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
const guarded = { 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
const tellings = { unsound: words.unsound, older: words.older, published: words.published };

const show = (reply: FastifyReply, page: string): FastifyReply =>
  reply.headers(guarded).type('text/html; charset=utf-8').send(page);

export async function pageRoutes(app: FastifyInstance, central: Central): Promise<void> {
  const { store, watch } = central;
  app.get('/', async (_request, reply) => {
    const [cases, catalogue] = [await listCases(store, shown), await central.catalogue(store)];
    const changes = await changesOf(
      store,
      cases.map(({ id }) => id),
    );
    const [counts, holding] = [await watch.counts(), await isHolding(store)];
    return show(reply, casesPage({ cases, catalogue, changes, counts, holding }));
  });
  app.get('/cases/:id', async (request, reply) => {
    const id = uuidSchema.safeParse((request.params as { id: string }).id);
    const [one] = id.success ? await casesOf(store, [id.data]) : [];
    if (one === undefined) return reply.code(404).send({ error: 'no such case' });
    return show(
      reply,
      casePage({
        one,
        catalogue: await central.catalogue(store),
        changes: await changesOf(store, [one.id]),
        had: await papersHad(store, one.id),
        namesakes: await namesakes(store, one),
      }),
    );
  });
  app.get('/papers/:sha256', async (request, reply) => {
    const name = sha256Schema.safeParse((request.params as { sha256: string }).sha256);
    const bytes = name.success ? await readPaper(store, name.data) : undefined;
    if (bytes === undefined) return reply.code(404).send({ error: 'no such paper' });
    // Whatever a citizen brought is handed out as a file, never shown as a page of central.
    const headers = { ...guarded, 'content-disposition': 'attachment' };
    return reply.headers(headers).type('application/octet-stream').send(Buffer.from(bytes));
  });
  app.get('/desks', async (request, reply) => {
    const { code, file } = request.query as { code?: string; file?: string };
    const made = /^[A-Z0-9-]{8,64}$/.test(code ?? '') ? (code ?? null) : null;
    const [devices, catalogue] = [await listDevices(store), await central.catalogue(store)];
    return show(reply, desksPage({ devices, catalogue, code: made, file: uuidSchema.safeParse(file).data ?? null }));
  });
  app.get('/enrolment-files/:device', async (request, reply) => {
    const device = uuidSchema.safeParse((request.params as { device: string }).device);
    const kept = device.success ? await placeFile(store, device.data) : undefined;
    if (kept === undefined) return reply.code(404).send({ error: 'no such file' });
    const headers = { ...guarded, 'content-disposition': `attachment; filename="${kept.name}"` };
    return reply.headers(headers).type('application/octet-stream').send(kept.file);
  });
  app.get('/news', async (request, reply) => {
    const { told } = request.query as { told?: string };
    const [announcements, catalogue] = [await listAnnouncements(store), await central.catalogue(store)];
    const said = Object.entries(tellings).find(([name]) => name === told)?.[1] ?? null;
    return show(
      reply,
      newsPage({ announcements, now: central.now().toISOString(), version: catalogue?.version ?? null, told: said }),
    );
  });
  deedRoutes(app, central);
}
