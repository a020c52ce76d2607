// What must hold across a whole package: names are used once in their own list (a center and a municipality may share
// one), and whoever is named exists. A desk never loads a package with a loose end.
import { fieldFaults } from './fields.ts';
import { competentMunicipality } from './route.ts';
import type { CataloguePackage, Service } from './schema.ts';

function twice(list: string, ids: readonly (string | number)[]): string[] {
  const again = ids.filter((id, index) => ids.indexOf(id) < index);
  return again.map((id) => `${list}: ${id} is there twice`);
}

function unknown(where: string, kind: string, known: ReadonlySet<string>, named: readonly string[]): string[] {
  return named.filter((id) => !known.has(id)).map((id) => `${where}: no ${kind} ${id}`);
}

const idsOf = (list: readonly { readonly id: string }[]): Set<string> => new Set(list.map((entry) => entry.id));

function duplicates(pkg: CataloguePackage): string[] {
  const { centers, municipalities, providers, categories, documents, services, notices = [], forms, glossary } = pkg;
  const lists = { centers, municipalities, providers, categories, documents, services, notices, forms, glossary };
  return [
    ...Object.entries(lists).flatMap(([name, list]) =>
      twice(
        name,
        list.map((entry) => entry.id),
      ),
    ),
    ...twice(
      'centers (number)',
      centers.map((center) => center.number),
    ),
    ...twice(
      'holidays',
      pkg.holidays.map((holiday) => holiday.date),
    ),
  ];
}

function serviceFaults(service: Service, pkg: CataloguePackage): string[] {
  const where = `services.${service.id}`;
  const taken = service.intake === 'case-form';
  return [
    ...unknown(where, 'provider', idsOf(pkg.providers), [service.provider]),
    ...unknown(where, 'category', idsOf(pkg.categories), [service.category]),
    ...unknown(where, 'document', idsOf(pkg.documents), service.requiredDocuments),
    ...unknown(where, 'form', idsOf(pkg.forms), service.form === null ? [] : [service.form]),
    ...(taken === (service.form !== null) ? [] : [`${where}: a form belongs to case-form services, and only to them`]),
  ];
}

/** Classes and a default come together, and only services whose cases a desk keeps name one. */
function retentionFaults({ retentionClasses, defaultRetention, services }: CataloguePackage): string[] {
  const classes = retentionClasses ?? [];
  const known = idsOf(classes);
  const named = services.filter(({ retention }) => retention !== undefined);
  const together = (retentionClasses === undefined) === (defaultRetention === undefined);
  return [
    ...twice(
      'retentionClasses',
      classes.map(({ id }) => id),
    ),
    ...(together ? [] : ['defaultRetention: classes and a default come together']),
    ...unknown('defaultRetention', 'retention class', known, defaultRetention === undefined ? [] : [defaultRetention]),
    ...named.flatMap(({ id, retention = '' }) => unknown(`services.${id}`, 'retention class', known, [retention])),
    ...named
      .filter(({ intake }) => intake !== 'case-form')
      .map(({ id }) => `services.${id}: a retention class belongs to case-form services`),
  ];
}

/** What was told or agreed to is stated by a checkbox of the applicant, each by its own. */
function noticeFaults({ notices = [], applicantFields }: CataloguePackage): string[] {
  const isStated = (field: string): boolean =>
    applicantFields.some(({ id, type }) => id === field && type === 'checkbox') &&
    notices.filter((one) => one.field === field).length === 1;
  return notices
    .filter(({ field }) => !isStated(field))
    .map(({ id, field }) => `notices.${id}: no checkbox of its own ${field}`);
}

/** Every loose end of a package whose shape is already right; empty when there is none. */
export function referenceFaults(pkg: CataloguePackage): string[] {
  const municipalities = idsOf(pkg.municipalities);
  return [
    ...duplicates(pkg),
    ...pkg.centers.flatMap((center) =>
      unknown(`centers.${center.id}`, 'municipality', municipalities, [center.municipality]),
    ),
    ...pkg.municipalities
      .filter((municipality) => competentMunicipality(pkg, municipality.id) === null)
      .map((municipality) => `municipalities.${municipality.id}: mergedInto leads nowhere`),
    ...pkg.services.flatMap((service) => serviceFaults(service, pkg)),
    ...retentionFaults(pkg),
    ...noticeFaults(pkg),
    ...unknown('generalForm', 'form', idsOf(pkg.forms), [pkg.generalForm]),
    ...fieldFaults(pkg.applicantFields, 'applicantFields'),
    ...pkg.forms.flatMap((form) => fieldFaults(form.fields, `forms.${form.id}`)),
  ];
}
