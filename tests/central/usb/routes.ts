// POST /control/bundles: a desk's sealed bundle in, central's return out. Part of the control face, because who brings a
// stick stands at central's own machine.
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';
import type { Central } from '../central.ts';
import { placeSchema } from '../store/devices.ts';
import { giveOutPlace } from './enrolment.ts';
import { NoBundle } from './read.ts';
import { sealingOf } from './sealing.ts';
import { takeBundle } from './take.ts';

/** Months of work of one desk. */
const largestBundle = 8_589_934_592;

export async function usbRoutes(app: FastifyInstance, central: Central): Promise<void> {
  app.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body));
  app.get('/sealing', async () => ({ recipient: (await sealingOf(central.store)).recipient }));
  app.post('/enrolment-files', async (request, reply) => {
    const given = await giveOutPlace(central, placeSchema.parse(request.body));
    if (given === null) return reply.code(409).send({ error: 'this center has no desk number left' });
    return { ...given, file: given.file.toString('base64') };
  });
  app.post('/bundles', { bodyLimit: largestBundle }, async (request, reply) => {
    const { vouched } = request.query as { vouched?: string };
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    try {
      const file = join(folder, 'bundle.age');
      await pipeline(request.body instanceof Readable ? request.body : Readable.from([]), createWriteStream(file));
      const { desk, header, entries, papers, fresh, returned } = await takeBundle(central, file, vouched === 'yes');
      const about = { center: desk.center, desk: desk.desk, bundle: header.bundle, entries, papers, fresh };
      return await reply
        .headers({ 'x-bundle': JSON.stringify(about) })
        .type('application/octet-stream')
        .send(returned);
    } catch (error) {
      if (!(error instanceof NoBundle)) throw error;
      return await reply.code(422).send({ code: error.code, error: error.message });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
