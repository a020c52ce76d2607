// Catalogue packages as their JSON text, one per version. A case is read with the version it was filed with, so a stored
// version is never replaced or dropped.
import type { Reader, Writer } from './sqlite.ts';

export interface StoredPackage {
  readonly version: number;
  /** JSON text, checked by whoever stores it. */
  readonly package: string;
}

/** Stores a version; false when it is already there (what came first stays). */
export function storePackage(db: Writer, added: StoredPackage & { readonly receivedAt: string }): boolean {
  const stored = db.run(
    'insert into catalogue_packages (version, received_at, package) values (?, ?, ?) on conflict do nothing',
    added.version,
    added.receivedAt,
    added.package,
  );
  return stored === 1;
}

/** The highest version: a desk never goes back. */
export function latestPackage(db: Reader): StoredPackage | null {
  return db.get<StoredPackage>('select version, package from catalogue_packages order by version desc limit 1') ?? null;
}

/** The JSON text of one version, or null. */
export function packageOf(db: Reader, version: number): string | null {
  const row = db.get<{ package: string }>('select package from catalogue_packages where version = ?', version);
  return row?.package ?? null;
}

/** The highest version's number without its text, or null in an empty store. */
export function latestCatalogueVersion(db: Reader): number | null {
  return db.get<{ version: number | null }>('select max(version) as version from catalogue_packages')?.version ?? null;
}
