// What can be asked for at this desk: reads of the newest catalogue package. No personal data passes here.
import { packageOf } from '../../db/catalogue.ts';
import { readDevice } from '../../db/device.ts';
import type { Reader } from '../../db/sqlite.ts';
import { findServices } from '../../shared/catalogue/find.ts';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import { type Language, languages } from '../../shared/primitives.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import { formOf, type Packages } from './packages.ts';

function counted<T extends { readonly id: string }>(
  pkg: CataloguePackage,
  parts: readonly T[],
  key: 'provider' | 'category',
): (T & { services: number })[] {
  const counts = new Map<string, number>();
  for (const service of pkg.services) counts.set(service[key], (counts.get(service[key]) ?? 0) + 1);
  return parts.map((part) => ({ ...part, services: counts.get(part.id) ?? 0 }));
}

/** All receipt languages: those usual at this center first, then those often asked for there. */
function receiptLanguages(pkg: CataloguePackage, centerId: string | undefined): Language[] {
  const center = pkg.centers.find(({ id }) => id === centerId);
  return [
    ...new Set<Language>([...(center?.receiptLanguages ?? []), ...(center?.optionalLanguages ?? []), ...languages]),
  ];
}

/** Problems: service.unknown. */
export function catalogueServices(
  db: Reader,
  packages: Packages,
): Pick<Services, 'catalogue.read' | 'service.find' | 'service.read'> {
  const asOf = (version: number | undefined): CataloguePackage | null => {
    if (version === undefined) return packages.latest();
    return packageOf(db, version) === null ? null : packages.of(version);
  };
  return {
    'catalogue.read': () => {
      const pkg = packages.latest();
      return ok({
        version: pkg.version,
        publishedOn: pkg.publishedOn,
        providers: counted(pkg, pkg.providers, 'provider'),
        categories: counted(pkg, pkg.categories, 'category'),
        municipalities: pkg.municipalities,
        receiptLanguages: receiptLanguages(pkg, readDevice(db)?.center),
      });
    },
    'service.find': (_context, { text, provider, category }) =>
      ok(
        findServices(packages.index(), text, { provider, category }).map((service) => ({
          id: service.id,
          name: service.name,
          provider: service.provider,
          category: service.category,
          intake: service.intake,
          sensitive: service.sensitive,
        })),
      ),
    'service.read': (_context, input) => {
      const pkg = asOf(input.catalogueVersion);
      if (pkg === null) return fail(problem('service.unknown'));
      const service = pkg.services.find(({ id }) => id === input.service);
      const provider = pkg.providers.find(({ id }) => id === service?.provider);
      const category = pkg.categories.find(({ id }) => id === service?.category);
      if (service === undefined || provider === undefined || category === undefined) {
        return fail(problem('service.unknown'));
      }
      return ok({
        service,
        provider,
        category,
        documents: service.requiredDocuments.flatMap((asked) => pkg.documents.filter(({ id }) => id === asked)),
        documentsBasis: service.documentsBasis,
        term: service.term,
        fee: service.fee,
        form: service.intake === 'case-form' ? formOf(pkg, service) : null,
        applicantFields: pkg.applicantFields,
        notices: pkg.notices ?? [],
        catalogueVersion: pkg.version,
      });
    },
  };
}
