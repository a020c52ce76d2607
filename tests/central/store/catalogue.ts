// Central's own copy of the catalogue, by which it judges what a desk sends, and its publication to the desks.
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import { tell } from './feed.ts';
import type { Store } from './store.ts';

/** The newest package central has, or null: without one it cannot judge services and takes them all. */
export function currentPackage(store: Store): CataloguePackage | null {
  const row = store.get<{ package: string }>('select package from packages order by version desc limit 1');
  // Examined when it was taken in; doing it again would cost every exchange.
  return row === undefined ? null : (JSON.parse(row.package) as CataloguePackage);
}

/** Takes a package for central's own use, without telling desks; an already known version stays as it is. */
export function keepPackage(store: Store, version: number, text: string): void {
  store.run('insert or ignore into packages values (?, ?, 0)', version, text);
}

/** Takes a package and tells every desk; false when this version, or a newer one, is out already. */
export function publishPackage(store: Store, version: number, text: string): boolean {
  return store.transaction(() => {
    const newest = store.get<{ version: number | null }>('select max(version) as version from packages')?.version ?? 0;
    if (version <= newest) return false;
    store.run('insert into packages values (?, ?, 1)', version, text);
    const event = { kind: 'catalogue.published', version, package: text } as const;
    for (const device of store.all<{ id: string }>('select id from devices')) tell(store, device.id, event);
    return true;
  });
}

/** Tells a newly enrolled desk of the newest published package. */
export function tellNewest(store: Store, device: string): void {
  const row = store.get<{ version: number; package: string }>(
    'select version, package from packages where published = 1 order by version desc limit 1',
  );
  if (row !== undefined) tell(store, device, { kind: 'catalogue.published', ...row });
}
