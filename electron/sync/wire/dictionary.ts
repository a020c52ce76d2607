// The dictionary of the desk's newest catalogue, made once and kept: central has the same one if it has the same catalogue.
import { createHash } from 'node:crypto';
import { latestCatalogueVersion, latestPackage } from '../../../db/catalogue.ts';
import type { Reader } from '../../../db/sqlite.ts';
import { readPackage } from '../../../shared/catalogue/read.ts';
import { dictionaryOf, type Means } from '../../../shared/protocol/dictionary.ts';
import { markOf } from '../../../shared/protocol/packed/frame.ts';

export interface Dictionary {
  readonly bytes: Buffer;
  /** Its whole SHA-256, and the part of it that names it in packed messages. */
  readonly sha256: Buffer;
  readonly mark: Uint8Array;
}

const means: Means = {
  utf8: (text) => Buffer.from(text, 'utf8'),
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
};

/** The dictionary of these bytes. */
export function named(bytes: Uint8Array): Dictionary {
  const sha256 = createHash('sha256').update(bytes).digest();
  return { bytes: Buffer.from(bytes), sha256, mark: markOf(sha256) };
}

const made = new WeakMap<Reader, { readonly version: number; readonly dictionary: Dictionary | null }>();

/** The dictionary of the newest catalogue in this store; made only when the catalogue is a new one. */
export function dictionaryIn(db: Reader): Dictionary | null {
  const version = latestCatalogueVersion(db);
  const kept = made.get(db);
  if (version === null || kept?.version === version) return kept?.dictionary ?? null;
  const read = readPackage(latestPackage(db)?.package ?? '');
  const dictionary = read.ok ? named(dictionaryOf(read.value, means)) : null;
  made.set(db, { version, dictionary });
  return dictionary;
}
