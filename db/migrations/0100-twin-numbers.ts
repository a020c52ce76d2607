// A desk whose disk was set back gives numbers again before anybody can tell it. Two cases then bear one number on their
// receipts, and a database knows a case by a number of its own.
export const twinNumbers = {
  number: 100,
  name: 'twin-numbers',
  sql: `
-- Cases that stand here under another number than their receipt bears, because another case has that one.
create table twin_numbers (
  case_id text primary key references cases (id),
  desk_number text not null
) strict, without rowid;
create index twin_numbers_number on twin_numbers (desk_number);
create trigger twin_numbers_frozen before update on twin_numbers
  begin select raise(abort, 'twin_numbers is append-only'); end;
create trigger twin_numbers_kept before delete on twin_numbers
  begin select raise(abort, 'twin_numbers is append-only'); end;
`,
} as const;
