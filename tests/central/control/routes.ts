// The control face: what a test or a person at the stand-in may do that no desk can. JSON in and out, this machine only
// (`local.ts`). A real central has nothing like it.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readPackage } from '../../../shared/catalogue/read.ts';
import { slugSchema, uuidSchema } from '../../../shared/primitives.ts';
import { type Central, changeSigningKey, newestKey, noteRestored, setAskAfter, setHolding } from '../central.ts';
import { markedCode } from '../signing.ts';
import { allCases, decideCase, releaseCases } from '../store/cases.ts';
import { publishPackage } from '../store/catalogue.ts';
import { allChanges } from '../store/changes.ts';
import { addCode, deviceById, listDevices, placeSchema, setRevoked } from '../store/devices.ts';
import { listEntries } from '../store/entries.ts';
import { tell } from '../store/feed.ts';
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
  app.get('/cases', () => allCases(store));
  app.get('/changes', () => allChanges(store));
  app.get('/counts', () => watch.counts());
  app.get('/wait', async (request, reply) => {
    const { timeout, ...wanted } = waitSchema.parse(request.query);
    const met = await watch.until(given(wanted), timeout);
    return reply.code(met ? 200 : 408).send({ met, counts: await watch.counts() });
  });

  app.post('/codes', async (request) => ({
    code: await addCode(store, placeSchema.parse(request.body), markedCode((await newestKey(central)).publicKey)),
  }));
  app.post('/signing-key', async () => {
    const { keyId, publicKey } = await changeSigningKey(central);
    watch.changed(null);
    return { keyId, publicKey };
  });
  app.post('/revoke', async (request) => {
    const { device, revoked } = revokeSchema.parse(request.body);
    return { done: await setRevoked(store, device, revoked) };
  });
  app.post('/faults', (request) => {
    faults.script(faultSchema.parse(request.body));
    return { done: true };
  });
  app.post('/faults/clear', () => {
    faults.clear();
    return { done: true };
  });
  app.post('/status', async (request) => {
    const { case: id, ...decision } = statusSchema.parse(request.body);
    const done = await decideCase(store, id, decision, now());
    watch.changed(null);
    return { done };
  });
  app.post('/event', async (request) => {
    const { device, event } = eventSchema.parse(request.body);
    const done = (await deviceById(store, device)) !== undefined;
    if (done) await store.transaction((within) => tell(within, device, event));
    watch.changed(null);
    return { done };
  });
  app.post('/ask-after', async (request) => {
    const { seconds } = z.strictObject({ seconds: z.number().int().min(0).max(86_400) }).parse(request.body);
    await setAskAfter(store, seconds);
    return { done: true };
  });
  app.post('/hold', async () => {
    await setHolding(store, true);
    return { done: true };
  });
  app.post('/release', async (request) => {
    const { refuse = null } = releaseSchema.parse(request.body ?? {});
    await setHolding(store, false);
    const released = await releaseCases(store, { id: null, refuse }, now());
    watch.changed(null);
    return { released };
  });
  app.post('/catalogue', async (request, reply) => {
    const { package: text } = z.strictObject({ package: z.string() }).parse(request.body);
    const read = readPackage(text);
    if (!read.ok) return reply.code(400).send({ error: read.problem.detail });
    const done = await publishPackage(store, read.value.version, text);
    watch.changed(null);
    return { done };
  });
  app.post('/copy', async () => {
    await store.keepCopy();
    return { done: true };
  });
  app.post('/restore', async () => {
    const done = await store.restoreCopy(noteRestored);
    watch.changed(null);
    return { done };
  });
}
