// The catalogue that came with the program enters the store if it is newer than everything there; a catalogue that
// central has published since stays in force.
import { latestCatalogueVersion, storePackage } from '../../db/catalogue.ts';
import type { Writer } from '../../db/sqlite.ts';
import { readPackage } from '../../shared/catalogue/read.ts';

/** Throws for a founding catalogue that does not read: the build made it, so that is a bug. */
export function storeFounding(db: Writer, text: string, receivedAt: string): void {
  const founding = readPackage(text);
  if (!founding.ok) throw new Error('the founding catalogue does not read');
  const { version } = founding.value;
  if (version > (latestCatalogueVersion(db) ?? 0)) storePackage(db, { version, package: text, receivedAt });
}
