// The dictionary of central's current catalogue, made once per package.
import { createHash } from 'node:crypto';
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import { dictionaryOf, type Means } from '../../../shared/protocol/dictionary.ts';
import { markOf } from '../../../shared/protocol/packed/frame.ts';

export interface Dictionary {
  readonly bytes: Buffer;
  readonly sha256: Buffer;
  /** What names it in packed messages. */
  readonly mark: Buffer;
}

const means: Means = {
  utf8: (text) => Buffer.from(text, 'utf8'),
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
};

const made = new WeakMap<CataloguePackage, Dictionary>();

/** Null for a central without a catalogue: it speaks without a dictionary. */
export function dictionaryFor(pkg: CataloguePackage | null): Dictionary | null {
  if (pkg === null) return null;
  const known = made.get(pkg);
  if (known !== undefined) return known;
  const bytes = Buffer.from(dictionaryOf(pkg, means));
  const sha256 = createHash('sha256').update(bytes).digest();
  const dictionary = { bytes, sha256, mark: Buffer.from(markOf(sha256)) };
  made.set(pkg, dictionary);
  return dictionary;
}
