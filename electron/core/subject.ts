// Whom or what an audit entry is about: an id or a count, never a name.

const subjectKeys = ['deskNumber', 'draft', 'sha256', 'operator', 'page', 'visit', 'kind', 'pad', 'job'] as const;

function textAt(holder: unknown, key: string): string | null {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return null;
  const value: unknown = Reflect.get(holder, key);
  return typeof value === 'string' ? value : null;
}

/** The desk number, draft, paper, operator, page, visit or kind of contact that a call names; for one just made, the id it got; else null. */
export function subjectOf(input: unknown, output: unknown): string | null {
  for (const key of subjectKeys) {
    const found = textAt(input, key);
    if (found !== null) return found;
  }
  return textAt(output, 'pad') ?? textAt(output, 'id') ?? textAt(output, 'page') ?? textAt(output, 'deskNumber');
}

/** How many a search found: what stands in the audit chain in place of the text that was searched for. */
export function countOf(output: unknown): number | undefined {
  if (typeof output !== 'object' || output === null) return undefined;
  const count: unknown = Reflect.get(output, 'count');
  return typeof count === 'number' ? count : undefined;
}

/** Content of the paper whose place another takes. */
export function replacedOf(input: unknown): string | undefined {
  return textAt(input, 'replaces') ?? undefined;
}

/** The stated reason for an act that the desk warned of, with what it warned of: slugs and numbers, as they came. */
export function despiteOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, 'despite')
    ? Reflect.get(input, 'despite')
    : undefined;
}
