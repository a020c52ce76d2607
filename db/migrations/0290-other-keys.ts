// A desk may change its key. The one that is to come is kept until central has answered, and those that were, because a
// central that was set back knows none but an earlier one, and receipts that earlier ones signed are checked for years.
export const otherKeys = {
  number: 290,
  name: 'other-keys',
  sql: `
create table other_keys (
  n integer primary key,
  -- next: not answered by central yet · earlier: of this device · former: of the device that this desk was before
  role text not null check (role in ('next', 'earlier', 'former')),
  private_key blob not null unique check (length(private_key) = 32),
  since text not null
) strict;
create unique index other_keys_next on other_keys (role) where role = 'next';
`,
} as const;
