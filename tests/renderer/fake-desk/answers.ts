// How the fake desk answers the calls about itself, the catalogue and drafts.
import { createHash } from 'node:crypto';
import { findServices } from '../../../shared/catalogue/find.ts';
import type { ServiceView } from '../../../shared/contract/catalogue.ts';
import type { CallName, Input, Output } from '../../../shared/contract/contract.ts';
import type { Draft, DraftSummary } from '../../../shared/contract/drafts.ts';
import { type ProblemCode, problem } from '../../../shared/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { applicantName } from '../../../shared/text/names.ts';
import { correctionOf } from './correction.ts';
import { entersVisit, leavesVisit, visitOfNew } from './visiting.ts';
import { countOf, fakeId, tell, tick, type World } from './world.ts';

export type Answerers = { readonly [N in CallName]: (world: World, input: Input<N>) => Result<Output<N>> };

export const no = (code: ProblemCode): ReturnType<typeof fail> => fail(problem(code));

/** What a service's page shows, from the package. */
export function serviceView(world: World, id: string): ServiceView | null {
  const { pkg } = world;
  const service = pkg.services.find((one) => one.id === id);
  const provider = pkg.providers.find((one) => one.id === service?.provider);
  const category = pkg.categories.find((one) => one.id === service?.category);
  if (service === undefined || provider === undefined || category === undefined) return null;
  const formId = service.intake === 'case-form' ? (service.form ?? pkg.generalForm) : null;
  return {
    service,
    provider,
    category,
    documents: service.requiredDocuments.flatMap((asked) => pkg.documents.filter(({ id }) => id === asked)),
    documentsBasis: service.documentsBasis,
    term: service.term,
    fee: service.fee,
    form: pkg.forms.find((one) => one.id === formId) ?? null,
    applicantFields: pkg.applicantFields,
    notices: pkg.notices ?? [],
    catalogueVersion: pkg.version,
  };
}

type About = 'storage.read' | 'desk.read' | 'session.sign-in' | 'session.sign-out' | 'queue.read' | 'exchange.wake';
type Catalogue = 'catalogue.read' | 'service.find' | 'service.read';
type Drafts =
  | 'draft.create'
  | 'draft.read'
  | 'draft.save'
  | 'draft.list'
  | 'draft.discard'
  | 'paper.add'
  | 'paper.read';

/** The backup runs until the test says what came of it. */
export const aboutBackup: Pick<Answerers, 'backup.read' | 'backup.run'> = {
  'backup.read': (world) => ok(world.kept),
  'backup.run': (world) => {
    world.kept = { ...world.kept, backup: { ...world.kept.backup, running: true } };
    tell(world, 'backup');
    return ok({});
  },
};

/** Sticks take 100 MB of a bundle each, and a return brings three news. */
export const aboutUsb: Pick<Answerers, 'usb.read' | 'usb.make' | 'usb.write' | 'usb.take'> = {
  'usb.read': ({ usb }) => ok(usb),
  'usb.make': (world) => {
    const { cases, papers, bytes } = world.usb.waiting;
    world.usb = {
      ...world.usb,
      bundle: { madeAt: tick(world), cases, papers, total: bytes + cases * 900 + 400, written: 0 },
    };
    return ok(world.usb);
  },
  'usb.write': (world) => {
    const { bundle } = world.usb;
    if (bundle === null) return no('bundle.none');
    world.usb = { ...world.usb, bundle: { ...bundle, written: Math.min(bundle.total, bundle.written + 100_000_000) } };
    return ok(world.usb);
  },
  'usb.take': (world, { stick }) => {
    const found = world.usb.sticks.find(({ name }) => name === stick);
    return found === undefined ? no('stick.unknown') : ok({ events: found.returns * 3 });
  },
};

export const aboutScanner: Pick<Answerers, 'scanner.list' | 'scanner.read' | 'scanner.remove'> = {
  'scanner.list': (world) =>
    ok({ watched: world.scanned.size > 0, files: [...world.scanned.values()].map((one) => one.file) }),
  'scanner.read': (world, { name }) => {
    const one = world.scanned.get(name);
    return one === undefined ? no('scanner.unreadable') : ok({ mediaType: one.file.mediaType, bytes: one.bytes });
  },
  'scanner.remove': (world, { name }) => (world.scanned.delete(name) ? ok({}) : no('scanner.unreadable')),
};

export const aboutPapers: Pick<Answerers, 'paper.queue' | 'paper.let' | 'paper.price'> = {
  'paper.let': (world) => {
    world.held = false;
    return ok({});
  },
  'paper.price': (world, { metered }) => {
    world.metered = metered;
    return ok({});
  },
  'paper.queue': ({ onTheWay, metered, held }) => {
    const all = { count: onTheWay.length, bytes: onTheWay.reduce((sum, { size }) => sum + size, 0) };
    return ok({ papers: onTheWay, metered, held: metered && held ? all : { count: 0, bytes: 0 }, ...all });
  },
};

export const aboutDesk: Omit<Pick<Answerers, About>, 'exchange.wake'> = {
  'desk.read': (world) => {
    const center = world.pkg.centers.find((one) => one.id === world.center);
    const [first] = world.operators;
    return ok({
      version: '0.1.0',
      mode: world.mode,
      enrolled: world.enrolled,
      center:
        world.enrolled && center !== undefined
          ? { id: center.id, number: center.number, name: center.name, municipality: center.municipality }
          : null,
      desk: world.enrolled ? 2 : null,
      operators: world.operators.map(({ id, name }) => ({ id, name })),
      practice:
        world.mode === 'practice' && first !== undefined ? { operator: first.id, password: first.password } : null,
      session: world.session,
    });
  },
  'session.sign-in': (world, { operator, password }) => {
    const who = world.operators.find((one) => one.id === operator);
    if (who === undefined || who.password !== password) return no('session.wrong-password');
    world.session = { operator: who.id, name: who.name, role: world.role, since: tick(world) };
    return ok(world.session);
  },
  'session.sign-out': (world) => {
    world.session = null;
    return ok({});
  },
  'storage.read': (world) => ok(world.storage),
  'queue.read': (world) =>
    ok({
      drafts: world.drafts.size,
      queued: countOf(world, 'queued'),
      delivered: countOf(world, 'delivered'),
      registered: countOf(world, 'registered'),
      refused: countOf(world, 'refused'),
      manual: countOf(world, 'manual'),
      changes: world.cases.flatMap(({ changes }) => changes.filter(({ standing }) => standing === 'saved')).length,
      line: world.line,
      clock: world.clock,
    }),
};

export const aboutCatalogue: Pick<Answerers, Catalogue> = {
  'catalogue.read': ({ pkg }) => {
    const count = (by: 'provider' | 'category', id: string): number =>
      pkg.services.filter((one) => one[by] === id).length;
    return ok({
      version: pkg.version,
      publishedOn: pkg.publishedOn,
      providers: pkg.providers.map((one) => ({ ...one, services: count('provider', one.id) })),
      categories: pkg.categories.map((one) => ({ ...one, services: count('category', one.id) })),
      municipalities: pkg.municipalities,
      receiptLanguages: ['ka', 'hy', 'az', 'ru', 'en'],
    });
  },
  'service.find': (world, { text, provider, category }) =>
    ok(
      findServices(world.index, text, { provider, category }).map((one) => ({
        id: one.id,
        name: one.name,
        provider: one.provider,
        category: one.category,
        intake: one.intake,
        sensitive: one.sensitive,
      })),
    ),
  'service.read': (world, { service }) => {
    const view = serviceView(world, service);
    return view === null ? no('service.unknown') : ok(view);
  },
};

/** A draft as lists show it. */
export function draftSummary(world: World, draft: Draft): DraftSummary {
  return {
    id: draft.id,
    service: draft.service,
    serviceName: serviceView(world, draft.service)?.service.name ?? { ka: draft.service, en: draft.service },
    applicantName: applicantName(draft.content.applicant),
    corrects: draft.corrects?.deskNumber ?? null,
    createdAt: draft.createdAt,
    savedAt: draft.savedAt,
  };
}

export const aboutDrafts: Pick<Answerers, Drafts> = {
  'draft.create': (world, { service, sameApplicant, sameFamily, corrects }) => {
    const view = serviceView(world, service);
    if (view === null) return no('service.unknown');
    if (view.form === null) return no('service.not-a-case');
    const at = tick(world);
    const center = world.pkg.centers.find((one) => one.id === world.center);
    world.serial += 1;
    const correction = corrects === undefined ? null : correctionOf(world, corrects, view);
    if (correction?.ok === false) return correction;
    const draft = {
      id: fakeId(world.serial),
      service,
      catalogueVersion: world.pkg.version,
      revision: 0,
      content: {
        municipality: center?.municipality ?? '',
        receiptLanguage: center?.receiptLanguages[1] ?? ('ka' as const),
        applicant: {},
        answers: {},
        step: 'applicant' as const,
      },
      ...correction?.value,
      createdAt: at,
      savedAt: at,
    };
    world.drafts.set(draft.id, draft);
    visitOfNew(world, draft.id, sameApplicant ?? sameFamily);
    tell(world, 'drafts', 'visits');
    return ok(draft);
  },
  'draft.read': (world, { draft }) => {
    const found = world.drafts.get(draft);
    if (found === undefined) return no('draft.unknown');
    entersVisit(world, draft);
    tell(world, 'visits');
    return ok(found);
  },
  'draft.save': (world, { draft, revision, content }) => {
    const found = world.drafts.get(draft);
    if (found === undefined) return no('draft.unknown');
    if (found.revision !== revision) return no('draft.outdated');
    const saved = { ...found, content, revision: revision + 1, savedAt: tick(world) };
    world.drafts.set(draft, saved);
    return ok({ revision: saved.revision, savedAt: saved.savedAt });
  },
  'draft.list': (world) => ok([...world.drafts.values()].map((draft) => draftSummary(world, draft))),
  'draft.discard': (world, { draft }) => {
    if (!world.drafts.delete(draft)) return no('draft.unknown');
    leavesVisit(world, draft);
    tell(world, 'drafts', 'visits');
    return ok({});
  },
  'paper.add': (world, { name, bytes }) => {
    if (bytes.length === 0) return no('paper.empty');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    world.papers.set(sha256, { mediaType: 'image/png', bytes });
    return ok({ sha256, name, mediaType: 'image/png', size: bytes.length });
  },
  'paper.read': (world, { sha256 }) => {
    const paper = world.papers.get(sha256);
    return paper === undefined ? no('paper.unknown') : ok(paper);
  },
};
