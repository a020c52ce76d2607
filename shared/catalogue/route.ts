// Where a case goes: the municipality that is competent today, over the system or on paper. Which municipality that is
// follows from the catalogue alone, never from where the desk stands.
import type { Route } from '../cases/payload.ts';
import type { CataloguePackage, Municipality } from './schema.ts';

/** The municipality itself or the one that took it over (2017 mergers); null for an unknown one or a circle. */
export function competentMunicipality(pkg: Pick<CataloguePackage, 'municipalities'>, id: string): Municipality | null {
  const passed = new Set<string>();
  for (let next: string | null = id; next !== null && !passed.has(next); ) {
    passed.add(next);
    const found = pkg.municipalities.find((municipality) => municipality.id === next);
    if (found === undefined) return null;
    if (found.mergedInto === null) return found;
    next = found.mergedInto;
  }
  return null;
}

/** The route of a municipal case, or null when the municipality is unknown. */
export function routeCase(pkg: Pick<CataloguePackage, 'municipalities'>, municipalityId: string): Route | null {
  const competent = competentMunicipality(pkg, municipalityId);
  if (competent === null) return null;
  return { channel: competent.onMunicipalSystem ? 'system' : 'manual', municipality: competent.id };
}
