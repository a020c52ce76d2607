// The desk's catalogue packages, read once and kept in memory. Every draft and case names the version it was made with
// and is read with that one, so a new catalogue never changes what an old case says.
import { latestCatalogueVersion, packageOf } from '../../db/catalogue.ts';
import type { Reader } from '../../db/sqlite.ts';
import { indexServices, type ServiceIndex } from '../../shared/catalogue/find.ts';
import { readPackage } from '../../shared/catalogue/read.ts';
import type { CataloguePackage, Service } from '../../shared/catalogue/schema.ts';
import type { Form } from '../../shared/forms/field.ts';

export interface Packages {
  /** The newest one: what can be asked for today. */
  latest(): CataloguePackage;
  /** The one a draft or case was made with. */
  of(version: number): CataloguePackage;
  /** Search over the newest one. */
  index(): ServiceIndex;
}

/** Reads packages of this database. Throws when a version that something is pinned to is missing or broken: a bug. */
export function createPackages(db: Reader): Packages {
  const kept = new Map<number, CataloguePackage>();
  let indexed: { readonly version: number; readonly index: ServiceIndex } | null = null;
  const take = (version: number, text: string | null): CataloguePackage => {
    if (text === null) throw new Error(`catalogue ${version} is missing`);
    const read = readPackage(text);
    if (!read.ok) throw new Error(`catalogue ${version} is broken`);
    kept.set(version, read.value);
    return read.value;
  };
  const of = (version: number): CataloguePackage => kept.get(version) ?? take(version, packageOf(db, version));
  const latest = (): CataloguePackage => {
    const version = latestCatalogueVersion(db);
    if (version === null) throw new Error('a desk without a catalogue');
    return of(version);
  };
  return {
    of,
    latest,
    index: () => {
      const pkg = latest();
      if (indexed?.version !== pkg.version) indexed = { version: pkg.version, index: indexServices(pkg) };
      return indexed.index;
    },
  };
}

/** The form a case of this service is filled in on. */
export function formOf(pkg: CataloguePackage, service: Service): Form {
  const id = service.form ?? pkg.generalForm;
  const form = pkg.forms.find((candidate) => candidate.id === id);
  if (form === undefined) throw new Error(`form ${id} is missing from catalogue ${pkg.version}`);
  return form;
}
