// What the desk looks back on and hands over: who filed which service on which day, notes and hand-overs on cases, lists
// that an operator keeps, day books that were printed.
export const dayAndShift = {
  number: 200,
  name: 'day-and-shift',
  sql: `
-- Who filed which service when, in small numbers. Derived from cases, outside the commit that saves one.
create table filed_names (n integer primary key, name text not null unique) strict;
create table filed (
  place integer primary key references cases (place),
  -- 20260504
  day integer not null,
  service integer not null references filed_names (n),
  -- Null: the case was forgotten before this was noted.
  operator integer references filed_names (n)
) strict;
create temp table filers as
  select place, nullif(unpacked(payload), '') ->> '$.operator' as operator from case_versions where version = 1;
insert into filed_names (name) select service from cases union select operator from filers where operator is not null;
insert into filed
  select c.place, cast(replace(c.filed_on, '-', '') as integer), s.n, o.n from cases c
    join filed_names s on s.name = c.service
    left join filers f on f.place = c.place
    left join filed_names o on o.name = f.operator;
drop table filers;
create index filed_day on filed (day, operator, service);
create index filed_service on filed (service, day);
create index filed_operator on filed (operator, day);

create index receipts_printed on receipts (printed_at, operator);

-- Kept at the desk, never sent. One that is handed to somebody is a promise until it is kept.
create table case_notes (
  n integer primary key,
  case_id text not null references cases (id),
  operator text not null references operators (id),
  at text not null,
  words text not null,
  -- operator: to the one named; shift: to whoever comes next.
  handed text check (handed in ('operator', 'shift')),
  for_operator text references operators (id),
  taken_by text references operators (id),
  taken_at text,
  kept_by text references operators (id),
  kept_at text,
  check ((for_operator is not null) = (handed is 'operator')),
  check ((taken_by is null) = (taken_at is null)),
  check ((kept_by is null) = (kept_at is null))
) strict;
create index case_notes_case on case_notes (case_id, n);
create index case_notes_open on case_notes (n) where handed is not null and kept_at is null;
create trigger case_notes_frozen before update on case_notes
  when not ((new.n, new.case_id, new.operator, new.at, new.handed, new.for_operator)
      is (old.n, old.case_id, old.operator, old.at, old.handed, old.for_operator)
    and (new.words is old.words or new.words = '' and exists (select 1 from purges where case_id = old.case_id))
    and (old.taken_at is null or (new.taken_by, new.taken_at) is (old.taken_by, old.taken_at))
    and (old.kept_at is null or (new.kept_by, new.kept_at) is (old.kept_by, old.kept_at)))
  begin select raise(abort, 'case_notes is append-only'); end;
create trigger case_notes_kept before delete on case_notes
  begin select raise(abort, 'case_notes is append-only'); end;

create table case_views (
  operator text not null references operators (id),
  name text not null,
  -- JSON.
  filter text not null,
  primary key (operator, name)
) strict, without rowid;

-- Day books as they were made for printing; they name no applicant.
create table day_sheets (
  n integer primary key,
  day text not null,
  operator text not null references operators (id),
  made_at text not null,
  -- JSON: label and value of each line.
  lines text not null
) strict;
create trigger day_sheets_frozen before update on day_sheets
  begin select raise(abort, 'day_sheets is append-only'); end;
create trigger day_sheets_kept before delete on day_sheets
  begin select raise(abort, 'day_sheets is append-only'); end;
`,
} as const;
