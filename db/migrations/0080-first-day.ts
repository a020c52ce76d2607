// What a desk needs from its first day on without anybody at its database: whom central seals returns to, and operators
// that come and go.
export const firstDay = {
  number: 80,
  name: 'first-day',
  sql: `
-- The desk's own age identity: what central sends back by USB is sealed to it. At most one row.
create table return_key (
  one integer primary key check (one = 1),
  identity text not null,
  recipient text not null
) strict;

-- Operators who left: they sign in no more and stay named in what they did.
create table operator_locks (
  operator text primary key references operators (id),
  locked_at text not null
) strict;
`,
} as const;
