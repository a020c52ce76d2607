// A central restored from a copy is part of a case's history: when the desk noticed it, and when central was proven to have
// the entry again. Both are null for what happened before this.
export const restoredCentral = {
  number: 160,
  name: 'restored-central',
  sql: `
alter table central_restores add column noticed_at text;
alter table deliveries add column again_at text;
`,
} as const;
