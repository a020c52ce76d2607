// A form from its JSON Schema document. The document is read for what a form can say, written anew from that, and the
// two are compared: whatever the author wrote that a desk would not do is a fault with its place, never passed over.
import { isDeepStrictEqual } from 'node:util';
import type { Form } from '../../shared/forms/field.ts';
import { type FieldType, fieldTypes, formSchema, validationSchema } from '../../shared/forms/field.ts';
import { formToSchema, keywordOf } from './to-schema.ts';

export type SchemaFault = { readonly path: readonly (string | number)[]; readonly what: string };
type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: unknown): Json => (isObject(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const plain: Readonly<Record<string, FieldType>> = { boolean: 'checkbox', integer: 'integer', number: 'number' };

/** What an author who names no widget means. */
function widgetOf(property: Json): unknown {
  if (property['x-widget'] !== undefined) return property['x-widget'];
  const { type, format, oneOf, items } = property;
  if (type === 'string') return oneOf !== undefined ? 'select' : format === 'date' ? 'date' : 'text';
  if (type === 'array') return objectOf(items)['properties'] === undefined ? 'multiselect' : 'repeat';
  return plain[String(type)] ?? 'text';
}

/** One clause of `if`, in the form's words: `a=b` or `a!=b`. */
function clauseOf(condition: unknown): string {
  const [[field, asked] = ['', {}]] = Object.entries(objectOf(objectOf(condition)['properties']));
  const { not } = objectOf(asked);
  const is = objectOf(not ?? asked);
  const value = is['const'] ?? objectOf(is['contains'])['const'];
  return `${field}${not === undefined ? '=' : '!='}${String(value)}`;
}

function conditionOf(condition: unknown): string {
  const { allOf } = objectOf(condition);
  return (allOf === undefined ? [condition] : listOf(allOf)).map(clauseOf).join(' & ');
}

type Rule = { showIf?: string; requiredIf?: string; required?: true };

/** What the rules of a group say about each field. */
function rulesOf(group: Json): Map<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const id of listOf(group['required'])) rules.set(String(id), { required: true });
  const add = (id: unknown, rule: Rule): void => void rules.set(String(id), { ...rules.get(String(id)), ...rule });
  for (const one of listOf(group['allOf']).map(objectOf)) {
    const then = objectOf(one['then']);
    const [hidden] = Object.keys(objectOf(objectOf(one['else'])['properties']));
    const [demanded] = listOf(then['required']);
    const [later] = listOf(objectOf(then['then'])['required']);
    if (hidden === undefined) add(demanded, { requiredIf: conditionOf(one['if']) });
    else {
      add(hidden, { showIf: conditionOf(one['if']), ...(demanded === undefined ? {} : { required: true }) });
      if (later !== undefined) add(later, { requiredIf: conditionOf(then['if']) });
    }
  }
  return rules;
}

function fieldOf(id: string, property: Json, rule: Rule): Json {
  const type = widgetOf(property);
  const known = fieldTypes.find((one) => one === type) ?? 'text';
  const limits = Object.keys(validationSchema.shape).flatMap((limit) => {
    const value = property[keywordOf(limit, known)];
    return value === undefined ? [] : [[limit, value]];
  });
  const offered = known === 'multiselect' ? objectOf(property['items'])['oneOf'] : property['oneOf'];
  const options = listOf(offered).map((one) => ({ value: objectOf(one)['const'], label: objectOf(one)['x-label'] }));
  return {
    id,
    type,
    label: property['x-label'],
    required: rule.required ?? false,
    validation: Object.fromEntries(limits),
    ...(offered === undefined ? {} : { options }),
    ...(property['x-help'] === undefined ? {} : { help: property['x-help'] }),
    ...(rule.showIf === undefined ? {} : { showIf: rule.showIf }),
    ...(rule.requiredIf === undefined ? {} : { requiredIf: rule.requiredIf }),
    ...(property['x-compute'] === undefined ? {} : { compute: property['x-compute'] }),
    ...(property['x-warnings'] === undefined ? {} : { warnings: property['x-warnings'] }),
    ...(known === 'repeat' ? { item: fieldsOf(objectOf(property['items'])) } : {}),
  };
}

function fieldsOf(group: Json): Json[] {
  const rules = rulesOf(group);
  const order = listOf(group['x-order']);
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return Object.entries(objectOf(group['properties']))
    .sort(([one], [other]) => place(one) - place(other))
    .map(([id, property]) => fieldOf(id, objectOf(property), rules.get(id) ?? {}));
}

/** Lists in which the order says nothing and the author may leave out what follows anyway. */
const loose = new Set(['allOf', 'required', 'x-order']);

/** Places where the author's document says what the document of the form that was understood does not. */
function unsaid(written: unknown, understood: unknown, path: SchemaFault['path'], key = ''): SchemaFault[] {
  if (isObject(written) && isObject(understood)) {
    return Object.entries(written).flatMap(([name, value]) =>
      name in understood
        ? unsaid(value, understood[name], [...path, name], name)
        : [{ path: [...path, name], what: name }],
    );
  }
  if (Array.isArray(written) && Array.isArray(understood)) {
    return written.flatMap((one, index) => {
      const others = loose.has(key) ? understood : [understood[index]];
      const met = others.some((other) => unsaid(one, other, []).length === 0);
      return met ? [] : [{ path: [...path, index], what: key }];
    });
  }
  return isDeepStrictEqual(written, understood) ? [] : [{ path, what: key }];
}

const stepIn = (key: PropertyKey): string | number => (typeof key === 'number' ? key : String(key));

/** A place in the form as the place in the document it was read from. */
function placeIn(form: Json, path: readonly PropertyKey[]): (string | number)[] {
  const [head, index, ...rest] = path;
  if (head !== 'fields' && head !== 'item') return head === undefined ? [] : [`x-${String(head)}`];
  const field = objectOf(listOf(form[head])[Number(index)]);
  const inner = rest[0] === 'item' ? ['items', ...placeIn(field, rest)] : [];
  const limit =
    rest[0] === 'validation' && rest[1] !== undefined ? [keywordOf(String(rest[1]), String(field['type']))] : [];
  const text = rest[0] === 'label' || rest[0] === 'help' ? [`x-${rest[0]}`, ...rest.slice(1).map(String)] : [];
  const own = rest[0] === 'compute' || rest[0] === 'warnings' ? [`x-${rest[0]}`, ...rest.slice(1).map(stepIn)] : text;
  const hint = rest[0] === 'type' ? ['x-widget'] : own;
  return ['properties', String(field['id']), ...inner, ...limit, ...hint];
}

/** The form a document describes, or every place where it describes none. */
export function schemaToForm(document: unknown): { readonly form: Form } | { readonly faults: readonly SchemaFault[] } {
  const written = objectOf(document);
  const read = { id: written['x-form'], basis: written['x-basis'], fields: fieldsOf(written) };
  const parsed = formSchema.safeParse(read);
  if (!parsed.success) {
    return { faults: parsed.error.issues.map((issue) => ({ path: placeIn(read, issue.path), what: issue.message })) };
  }
  const faults = unsaid(written, formToSchema(parsed.data), []);
  return faults.length > 0 ? { faults } : { form: parsed.data };
}
