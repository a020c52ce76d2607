// What happens to a case outside the line: numbers that were given to paper forms beforehand, and acts at the desk (paper
// handed over, an answer by hand, a call, a decision handed out). Both are append-only; an act's words go with its case.
export const afterVisit = {
  number: 210,
  name: 'after-visit',
  sql: `
-- A pad of printed forms: its numbers were taken from the desk's own series when it was reserved.
create table pads (
  id text primary key,
  reserved_on text not null,
  reserved_at text not null,
  operator text not null references operators (id)
) strict;
create table pad_numbers (
  desk_number text primary key,
  pad text not null references pads (id)
) strict, without rowid;
create index pad_numbers_pad on pad_numbers (pad, desk_number);
create table pad_voids (
  desk_number text primary key references pad_numbers (desk_number),
  reason text not null,
  operator text not null,
  at text not null
) strict, without rowid;

create trigger pads_frozen before update on pads begin select raise(abort, 'pads is append-only'); end;
create trigger pads_kept before delete on pads begin select raise(abort, 'pads is append-only'); end;
create trigger pad_numbers_frozen before update on pad_numbers begin select raise(abort, 'pad_numbers is append-only'); end;
create trigger pad_numbers_kept before delete on pad_numbers begin select raise(abort, 'pad_numbers is append-only'); end;
create trigger pad_voids_frozen before update on pad_voids begin select raise(abort, 'pad_voids is append-only'); end;
create trigger pad_voids_kept before delete on pad_voids begin select raise(abort, 'pad_voids is append-only'); end;

create table acts (
  n integer primary key,
  id text not null unique,
  place integer not null references cases (place),
  kind text not null,
  -- The day in Tbilisi on which it happened, as stated; never after the day it was noted.
  on_day text not null,
  at text not null,
  operator text not null,
  -- JSON; empty once the case is forgotten.
  said text not null
) strict;
create index acts_case on acts (place, n);
create trigger acts_frozen before update on acts
  when not (exists (select 1 from purges p join cases c on c.id = p.case_id where c.place = old.place) and new.said = ''
    and (new.n, new.id, new.place, new.kind, new.on_day, new.at, new.operator)
      is (old.n, old.id, old.place, old.kind, old.on_day, old.at, old.operator))
  begin select raise(abort, 'acts is append-only'); end;
create trigger acts_kept before delete on acts begin select raise(abort, 'acts is append-only'); end;

-- What waits for somebody at the desk is found by what the case's body said last.
create index case_states_status on case_states (status, place) where status is not null;
`,
} as const;
