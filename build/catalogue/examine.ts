// One look at whatever an author wrote: a whole package, one form, or a form as a JSON Schema document, alone or inside
// a package. Every mistake comes with its place in the author's own text.
import { fieldFaults } from '../../shared/catalogue/fields.ts';
import { examinePackage } from '../../shared/catalogue/read.ts';
import { type Form, formSchema } from '../../shared/forms/field.ts';
import { schemaToForm } from '../json-schema/from-schema.ts';
import { compileSchema } from '../json-schema/validator.ts';
import { type Kind, kindOf } from './kinds.ts';
import { type Path, type Place, readPlaced } from './places.ts';

/** `pointer` is a JSON pointer (RFC 6901); `said` is the rule's own line. */
export type Mistake = { readonly place: Place; readonly pointer: string; readonly said: string; readonly kind: Kind };
type Fault = { readonly path: Path; readonly said: string };
type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSchema = (value: unknown): value is Json => isObject(value) && ('$schema' in value || 'properties' in value);

/** The step from a list or object to what a fault line names: by key, by number, or by id or date. */
function step(at: unknown, name: string): Path | null {
  if (Array.isArray(at)) {
    const named = at.findIndex((one) => isObject(one) && (one['id'] === name || one['date'] === name));
    const index = /^\d+$/.test(name) ? Number(name) : named;
    return index >= 0 ? [index] : null;
  }
  if (!isObject(at)) return null;
  if (Object.hasOwn(at, name)) return [name];
  for (const list of ['fields', 'item', 'properties']) {
    const inner = list in at ? step(at[list], name) : null;
    if (inner !== null) return [list, ...inner];
  }
  const rows = at['items'];
  const inner = isObject(rows) ? step(rows, name) : null;
  return inner === null ? null : ['items', ...inner];
}

const follow = (document: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, key) => (Array.isArray(at) ? at[Number(key)] : isObject(at) ? at[key] : undefined),
    document,
  );

/** The place that a line `centers.gori: …` is about, as far as the document has it; a missing property counts. */
function placed(document: unknown, line: string): Fault {
  const [where = ''] = line.split(': ');
  const names = where.replace(' (number)', '').split('.');
  let path: Path = [];
  for (const name of names) {
    const next = step(follow(document, path), name);
    if (next === null) {
      if (/received undefined$/.test(line)) path = [...path, name];
      break;
    }
    path = [...path, ...next];
  }
  return { path, said: line };
}

/** The form in a JSON Schema document: first a schema at all, then one that a form can say. */
async function readSchema(document: Json): Promise<{ form: Form } | { faults: Fault[] }> {
  const compiled = await compileSchema(document, { assertFormat: true });
  if ('refused' in compiled)
    return { faults: compiled.refused.map((what) => ({ path: [], said: `refused: ${what}` })) };
  if ('invalid' in compiled) {
    const pointers = [...new Set(compiled.invalid)];
    const deepest = pointers.filter((one) => !pointers.some((other) => other !== one && other.startsWith(`${one}/`)));
    const told = deepest.length === 0 ? [''] : deepest;
    return {
      faults: told.map((pointer) => ({
        path: pointer
          .split('/')
          .slice(1)
          .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
        said: `no JSON Schema 2020-12: ${compiled.reason}`,
      })),
    };
  }
  const read = schemaToForm(document);
  if ('form' in read) {
    const faults = fieldFaults(read.form.fields, 'form').map((line) => ({
      ...placed(document, line.replace(/^form\./, '')),
      said: line,
    }));
    return faults.length > 0 ? { faults } : read;
  }
  return {
    faults: read.faults.map(({ path, what }) => ({
      path,
      said: /^(Invalid|Too|Unrecognized)/.test(what) ? `${path.join('.')}: ${what}` : `a form cannot say: ${what}`,
    })),
  };
}

function formFaults(document: unknown): Fault[] {
  const shape = formSchema.safeParse(document);
  const lines = shape.success
    ? fieldFaults(shape.data.fields, 'form').map((line) => line.replace(/^form\./, ''))
    : shape.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  return lines.map((line) => placed(document, line));
}

async function packageFaults(document: Json): Promise<Fault[]> {
  const written = Array.isArray(document['forms']) ? document['forms'] : [];
  const faults: Fault[] = [];
  const forms: unknown[] = [];
  for (const [index, form] of written.entries()) {
    const read = isSchema(form) ? await readSchema(form) : { form };
    if ('form' in read) forms.push(read.form);
    else faults.push(...read.faults.map(({ path, said }) => ({ path: ['forms', index, ...path], said })));
  }
  // Without all its forms a package would be told loose ends that are none.
  if (faults.length > 0) return faults;
  const examined = examinePackage('forms' in document ? { ...document, forms } : document);
  return 'pkg' in examined ? [] : examined.faults.map((line) => placed(document, line));
}

async function faultsOf(document: unknown): Promise<Fault[]> {
  if (isSchema(document)) {
    const read = await readSchema(document);
    return 'form' in read ? [] : read.faults;
  }
  if (isObject(document) && 'fields' in document) return formFaults(document);
  if (isObject(document) && ('services' in document || 'version' in document)) return packageFaults(document);
  return [{ path: [], said: 'neither a package nor a form' }];
}

/** Every mistake in a text, in the order of the rules; empty when a desk would take it. */
export async function examineText(text: string): Promise<Mistake[]> {
  const read = readPlaced(text);
  if ('broken' in read) {
    const said = `not JSON: ${read.what}`;
    return [{ place: read.broken, pointer: '', said, kind: kindOf(said) }];
  }
  const twice = read.twice.map((path) => ({ path, said: 'the key stands twice in one object' }));
  return [...twice, ...(await faultsOf(read.document))].map(({ path, said }) => ({
    place: read.placeOf(path),
    pointer: path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    said,
    kind: kindOf(said),
  }));
}
