// What must hold between the fields of one form, beyond the shape of each: names, conditions and limits that refer to
// other fields, limits that the type understands, options where something is to be chosen.
import { capacities } from '../forms/computed.ts';
import { parseCondition } from '../forms/condition.ts';
import type { Field } from '../forms/field.ts';
import { boundFits, limitsOf } from '../forms/limits.ts';
import type { PlainField } from '../forms/rules/rule.ts';
import { patternFault } from './patterns.ts';

const chosen = new Set(['select', 'radio', 'multiselect']);
const amounts = new Set(['integer', 'number', 'money']);

/** A condition may name only fields before its own, so that one pass from the top decides what is shown. */
function conditionFaults(condition: string, earlier: readonly PlainField[]): string[] {
  const clauses = parseCondition(condition);
  if (clauses === null) return [`"${condition}" is not a condition`];
  return clauses.flatMap(({ field, equal, value }) => {
    const named = earlier.find((candidate) => candidate.id === field);
    if (named === undefined) return [`"${condition}" names no field before it: ${field}`];
    if (named.type === 'checkbox') {
      return equal && value === 'true' ? [] : [`"${condition}": a checkbox can only be asked for =true`];
    }
    const known = named.options?.some((option) => option.value === value) ?? false;
    return known ? [] : [`"${condition}": ${field} has no option ${value}`];
  });
}

function relationFaults({ type, validation }: PlainField, earlier: readonly PlainField[]): string[] {
  const { after, lessOrEqual } = validation;
  const begin = earlier.find((candidate) => candidate.id === after);
  const most = earlier.find((candidate) => candidate.id === lessOrEqual);
  return [
    ...(after !== undefined && begin?.type !== type ? [`after: no ${type} field before it is ${after}`] : []),
    ...(lessOrEqual !== undefined && !(most !== undefined && amounts.has(most.type))
      ? [`lessOrEqual: no amount before it is ${lessOrEqual}`]
      : []),
  ];
}

function limitFaults({ type, validation }: PlainField): string[] {
  const { min, max, pattern } = validation;
  const strange = Object.keys(validation).filter((limit) => !limitsOf[type].some((known) => known === limit));
  const bounds = [min, max].filter((bound) => bound !== undefined && !boundFits(type, bound));
  const pairs = [
    [validation.minLength, validation.maxLength],
    [validation.minItems, validation.maxItems],
    [validation.ageMinYears, validation.ageMaxYears],
  ];
  const crossed = pairs.some(([low, high]) => low !== undefined && high !== undefined && low > high);
  const fault = pattern === undefined ? null : patternFault(pattern);
  return [
    ...strange.map((limit) => `${type} knows no ${limit}`),
    ...bounds.map((bound) => `${type} has no bound like ${bound}`),
    ...(crossed || (typeof min === 'number' && typeof max === 'number' && min > max)
      ? ['limits exclude each other']
      : []),
    ...(fault === null ? [] : [`pattern ${fault}`]),
  ];
}

function choiceFaults({ type, options }: PlainField): string[] {
  if (chosen.has(type) !== (options !== undefined)) return [`${type} ${options ? 'has' : 'lacks'} options`];
  const values = (options ?? []).map((option) => option.value);
  return new Set(values).size < values.length ? ['an option is offered twice'] : [];
}

/** Of each way to compute: what it makes, and of what. */
const computing: Readonly<Record<string, { readonly makes: ReadonlySet<string>; readonly of: ReadonlySet<string> }>> = {
  age: { makes: new Set(['integer']), of: new Set(['date']) },
  capacity: { makes: new Set(['select']), of: new Set(['integer']) },
  count: { makes: new Set(['integer']), of: new Set(['repeat']) },
  sum: { makes: amounts, of: amounts },
};

/** What a computed value is made of stands before it and is of a fitting type. */
function computeFaults(field: PlainField, earlier: readonly Field[]): string[] {
  const { type, required, requiredIf, options = [], compute } = field;
  const [[way, from] = ['', '']] = Object.entries(compute ?? {}).filter(([name]) => name !== 'under');
  const known = computing[way];
  if (known === undefined) return [];
  const typeOf = (name: string): string => {
    const [id, column] = name.split('.');
    const found = earlier.find((one) => one.id === id);
    return (column === undefined ? found : found?.item?.find((one) => one.id === column))?.type ?? '';
  };
  const strange = [from]
    .flat()
    .map(String)
    .filter((name) => !known.of.has(typeOf(name)));
  const lacking = capacities.filter((one) => !options.some(({ value }) => value === one));
  return [
    ...strange.map((name) => `compute: no field before it to make ${way} of is ${name}`),
    ...(known.makes.has(type) ? [] : [`compute: ${type} cannot be ${way}`]),
    ...(required || requiredIf !== undefined ? ['compute: a computed value cannot be required'] : []),
    ...(way === 'capacity' && lacking.length > 0 ? [`compute: capacity lacks ${lacking.join(', ')}`] : []),
  ];
}

/** Warnings may name any field of their part: they are looked at when all is answered. */
function warningFaults(field: PlainField, fields: readonly PlainField[]): string[] {
  return (field.warnings ?? []).flatMap(({ when, unless, limits, missing }) => [
    ...[when, unless].flatMap((one) => (one === undefined ? [] : conditionFaults(one, fields))),
    ...(limits === undefined ? [] : limitFaults({ ...field, validation: limits })),
    ...(limits === undefined ? [] : relationFaults({ ...field, validation: limits }, fields)),
    ...(when === undefined && limits === undefined && missing === undefined
      ? ['a warning needs when, limits or missing']
      : []),
  ]);
}

/** Everything wrong with these fields, each line beginning with the path of its field. */
export function fieldFaults(fields: readonly Field[], path: string): string[] {
  return fields.flatMap((field, index) => {
    const earlier = fields.slice(0, index);
    const faults = [
      ...(earlier.some((other) => other.id === field.id) ? ['the name is used twice'] : []),
      ...[field.showIf, field.requiredIf].flatMap((c) => (c === undefined ? [] : conditionFaults(c, earlier))),
      ...relationFaults(field, earlier),
      ...limitFaults(field),
      ...choiceFaults(field),
      ...computeFaults(field, earlier),
      ...warningFaults(field, fields),
      ...((field.type === 'repeat') === (field.item !== undefined) ? [] : ['item belongs to repeat, and only there']),
      ...(field.item?.some((column) => column.type === 'repeat') ? ['repeats do not nest'] : []),
    ];
    return [
      ...faults.map((fault) => `${path}.${field.id}: ${fault}`),
      ...fieldFaults(field.item ?? [], `${path}.${field.id}`),
    ];
  });
}
