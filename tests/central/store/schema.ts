// Central's own tables. What was answered to a desk is in here before the answer leaves; entries are kept as received,
// byte for byte, also those that nobody can read.
export const schema = `
create table if not exists settings (name text primary key, value text not null) strict;

create table if not exists codes (
  code text primary key,
  center text not null,
  center_number integer not null,
  -- 1: enrols any number of desks (practice only)
  reusable integer not null
) strict;

create table if not exists devices (
  id text primary key,
  code text not null references codes (code),
  public_key text not null unique,
  center text not null,
  center_number integer not null,
  desk integer not null,
  enrolled_at text not null,
  revoked integer not null default 0,
  last_request integer not null default 0,
  cursor integer not null default 0,
  seen_at text,
  unique (center_number, desk)
) strict;

create table if not exists entries (
  device text not null references devices (id),
  epoch integer not null,
  seq integer not null,
  payload text not null,
  hash text not null,
  received_at text not null,
  outcome text not null check (outcome in ('waiting', 'registered', 'refused')),
  problem text,
  primary key (device, epoch, seq)
) strict;

create table if not exists cases (
  id text not null,
  version integer not null,
  -- who is told of it: the entry that last carried it
  device text not null,
  epoch integer not null,
  seq integer not null,
  payload text not null,
  desk_number text not null,
  municipality text not null,
  service text not null,
  state text not null check (state in ('waiting', 'registered', 'refused')),
  received_at text not null,
  registration_number text unique,
  registered_at text,
  status text,
  step integer not null default 0,
  note text not null default '',
  status_at text,
  primary key (id, version),
  foreign key (device, epoch, seq) references entries (device, epoch, seq)
) strict;

create table if not exists municipalities (id text primary key, number integer not null unique) strict;
create table if not exists registrations (
  municipality integer not null,
  day text not null,
  last integer not null,
  primary key (municipality, day)
) strict;

create table if not exists case_papers (
  case_id text not null,
  sha256 text not null,
  primary key (case_id, sha256)
) strict, without rowid;
create table if not exists papers (sha256 text primary key, bytes blob not null, received_at text not null) strict;

-- Numbered without gaps per device.
create table if not exists events (
  device text not null references devices (id),
  n integer not null,
  event text not null,
  primary key (device, n)
) strict;

-- After a restore: the last event of each feed that the copy had, and above which number new ones go (null: not met yet).
create table if not exists forks (
  device text primary key references devices (id),
  last integer not null,
  above integer
) strict;

create table if not exists packages (
  version integer primary key,
  package text not null,
  published integer not null
) strict;
`;

/** Every table, parents first: what a copy of central consists of. */
export const tables = [
  'settings',
  'codes',
  'devices',
  'entries',
  'cases',
  'municipalities',
  'registrations',
  'case_papers',
  'papers',
  'events',
  'forks',
  'packages',
] as const;
