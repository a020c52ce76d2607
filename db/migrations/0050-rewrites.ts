// When the database was last written anew as a whole, so that no page of it holds what was forgotten before.
export const rewrites = {
  number: 50,
  name: 'rewrites',
  sql: `
create table rewrites (
  n integer primary key,
  after_purge integer not null,
  schema integer not null,
  proven_at text not null
) strict;
`,
} as const;
