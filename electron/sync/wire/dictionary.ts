// The dictionary of the desk's newest catalogue, made once and kept: central has the same one if it has the same catalogue.
import { createHash } from 'node:crypto';
import { latestCatalogueVersion, latestPackage } from '../../../db/catalogue.ts';
import type { Reader } from '../../../db/sqlite.ts';
import { readPackage } from '../../../shared/catalogue/read.ts';
import { dictionaryOf } from '../../../shared/protocol/dictionary.ts';
import { markOf } from '../../../shared/protocol/packed/frame.ts';

export interface Dictionary {
  readonly bytes: Buffer;
  /** Its whole SHA-256, and the part of it that names it in packed messages. */
  readonly sha256: Buffer;
  readonly mark: Uint8Array;
}

/** The dictionary of these bytes. */
export function named(bytes: Uint8Array): Dictionary {
  const sha256 = createHash('sha256').update(bytes).digest();
  return { bytes: Buffer.from(bytes), sha256, mark: markOf(sha256) };
}

/** Answers the dictionary of the newest catalogue at every asking, making it only when the catalogue is a new one. */
export function dictionaries(db: Reader): () => Dictionary | null {
  let kept: { readonly version: number; readonly dictionary: Dictionary | null } | null = null;
  return () => {
    if (kept?.version === latestCatalogueVersion(db)) return kept?.dictionary ?? null;
    const latest = latestPackage(db);
    kept = null;
    if (latest !== null) {
      const read = readPackage(latest.package);
      const dictionary = read.ok ? named(dictionaryOf(read.value, (text) => Buffer.from(text, 'utf8'))) : null;
      kept = { version: latest.version, dictionary };
    }
    return kept?.dictionary ?? null;
  };
}
