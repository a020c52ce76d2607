// Central may change the key by which its answers are known. The next one is pinned beside the present one until it was heard.
export const centralKey = {
  number: 320,
  name: 'central-key',
  sql: `
create table central_key_next (
  one integer primary key check (one = 1),
  key_id text not null,
  public_key text not null
) strict;
`,
} as const;
