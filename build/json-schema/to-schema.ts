// A form as a JSON Schema document, draft 2020-12: it describes the answers as a case stores them, not as they are
// typed. What the standard has no word for travels as hints (`x-…`), which every other reader passes over.
import { parseCondition } from '../../shared/forms/condition.ts';
import type { Field, Form } from '../../shared/forms/field.ts';
import type { PlainField } from '../../shared/forms/rules/rule.ts';
import { dialect } from './refused.ts';
import { type Keywords, stored } from './stored.ts';

/** Limits that are keywords of the standard under another name. */
const renamed: Readonly<Record<string, string>> = { min: 'minimum', max: 'maximum' };
const standard = new Set(['minLength', 'maxLength', 'pattern', 'minItems', 'maxItems']);

/** The keyword for a limit of a field: the standard's where it has one for the type. */
export function keywordOf(limit: string, type: string): string {
  const name = renamed[limit];
  if (name !== undefined && (type === 'integer' || type === 'number')) return name;
  return standard.has(limit) ? limit : `x-${limit}`;
}

type Asked = PlainField & { readonly item?: Field['item'] };

function test(named: Asked | undefined, value: string): Keywords {
  if (named?.type === 'checkbox') return { const: value === 'true' };
  return named?.type === 'multiselect' ? { contains: { const: value } } : { const: value };
}

/** The standard's words for a condition: an answer is there, and it is this or it is not. */
function when(condition: string, fields: readonly Asked[]): Keywords {
  const clauses = (parseCondition(condition) ?? []).map(({ field, equal, value }) => {
    const is = test(
      fields.find(({ id }) => id === field),
      value,
    );
    return { required: [field], properties: { [field]: equal ? is : { not: is } } };
  });
  return clauses.length === 1 && clauses[0] !== undefined ? clauses[0] : { allOf: clauses };
}

function ruleOf({ id, type, required, showIf, requiredIf }: Asked, fields: readonly Asked[]): Keywords[] {
  const follows = (then: unknown): Keywords => ({ then });
  const answered = { required: [id], ...(type === 'checkbox' ? { properties: { [id]: { const: true } } } : {}) };
  const demand = requiredIf === undefined ? null : { if: when(requiredIf, fields), ...follows(answered) };
  if (showIf === undefined) return demand === null ? [] : [demand];
  const then = required ? { required: [id] } : (demand ?? true);
  return [{ if: when(showIf, fields), ...follows(then), else: { properties: { [id]: false } } }];
}

function propertyOf(field: Asked): Keywords {
  const { label, help, type, validation, item = [], compute, warnings } = field;
  const limits = Object.entries(validation).map(([limit, value]) => [keywordOf(limit, type), value]);
  return {
    title: label.ka,
    'x-label': label,
    ...(help === undefined ? {} : { description: help.ka, 'x-help': help }),
    'x-widget': type,
    ...(compute === undefined ? {} : { readOnly: true, 'x-compute': compute }),
    ...(warnings === undefined ? {} : { 'x-warnings': warnings }),
    ...Object.fromEntries(limits),
    ...(type === 'repeat'
      ? { type: 'array', items: group(item), allOf: [{ minItems: 1, maxItems: 200 }] }
      : stored[type](field)),
  };
}

/** Fields as an object: hidden answers may not be there, and nobody else's. */
function group(fields: readonly Asked[]): Keywords {
  const rules = fields.flatMap((field) => ruleOf(field, fields));
  return {
    type: 'object',
    'x-order': fields.map(({ id }) => id),
    properties: Object.fromEntries(fields.map((field) => [field.id, propertyOf(field)])),
    required: fields.filter(({ required, showIf }) => required && showIf === undefined).map(({ id }) => id),
    ...(rules.length === 0 ? {} : { allOf: rules }),
    additionalProperties: false,
  };
}

/** The document for a form. `schemaToForm` reads it back to the same form. */
export function formToSchema({ id, basis, fields }: Form): Keywords {
  return { $schema: dialect, 'x-form': id, 'x-basis': basis, ...group(fields) };
}
