// Central's own copy of the catalogue, by which it judges what a desk sends, and its publication to the desks.
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import { tell } from './feed.ts';
import type { Store } from './store.ts';

async function newestVersion(store: Store): Promise<number> {
  return (await store.get<{ version: number | null }>('select max(version) as version from packages'))?.version ?? 0;
}

export type PackageReader = (store: Store) => Promise<CataloguePackage | null>;

/**
 * Reads the newest package central has, or null: without one it cannot judge services and takes them all. A version
 * never changes its content, so it is parsed once.
 */
export function packageReader(): PackageReader {
  let before: { readonly version: number; readonly package: CataloguePackage } | null = null;
  return async (store) => {
    const version = await newestVersion(store);
    if (version === 0) return null;
    if (before?.version === version) return before.package;
    const row = await store.get<{ package: string }>('select package from packages where version = ?', version);
    if (row === undefined) return null;
    // Examined when it was taken in.
    before = { version, package: JSON.parse(row.package) as CataloguePackage };
    return before.package;
  };
}

/** Takes a package for central's own use, without telling desks; an already known version stays as it is. */
export async function keepPackage(store: Store, version: number, text: string): Promise<void> {
  await store.run('insert into packages values (?, ?, 0) on conflict do nothing', version, text);
}

/** Takes a package and tells every desk; false when this version, or a newer one, is out already. */
export async function publishPackage(store: Store, version: number, text: string): Promise<boolean> {
  return store.transaction(async (within) => {
    // Enrolments wait meanwhile: a desk is told here or when it enrols, never twice and never not at all.
    await within.run('update codes set used = used');
    if (version <= (await newestVersion(within))) return false;
    await within.run('insert into packages values (?, ?, 1)', version, text);
    const event = { kind: 'catalogue.published', version, package: text } as const;
    for (const { id } of await within.all<{ id: string }>('select id from devices order by id'))
      await tell(within, id, event);
    return true;
  });
}

/** Tells a newly enrolled desk of the newest published package. */
export async function tellNewest(store: Store, device: string): Promise<void> {
  const row = await store.get<{ version: number; package: string }>(
    'select version, package from packages where published = 1 order by version desc limit 1',
  );
  if (row !== undefined) await tell(store, device, { kind: 'catalogue.published', ...row });
}
