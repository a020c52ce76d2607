// Central's own tables, for both databases. What was answered to a desk is in here before the answer leaves; entries are
// kept as received, byte for byte, also those that nobody can read.

/** What the two databases call differently. */
export interface Dialect {
  readonly whole: string;
  readonly bytes: string;
  /** After the column list of a table. */
  readonly strict: string;
  /** The same of a table of short rows, which then lie in the order of their key instead of in a second tree. */
  readonly keyed: string;
}
export const inSqlite: Dialect = {
  whole: 'integer',
  bytes: 'blob',
  strict: ' strict',
  keyed: ' strict, without rowid',
};
export const inPostgres: Dialect = { whole: 'bigint', bytes: 'bytea', strict: '', keyed: '' };

/** The statements, each ended by `;` and an empty line; running them again changes nothing. */
export const schema = ({ whole, bytes, strict, keyed }: Dialect): string => `
create table if not exists settings (name text primary key, value text not null)${strict};

create table if not exists codes (
  code text primary key,
  center text not null,
  center_number ${whole} not null,
  -- 1: enrols any number of desks (practice only)
  reusable ${whole} not null,
  used ${whole} not null default 0
)${strict};

create table if not exists devices (
  id text primary key,
  code text not null references codes (code),
  public_key text not null unique,
  center text not null,
  center_number ${whole} not null,
  desk ${whole} not null,
  enrolled_at text not null,
  revoked ${whole} not null default 0,
  last_request ${whole} not null default 0,
  -- number of the last event told; how far the desk says it has stored them
  last_event ${whole} not null default 0,
  cursor ${whole} not null default 0,
  seen_at text,
  -- since when two computers are known to use this name
  conflict_at text,
  unique (center_number, desk)
)${strict};

-- Keys of central's answers after the founding one, and from which event on a desk knows one.
create table if not exists signing_keys (
  n ${whole} primary key,
  key_id text not null unique,
  public_key text not null,
  secret text not null,
  since text not null
)${strict};

create table if not exists told_keys (
  device text not null references devices (id),
  key_id text not null references signing_keys (key_id),
  n ${whole} not null,
  primary key (device, key_id)
)${strict};

-- Keys that a desk had before. In use until it was heard by the later one: its bundles by USB may still be on their way.
create table if not exists earlier_keys (
  device text not null references devices (id),
  public_key text not null unique,
  in_use ${whole} not null,
  primary key (device, public_key)
)${strict};

-- Places given out in a file, for desks that are not heard of yet. The file is sealed under the code.
create table if not exists kept_places (
  code text primary key references codes (code),
  device text not null unique,
  center_number ${whole} not null,
  desk ${whole} not null,
  file ${bytes} not null,
  unique (center_number, desk)
)${strict};

-- The payload as bytes: PostgreSQL's texts hold no NUL, a desk's entry may.
create table if not exists entries (
  device text not null references devices (id),
  epoch ${whole} not null,
  seq ${whole} not null,
  payload ${bytes} not null,
  hash text not null,
  received_at text not null,
  outcome text not null check (outcome in ('waiting', 'registered', 'refused')),
  problem text,
  primary key (device, epoch, seq)
)${strict};

create table if not exists cases (
  id text not null,
  version ${whole} not null,
  -- the entry that last carried it: its text, and who is told of it
  device text not null,
  epoch ${whole} not null,
  seq ${whole} not null,
  desk_number text not null,
  municipality text not null,
  service text not null,
  state text not null check (state in ('waiting', 'registered', 'refused')),
  received_at text not null,
  registration_number text unique,
  registered_at text,
  status text,
  step ${whole} not null default 0,
  note text not null default '',
  status_at text,
  primary key (id, version),
  foreign key (device, epoch, seq) references entries (device, epoch, seq)
)${strict};

-- Corrections and withdrawals as they came.
create table if not exists case_changes (
  case_id text not null,
  version ${whole} not null,
  -- the entry that last carried it: its text, and who is told of it
  device text not null,
  epoch ${whole} not null,
  seq ${whole} not null,
  kind text not null check (kind in ('case.corrected', 'case.withdrawn')),
  received_at text not null,
  -- the decision that was there before it, which stands
  decided text,
  primary key (case_id, version),
  foreign key (device, epoch, seq) references entries (device, epoch, seq)
)${strict};

-- Other desks that entered the case before: they are told what becomes of it too.
create table if not exists case_followers (
  case_id text not null,
  device text not null references devices (id),
  primary key (case_id, device)
)${strict};

create index if not exists cases_desk_number on cases (desk_number);

create index if not exists cases_received on cases (received_at, seq);

create index if not exists cases_state on cases (state, status, received_at);

create table if not exists municipalities (id text primary key, number ${whole} not null unique)${strict};

create table if not exists registrations (
  municipality ${whole} not null,
  day text not null,
  last ${whole} not null,
  primary key (municipality, day)
)${strict};

create table if not exists case_papers (
  case_id text not null,
  sha256 text not null,
  primary key (case_id, sha256)
)${strict};

create index if not exists case_papers_content on case_papers (sha256);

create table if not exists papers (sha256 text primary key, bytes ${bytes} not null, received_at text not null)${strict};

-- What arrived of a paper that is not whole yet, piece by piece without gaps from 0.
create table if not exists paper_parts (
  sha256 text not null,
  start ${whole} not null,
  size ${whole} not null,
  bytes ${bytes} not null,
  primary key (sha256, start)
)${strict};

-- What a desk is asked for: contents that its living cases name and nobody has sent.
create table if not exists wanted (
  device text not null references devices (id),
  sha256 text not null,
  since text not null,
  primary key (device, sha256)
)${strict};

-- Numbered without gaps per device.
create table if not exists events (
  device text not null references devices (id),
  n ${whole} not null,
  event text not null,
  primary key (device, n)
)${keyed};

-- Since a restore, until the desk is met again: the last event of its feed that the copy had, and whether it was asked for
-- a request number that no request from before the restore can have.
create table if not exists forks (
  device text primary key references devices (id),
  last ${whole} not null,
  asked ${whole} not null default 0
)${strict};

-- Cases that are carried to another authority's system.
create table if not exists reports (
  case_id text primary key,
  state text not null check (state in ('new', 'sending', 'token', 'unsure', 'accepted', 'rejected')),
  token text,
  request_id text,
  told text,
  sent_at text,
  since text not null
)${strict};

create table if not exists announcements (
  id text primary key,
  title_ka text not null,
  text_ka text not null,
  title_en text not null,
  text_en text not null,
  published_at text not null
)${strict};

-- From when on one stands no more: set when it was published, or when it was withdrawn.
create table if not exists announcement_ends (
  id text primary key references announcements (id),
  ends_at text not null
)${strict};

create table if not exists packages (
  version ${whole} primary key,
  package text not null,
  published ${whole} not null
)${strict};
`;

/** Every table, parents first: what a copy of central consists of. */
export const tables = [
  'settings',
  'codes',
  'devices',
  'kept_places',
  'earlier_keys',
  'signing_keys',
  'told_keys',
  'entries',
  'cases',
  'case_changes',
  'case_followers',
  'municipalities',
  'registrations',
  'case_papers',
  'papers',
  'paper_parts',
  'wanted',
  'events',
  'forks',
  'reports',
  'announcements',
  'announcement_ends',
  'packages',
] as const;
