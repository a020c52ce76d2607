// How a service is called in lists that stand open on a screen. A sensitive one (health, violence, poverty) goes by a
// neutral name there; its own name appears only inside the case and on the applicant's receipt (law No 3144).
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import type { LocalText } from '../../shared/primitives.ts';

const neutral: LocalText = { ka: 'სერვისი', en: 'Service', hy: 'ծառայություն', az: 'xidmət', ru: 'услуга' };

/** The service's own name, or its id when the package does not know it. */
export function serviceName(pkg: CataloguePackage, id: string): LocalText {
  return pkg.services.find((service) => service.id === id)?.name ?? { ka: id, en: id };
}

/** The name for lists; an unknown service counts as sensitive. */
export function listedName(pkg: CataloguePackage, id: string): LocalText {
  const service = pkg.services.find((candidate) => candidate.id === id);
  return service === undefined || service.sensitive ? neutral : service.name;
}
