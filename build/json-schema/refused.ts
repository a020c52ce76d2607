// What this validator does not do, by name. A schema that asks for it is refused before it judges anything: a rule that
// was passed over in silence would let wrong answers through.

export const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Formats whose check is missing or errs at the edges. Formats that the standard does not name assert nothing. */
const formats: ReadonlySet<unknown> = new Set(['hostname', 'idn-email', 'idn-hostname', 'iri', 'time']);
/** Under these the keys are names that an author chose, not keywords. */
const naming = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas', 'dependentRequired']);
/** Under these stand values, not schemas. */
const values = new Set(['const', 'default', 'examples']);

function mentionsName(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key === '$id' || key === '$anchor' || mentionsName(inner));
}

function refusal(keyword: string, value: unknown): string | null {
  if (keyword === 'format' && formats.has(value)) return `format ${String(value)}`;
  if (keyword === 'dependencies') return 'dependencies (write dependentRequired or dependentSchemas)';
  if (keyword === '$id' && typeof value === 'string' && value.startsWith('file:')) return '$id with the scheme file:';
  if (keyword === 'enum' && mentionsName(value)) return '$id or $anchor inside enum';
  return null;
}

function walk(schema: unknown, ids: Set<string>): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (values.has(keyword)) return [];
    if (naming.has(keyword)) return Object.values(value ?? {}).flatMap((inner) => walk(inner, ids));
    const again = keyword === '$id' && typeof value === 'string' && ids.has(value);
    if (keyword === '$id' && typeof value === 'string') ids.add(value);
    const refused = refusal(keyword, value) ?? (again ? 'the same $id twice' : null);
    return [...(refused === null ? [] : [refused]), ...walk(value, ids)];
  });
}

/** Everything in a schema that is refused, each named once; empty when the validator can judge by it. */
export function refusedIn(schema: unknown): string[] {
  return [...new Set(walk(schema, new Set()))];
}
