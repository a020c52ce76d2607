// Whom or what an audit entry is about: an id, never a name.

const subjectKeys = ['deskNumber', 'draft', 'sha256', 'operator'] as const;

function textAt(holder: unknown, key: string): string | null {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return null;
  const value: unknown = Reflect.get(holder, key);
  return typeof value === 'string' ? value : null;
}

/** The desk number, draft, paper or operator that a call names; for one just made, the id it got; else null. */
export function subjectOf(input: unknown, output: unknown): string | null {
  for (const key of subjectKeys) {
    const found = textAt(input, key);
    if (found !== null) return found;
  }
  return textAt(output, 'id');
}
