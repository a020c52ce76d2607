// By which class a desk keeps the cases of a service, and what of central's words is the last one on a case. The days
// themselves are data of the catalogue.
import type { CataloguePackage, RetentionClass } from './schema.ts';

/** Statuses after which central does no more on a case; `forwarded` and `ready` are not among them. */
export const finalStatuses: readonly string[] = [
  'satisfied',
  'partly-satisfied',
  'refused',
  'left-unconsidered',
  'handed-over',
  'completed',
  'withdrawn',
];
/** Statuses that say how the matter was decided; `ready` waits only to be handed over, a withdrawal is no decision. */
export const decidedStatuses: readonly string[] = [
  'satisfied',
  'partly-satisfied',
  'refused',
  'left-unconsidered',
  'ready',
  'handed-over',
  'completed',
];

/** For catalogues older than classes, and for a service that this catalogue does not know any more: kept long. */
export const classOfOldCatalogues: RetentionClass = {
  id: 'old-catalogue',
  name: { ka: 'კლასი მითითებული არ არის', en: 'No class given' },
  afterDecisionDays: 365,
  afterRegistrationDays: 1_095,
  basis: 'illustrative',
  sources: [],
  note: null,
};

/** The class by which cases of this service are kept. */
export function retentionOf(
  pkg: Pick<CataloguePackage, 'services' | 'retentionClasses' | 'defaultRetention'>,
  service: string,
): RetentionClass {
  const known = pkg.services.find(({ id }) => id === service);
  const named = known === undefined ? undefined : (known.retention ?? pkg.defaultRetention);
  return pkg.retentionClasses?.find(({ id }) => id === named) ?? classOfOldCatalogues;
}
