// Starts the stand-in of the central municipal system: wire face, control face, page and clerk over one store. It is
// written against the protocol only, so that what a desk proves against it holds against any other central.
import Fastify from 'fastify';
import { readPackage } from '../../shared/catalogue/read.ts';
import { type Central, noteRestored, openCentral } from './central.ts';
import { type Pace, practicePace, startClerk } from './clerk.ts';
import { onlyFromHere } from './control/local.ts';
import { controlRoutes } from './control/routes.ts';
import { startCarrier } from './open311/carry.ts';
import type { Open311 } from './open311/report.ts';
import { pageRoutes } from './page/routes.ts';
import { keepPackage } from './store/catalogue.ts';
import { addCode, type Place } from './store/devices.ts';
import { usbRoutes } from './usb/routes.ts';
import { sealingOf } from './usb/sealing.ts';
import { wireRoutes } from './wire/routes.ts';

export interface StartOptions {
  /** Central's own folder; the same folder again is the same central. */
  readonly folder: string;
  /** `postgres://…`: everything is kept there instead, and other nodes may be started on the same database. */
  readonly database?: string;
  /** An older copy was put in place since the last start: desks are told. */
  readonly restored?: boolean;
  /** 0: any free one. */
  readonly port: number;
  /** Where it listens: this machine only, but for benches within network namespaces of their own. */
  readonly host: string;
  /** JSON text of central's catalogue; without one it takes every service and municipality. */
  readonly catalogue?: string;
  /** Cases of some services go on to another authority's Open311 server. */
  readonly open311?: Open311;
  /** A scripted clerk decides registered cases by and by. */
  readonly clerk?: boolean | Pace;
}

export interface RunningCentral {
  readonly url: string;
  readonly control: string;
  /** Enrols any number of practice desks. */
  readonly practiceCode: string;
  /** Whom desks seal their bundles to. */
  readonly recipient: string;
  /** Answers what is under way, then closes. */
  stop(): Promise<void>;
}

const practiceCode = 'PRACTICE-CODE-0001';

/** Where practice desks stand: the catalogue's first center that is served over the line. */
async function practicePlace(central: Central): Promise<Place> {
  const found = await central.catalogue(central.store);
  const onSystem = new Set(found?.municipalities.filter((one) => one.onMunicipalSystem).map((one) => one.id));
  const center = found?.centers.find((one) => onSystem.has(one.municipality));
  return center === undefined
    ? { center: 'practice', centerNumber: 999 }
    : { center: center.id, centerNumber: center.number };
}

/** Starts central on its folder; answers where it listens. */
export async function startCentral(options: StartOptions): Promise<RunningCentral> {
  const central = await openCentral(options.folder, options.database ?? null, () => new Date());
  if (options.restored === true) await central.store.transaction(noteRestored);
  if (options.catalogue !== undefined) {
    const read = readPackage(options.catalogue);
    if (!read.ok) throw new Error(`central cannot use its catalogue: ${read.problem.detail}`);
    await keepPackage(central.store, read.value.version, options.catalogue);
  }
  await addCode(central.store, await practicePlace(central), practiceCode, true);
  // A paper may take an hour on a slow line; a line that is quiet is given up long before.
  const app = Fastify({ forceCloseConnections: 'idle', requestTimeout: 3_600_000, connectionTimeout: 120_000 });
  app.register((wire) => wireRoutes(wire, central));
  app.register(async (here) => {
    here.addHook('onRequest', onlyFromHere);
    here.register((control) => controlRoutes(control, central), { prefix: '/control' });
    here.register((usb) => usbRoutes(usb, central), { prefix: '/control' });
    here.register((look) => pageRoutes(look, central));
  });
  const { clerk = false } = options;
  // As many as the system lets wait: when a region's line comes back, thousands of desks knock in the same second.
  const url = await app.listen({ port: options.port, host: options.host, backlog: 4_096 });
  const dismiss = clerk === false ? async () => {} : startClerk(central, clerk === true ? practicePace : clerk);
  const rest = options.open311 === undefined ? async () => {} : startCarrier(central, options.open311);
  return {
    url,
    control: `${url}/control`,
    practiceCode,
    recipient: (await sealingOf(central.store)).recipient,
    stop: async () => {
      await dismiss();
      await rest();
      central.faults.stop();
      central.watch.stop();
      await app.close();
      await central.reader.stop();
      await central.store.close();
    },
  };
}
