// A visit holds together what one sitting at the desk is about: its drafts and its cases. Contacts without an application
// are counted beside them, without names.
export const visits = {
  number: 130,
  name: 'visits',
  sql: `
-- open: at the desk now, at most one; parked: put aside until its people come back; ended: they left.
create table visits (
  id text primary key,
  state text not null check (state in ('open', 'parked', 'ended')),
  operator text not null references operators (id),
  begun_at text not null,
  -- Since when it is in this state.
  since text not null
) strict;
create unique index visits_open on visits (state) where state = 'open';
create index visits_since on visits (state, since);
create index visits_begun on visits (begun_at);

-- No reference: a draft that a damaged disk gives back may come without its visit.
alter table drafts add column visit text;
create index drafts_visit on drafts (visit);
insert into visits select id, 'parked', operator, created_at, saved_at from drafts;
update drafts set visit = id;

create table visit_cases (
  visit text not null references visits (id),
  place integer not null references cases (place),
  primary key (visit, place)
) strict, without rowid;

-- One row for each contact without an application; one counted by mistake is taken back, not deleted.
create table contacts (
  n integer primary key,
  day text not null,
  kind text not null,
  operator text not null references operators (id),
  counted_at text not null,
  taken_back_at text
) strict;
create index contacts_day on contacts (day, kind) where taken_back_at is null;
`,
} as const;
