// A desk whose place came in a file, without a line: the code that central has yet to hear together with the desk's key,
// and whom bundles are sealed to, which nobody then has to set by hand.
export const claim = {
  number: 270,
  name: 'claim',
  sql: `
create table claim (
  one integer primary key check (one = 1),
  -- null: central has answered it
  code text,
  recipient text not null
) strict;
`,
} as const;
