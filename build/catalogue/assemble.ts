// Puts the catalogue's sources together to the one document that desks load. The sources are the truth and are edited
// by hand, one entry per line; the document is never edited.
import { readdirSync, readFileSync } from 'node:fs';
import { examinePackage } from '../../shared/catalogue/read.ts';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';

const sources = new URL('../../shared/catalogue/data/', import.meta.url);

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, sources), 'utf8'));
}

/** The founding package, examined whole; throws with every fault, because wrong sources are a bug. */
export function assembleCatalogue(): CataloguePackage {
  const forms = readdirSync(new URL('forms/', sources)).sort();
  const examined = examinePackage({
    ...(read('edition') as object),
    centers: read('centers'),
    municipalities: read('municipalities'),
    providers: read('providers'),
    categories: read('categories'),
    documents: read('documents'),
    services: read('services'),
    retentionClasses: read('retention'),
    notices: read('notices'),
    applicantFields: read('applicant-fields'),
    forms: forms.map((file) => read(`forms/${file.replace(/\.json$/, '')}`)),
    holidays: read('holidays'),
    glossary: read('glossary'),
  });
  if ('faults' in examined) throw new Error(`the catalogue's sources are wrong:\n${examined.faults.join('\n')}`);
  return examined.pkg;
}
