// `npm run catalogue` writes out/catalogue.json; `npm run catalogue -- check FILE` examines what an author
// wrote; `npm run catalogue -- schema FORM` shows a form as JSON Schema.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examinePackage } from '../../shared/catalogue/read.ts';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import { formToSchema } from '../json-schema/to-schema.ts';
import { root } from '../run.ts';
import { assembleCatalogue } from './assemble.ts';
import { examineText } from './examine.ts';
import { translated } from './languages.ts';

function contents(pkg: CataloguePackage): string {
  const { version, publishedOn, services, forms, centers, municipalities } = pkg;
  const counts = `${services.length} services, ${forms.length} forms, ${centers.length} centers`;
  return `version ${version} of ${publishedOn}: ${counts}, ${municipalities.length} municipalities; ${translated(pkg)}`;
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    console.error(`${file} cannot be opened. საქაღალდეში ასეთი ფაილი არ არის ან ვერ იხსნება.`);
    process.exitCode = 2;
    return null;
  }
}

async function check(file: string): Promise<void> {
  const text = readText(file);
  if (text === null) return;
  const mistakes = await examineText(text);
  for (const { place, pointer, said, kind } of mistakes) {
    console.error(`${file}:${place.line}:${place.column} ${pointer}\n- ${said}\n  ${kind.en}\n  ${kind.ka}`);
  }
  if (mistakes.length > 0) {
    console.error(`${mistakes.length} to correct / გასასწორებელია: ${mistakes.length}`);
    process.exitCode = 1;
    return;
  }
  const examined = examinePackage(JSON.parse(text.replace(/^\uFEFF/, '')));
  const what = 'pkg' in examined ? `catalogue package, ${contents(examined.pkg)}` : 'form or package with JSON Schema';
  console.log(`${file} is a sound ${what}. შეცდომა არ არის.`);
}

/** A form as a JSON Schema document, for an author to go on from. */
function schema(id: string): void {
  const form = assembleCatalogue().forms.find((one) => one.id === id);
  if (form === undefined) {
    console.error(`no form ${id} in the catalogue`);
    process.exitCode = 1;
  } else console.log(JSON.stringify(formToSchema(form), null, 2));
}

function write(): void {
  const pkg = assembleCatalogue();
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, 'out/catalogue.json'), JSON.stringify(pkg));
  console.log(`out/catalogue.json: ${contents(pkg)}`);
}

const [command, file, ...rest] = process.argv.slice(2);
if (command === undefined) write();
else if (command === 'check' && file !== undefined && rest.length === 0) await check(file);
else if (command === 'schema' && file !== undefined && rest.length === 0) schema(file);
else {
  console.error('usage: npm run catalogue [-- check FILE | -- schema FORM]');
  process.exitCode = 2;
}
