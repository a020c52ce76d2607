// How often the desk was started on this database. The same number stands in a file beside it, and where the two part,
// something puts this disk back behind the desk's back.
export const starts = {
  number: 20,
  name: 'starts',
  sql: `
-- Exactly one row.
create table starts (
  one integer primary key check (one = 1),
  count integer not null
) strict;
insert into starts values (1, 0);
`,
} as const;
