// What the forms of central's pages do. Everything that comes in is checked; a form that does not fit does nothing.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readPackage } from '../../../shared/catalogue/read.ts';
import { slugSchema, uuidSchema } from '../../../shared/primitives.ts';
import { type Central, changeSigningKey, newestKey, setHolding } from '../central.ts';
import { markedCode } from '../signing.ts';
import { announce, withdrawAnnouncement } from '../store/announcements.ts';
import { decideCase, releaseCases } from '../store/cases.ts';
import { publishPackage } from '../store/catalogue.ts';
import { addCode, type Place, setRevoked } from '../store/devices.ts';
import { giveOutPlace } from '../usb/enrolment.ts';

/** Text for people: no control characters but line breaks. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}]*$|^(?:[^\p{Cc}]|[\n\r\t])*$/u)
    .transform((said) => said.trim());
const about = { case: uuidSchema };
const yes = z.enum(['yes', 'no']);

const forms = {
  '/hold': z.strictObject({ hold: yes }),
  '/register': z.strictObject(about),
  '/refuse': z.strictObject({ ...about, note: text(1500).pipe(z.string().min(1)) }),
  '/decide': z.strictObject({ ...about, status: slugSchema, note: text(1500) }),
  '/ask': z.strictObject({ ...about, document: z.union([slugSchema, z.literal('')]).default(''), note: text(1500) }),
  '/revoke': z.strictObject({ device: uuidSchema, revoked: yes }),
  '/codes': z.strictObject({ center: slugSchema }),
  '/places': z.strictObject({ center: slugSchema }),
  '/signing-key': z.strictObject({}),
  '/announce': z.strictObject({
    titleKa: text(200).pipe(z.string().min(1)),
    textKa: text(2000).pipe(z.string().min(1)),
    titleEn: text(200),
    textEn: text(2000),
    /** The last day on which it stands, in Georgia; empty: until it is withdrawn. */
    lastDay: z.union([z.iso.date(), z.literal('')]).default(''),
  }),
  '/withdraw-announcement': z.strictObject({ announcement: uuidSchema }),
} as const;
type Forms = typeof forms;
type Deeds = { [Path in keyof Forms]: (form: z.infer<Forms[Path]>) => Promise<string> };

function deedsOf(central: Central): Deeds {
  const { store } = central;
  const now = (): string => central.now().toISOString();
  const decide = async (id: string, status: string, note: string): Promise<string> => {
    await decideCase(store, id, { status, note }, now());
    return `/cases/${id}`;
  };
  const placeAt = async (center: string): Promise<Place | null> => {
    const found = (await central.catalogue(store))?.centers.find((one) => one.id === center);
    return found === undefined ? null : { center, centerNumber: found.number };
  };
  return {
    '/hold': async ({ hold }) => {
      await setHolding(store, hold === 'yes');
      return '/';
    },
    '/register': async ({ case: id }) => {
      await releaseCases(store, { id, refuse: null }, now());
      return `/cases/${id}`;
    },
    '/refuse': async ({ case: id, note }) => {
      await releaseCases(store, { id, refuse: note }, now());
      return `/cases/${id}`;
    },
    '/decide': ({ case: id, status, note }) => decide(id, status, note),
    // A flaw is what the law calls it, and what desks of every version understand.
    '/ask': async ({ case: id, document, note }) => {
      const known = (await central.catalogue(store))?.documents.find((one) => one.id === document)?.name.ka;
      const said = [known === undefined ? '' : `წარმოსადგენია: ${known}.`, note].filter((part) => part !== '');
      return said.length === 0 ? `/cases/${id}` : decide(id, 'flaw', said.join(' '));
    },
    '/revoke': async ({ device, revoked }) => {
      await setRevoked(store, device, revoked === 'yes');
      return '/desks';
    },
    '/codes': async ({ center }) => {
      const place = await placeAt(center);
      if (place === null) return '/desks';
      return `/desks?code=${await addCode(store, place, markedCode((await newestKey(central)).publicKey))}`;
    },
    '/places': async ({ center }) => {
      const place = await placeAt(center);
      const given = place === null ? null : await giveOutPlace(central, place);
      return given === null ? '/desks' : `/desks?code=${given.code}&file=${given.device}`;
    },
    '/signing-key': async () => {
      await changeSigningKey(central);
      return '/desks';
    },
    '/announce': async ({ titleKa, textKa, titleEn, textEn, lastDay }) => {
      const said = { title_ka: titleKa, text_ka: textKa, title_en: titleEn, text_en: textEn };
      await announce(store, said, lastDay === '' ? null : new Date(`${lastDay}T24:00+04:00`).toISOString(), now());
      return '/news';
    },
    '/withdraw-announcement': async ({ announcement }) => {
      await withdrawAnnouncement(store, announcement, now());
      return '/news';
    },
  };
}

/** The file that a form brought; null when it brought none. */
async function fileIn(request: FastifyRequest): Promise<string | null> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(request.body as Buffer), { headers }).formData();
  const file = form.get('package');
  return file === null || typeof file === 'string' ? null : file.text();
}

const mostPackageBytes = 16_777_216;

export function deedRoutes(app: FastifyInstance, central: Central): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const deeds = deedsOf(central);
  const route = <Path extends keyof Forms>(path: Path): void => {
    app.post(path, async (request, reply): Promise<FastifyReply> => {
      const form = forms[path].safeParse(request.body);
      if (!form.success) return reply.code(400).send({ error: 'the form does not fit' });
      const next = await deeds[path](form.data as z.infer<Forms[Path]>);
      central.watch.changed(null);
      return reply.redirect(next, 303);
    });
  };
  for (const path of Object.keys(forms) as (keyof Forms)[]) route(path);
  app.post('/catalogue', { bodyLimit: mostPackageBytes }, async (request, reply) => {
    const sent = Buffer.isBuffer(request.body) ? await fileIn(request).catch(() => null) : null;
    const read = sent === null ? null : readPackage(sent);
    if (sent === null || read === null || !read.ok) return reply.redirect('/news?told=unsound', 303);
    const done = await publishPackage(central.store, read.value.version, sent);
    central.watch.changed(null);
    return reply.redirect(`/news?told=${done ? 'published' : 'older'}`, 303);
  });
}
