// Two cases whose applicants are one person, though number or spelling differ: an operator says so, and may take it back.
// Nothing of the cases changes; what is said is rows behind each other, and the last one about a pair counts. The reason is
// one of a list, so that nothing personal is kept here when a case is forgotten.
export const samePersons = {
  number: 230,
  name: 'same-persons',
  sql: `
create table same_persons (
  n integer primary key,
  one text not null references cases (id),
  other text not null references cases (id),
  act text not null check (act in ('joined', 'parted')),
  reason text,
  operator text not null references operators (id),
  at text not null,
  check (one < other),
  check ((act = 'joined') = (reason is not null))
) strict;
create index same_persons_one on same_persons (one, other, n);
create index same_persons_other on same_persons (other);
create trigger same_persons_frozen before update on same_persons
  begin select raise(abort, 'same_persons is append-only'); end;
create trigger same_persons_kept before delete on same_persons
  begin select raise(abort, 'same_persons is append-only'); end;
create view joined_persons as
  select one, other, reason, operator, at from same_persons j where act = 'joined'
    and not exists (select 1 from same_persons l where l.one = j.one and l.other = j.other and l.n > j.n);
`,
} as const;
