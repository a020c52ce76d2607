// `npm run catalogue` writes out/catalogue.json; `npm run catalogue -- check FILE` examines a package of any origin.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examinePackage } from '../../shared/catalogue/read.ts';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import { root } from '../run.ts';
import { assembleCatalogue } from './assemble.ts';
import { readPlaced } from './places.ts';

function contents(pkg: CataloguePackage): string {
  const { version, publishedOn, services, forms, centers, municipalities } = pkg;
  const counts = `${services.length} services, ${forms.length} forms, ${centers.length} centers`;
  return `version ${version} of ${publishedOn}: ${counts}, ${municipalities.length} municipalities`;
}

function check(file: string): void {
  const read = readPlaced(readFileSync(file, 'utf8'));
  if ('broken' in read) {
    const { line, column } = read.broken;
    console.error(`${file} cannot be read as JSON: ${read.what} at line ${line}, column ${column}`);
    process.exitCode = 1;
    return;
  }
  const examined = examinePackage(read.document);
  if ('pkg' in examined) {
    console.log(`${file} is a sound catalogue package, ${contents(examined.pkg)}`);
    return;
  }
  console.error(`${file} is not a catalogue package:\n${examined.faults.map((fault) => `- ${fault}`).join('\n')}`);
  process.exitCode = 1;
}

function write(): void {
  const pkg = assembleCatalogue();
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, 'out/catalogue.json'), JSON.stringify(pkg));
  console.log(`out/catalogue.json: ${contents(pkg)}`);
}

const [command, file, ...rest] = process.argv.slice(2);
if (command === undefined) write();
else if (command === 'check' && file !== undefined && rest.length === 0) check(file);
else {
  console.error('usage: npm run catalogue [-- check FILE]');
  process.exitCode = 2;
}
