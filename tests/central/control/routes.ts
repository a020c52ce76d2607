// The control face: what a test or a person at the stand-in may do that no desk can. JSON in and out, this machine only
// (`local.ts`). A real central has nothing like it.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readPackage } from '../../../shared/catalogue/read.ts';
import { slugSchema, uuidSchema } from '../../../shared/primitives.ts';
import { type Central, setHolding } from '../central.ts';
import { decideCase, listCases, refuseCase, registerCase } from '../store/cases.ts';
import { publishPackage } from '../store/catalogue.ts';
import { addCode, deviceById, listDevices, setRevoked } from '../store/devices.ts';
import { listEntries } from '../store/entries.ts';
import { tell } from '../store/feed.ts';
import { keepCopy, restoreCopy } from './copy.ts';
import { faultSchema } from './faults.ts';

const count = z.coerce.number().int().nonnegative().optional();
const waitSchema = z.strictObject({
  devices: count,
  entries: count,
  cases: count,
  registered: count,
  waiting: count,
  refused: count,
  decided: count,
  papers: count,
  events: count,
  acknowledged: count,
  enrolments: count,
  exchanges: count,
  uploads: count,
  /** Milliseconds. */
  timeout: z.coerce.number().int().positive().max(600_000).default(30_000),
});
const placeSchema = z.strictObject({ center: slugSchema, centerNumber: z.number().int().min(1).max(999) });
const revokeSchema = z.strictObject({ device: uuidSchema, revoked: z.boolean().default(true) });
const eventSchema = z.strictObject({ device: uuidSchema, event: z.looseObject({ kind: z.string().min(1).max(64) }) });
const statusSchema = z.strictObject({
  case: uuidSchema,
  status: slugSchema,
  note: z.string().max(2000).default(''),
  step: z.number().int().positive().optional(),
});
const releaseSchema = z.strictObject({ refuse: z.string().min(1).max(2000).optional() });

/** Counts that were given, without the absent ones. */
function given(wanted: Omit<z.infer<typeof waitSchema>, 'timeout'>): Record<string, number> {
  return Object.fromEntries(Object.entries(wanted).filter((pair): pair is [string, number] => pair[1] !== undefined));
}

export async function controlRoutes(app: FastifyInstance, central: Central): Promise<void> {
  const { store, faults, watch } = central;
  const now = (): string => central.now().toISOString();

  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error instanceof z.ZodError ? 400 : (error.statusCode ?? 500);
    return reply.code(status).send({ error: error.message });
  });

  app.get('/devices', () => listDevices(store));
  app.get('/entries', (request) =>
    listEntries(store, z.strictObject({ device: uuidSchema.optional() }).parse(request.query).device),
  );
  app.get('/cases', () => listCases(store));
  app.get('/counts', () => watch.counts());
  app.get('/wait', async (request, reply) => {
    const { timeout, ...wanted } = waitSchema.parse(request.query);
    const met = await watch.until(given(wanted), timeout);
    return reply.code(met ? 200 : 408).send({ met, counts: watch.counts() });
  });

  app.post('/codes', (request) => ({ code: addCode(store, placeSchema.parse(request.body)) }));
  app.post('/revoke', (request) => {
    const { device, revoked } = revokeSchema.parse(request.body);
    return { done: setRevoked(store, device, revoked) };
  });
  app.post('/faults', (request) => {
    faults.script(faultSchema.parse(request.body));
    return { done: true };
  });
  app.post('/faults/clear', () => {
    faults.clear();
    return { done: true };
  });
  app.post('/status', (request) => {
    const { case: id, ...decision } = statusSchema.parse(request.body);
    const done = decideCase(store, id, decision, now());
    watch.changed(null);
    return { done };
  });
  app.post('/event', (request) => {
    const { device, event } = eventSchema.parse(request.body);
    const done = deviceById(store, device) !== undefined;
    if (done) store.transaction(() => tell(store, device, event));
    watch.changed(null);
    return { done };
  });
  app.post('/hold', () => {
    setHolding(store, true);
    return { done: true };
  });
  app.post('/release', (request) => {
    const { refuse } = releaseSchema.parse(request.body ?? {});
    const released = store.transaction(() => {
      setHolding(store, false);
      const waiting = listCases(store)
        .filter((one) => one.state === 'waiting')
        .reverse();
      for (const one of waiting)
        refuse === undefined ? registerCase(store, one, now()) : refuseCase(store, one, refuse);
      return waiting.length;
    });
    watch.changed(null);
    return { released };
  });
  app.post('/catalogue', (request, reply) => {
    const { package: text } = z.strictObject({ package: z.string() }).parse(request.body);
    const read = readPackage(text);
    if (!read.ok) return reply.code(400).send({ error: read.problem.detail });
    const done = publishPackage(store, read.value.version, text);
    watch.changed(null);
    return { done };
  });
  app.post('/copy', () => {
    keepCopy(central);
    return { done: true };
  });
  app.post('/restore', () => ({ done: restoreCopy(central) }));
}
