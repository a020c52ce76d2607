// A line that is paid by the megabyte: whether this one is, by whoever sits here, and which papers somebody let go over it.
export const metered = {
  number: 310,
  name: 'metered',
  sql: `
create table line_price (
  one integer primary key check (one = 1),
  metered integer not null check (metered in (0, 1)),
  operator text not null references operators (id),
  said_at text not null
) strict;
create table papers_let (
  sha256 text primary key references papers (sha256) on delete cascade,
  operator text not null references operators (id),
  let_at text not null
) strict;
`,
} as const;
