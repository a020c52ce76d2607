// The page's two routes: look, and decide. Only for this machine, like the control face.
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { slugSchema, uuidSchema } from '../../../shared/primitives.ts';
import type { Central } from '../central.ts';
import { decideCase, listCases } from '../store/cases.ts';
import { listDevices } from '../store/devices.ts';
import { page } from './page.ts';
import { style } from './style.ts';

const shown = 100;
const decisionSchema = z.strictObject({ case: uuidSchema, status: slugSchema, note: z.string().max(2000) });
const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;

export async function pageRoutes(app: FastifyInstance, central: Central): Promise<void> {
  const { store, watch } = central;
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.get('/', async (_request, reply) => {
    const facts = {
      devices: await listDevices(store),
      cases: await listCases(store, shown),
      catalogue: await central.catalogue(store),
      counts: await watch.counts(),
    };
    return reply
      .headers({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(page(facts));
  });
  app.post('/decide', async (request, reply) => {
    const decision = decisionSchema.safeParse(request.body);
    if (!decision.success) return reply.code(400).send({ error: 'not a decision' });
    const { case: id, ...said } = decision.data;
    await decideCase(store, id, said, central.now().toISOString());
    watch.changed(null);
    return reply.redirect('/', 303);
  });
}
