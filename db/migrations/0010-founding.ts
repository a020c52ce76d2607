// The founding schema. Frozen once shipped: a later change is a later migration.
export const founding = {
  number: 10,
  name: 'founding',
  sql: `
-- This desk's place in the world, from its enrolment. At most one row.
create table device (
  one integer primary key check (one = 1),
  device text not null,
  epoch integer not null check (epoch > 0),
  center text not null,
  center_number integer not null,
  desk integer not null,
  private_key blob not null,
  central_key_id text not null,
  central_public_key text not null,
  enrolled_at text not null
) strict;

-- The key a desk is about to enrol with, kept before it is first sent: after a lost answer or a kill the same enrolment
-- is repeated, not a second one begun with a used code. At most one row, gone once enrolled.
create table device_key (
  one integer primary key check (one = 1),
  private_key blob not null
) strict;

-- What the exchange remembers between starts. Exactly one row.
create table exchange (
  one integer primary key check (one = 1),
  request integer not null,
  cursor integer not null,
  server_epoch text,
  has_seq integer not null,
  has_hash text not null,
  trusted_time text,
  last_answer_at text,
  stopped text
) strict;
insert into exchange values (1, 0, 0, null, 0, '', null, null, null);

create table operators (
  id text primary key,
  name text not null,
  role text not null check (role in ('operator', 'administrator')),
  password text not null,
  created_at text not null
) strict;

-- A package is pinned by the cases filed with it, so a version never changes its content.
create table catalogue_packages (
  version integer primary key,
  received_at text not null,
  package text not null
) strict;
create trigger catalogue_packages_frozen before update on catalogue_packages
  begin select raise(abort, 'catalogue_packages is append-only'); end;
create trigger catalogue_packages_kept before delete on catalogue_packages
  begin select raise(abort, 'catalogue_packages is append-only'); end;

create table drafts (
  id text primary key,
  service text not null,
  catalogue_version integer not null,
  operator text not null references operators (id),
  revision integer not null,
  content text not null,
  created_at text not null,
  saved_at text not null
) strict;
create index drafts_saved on drafts (saved_at);

-- Papers by content. A paper is held by a draft or case (which share their id). The bytes lie apart: a row is written
-- whole, and noting a delivery must not write a scan of many megabytes again.
create table papers (
  sha256 text primary key,
  media_type text not null,
  size integer not null,
  added_at text not null,
  delivered_at text
) strict;
create index papers_waiting on papers (size) where delivered_at is null;
create table paper_bytes (
  sha256 text primary key references papers (sha256) on delete cascade,
  bytes blob not null
) strict;
create trigger paper_bytes_frozen before update on paper_bytes begin select raise(abort, 'paper_bytes is append-only'); end;
create table paper_holders (
  holder text not null,
  sha256 text not null references papers (sha256),
  primary key (holder, sha256)
) strict, without rowid;
create index paper_holders_paper on paper_holders (sha256);
create trigger paper_holders_kept before delete on paper_holders
  when exists (select 1 from cases where id = old.holder)
  begin select raise(abort, 'a case keeps its papers'); end;

-- Last serial of the desk number, per desk and year.
create table serials (
  desk integer not null,
  year integer not null,
  last integer not null,
  primary key (desk, year)
) strict, without rowid;

-- A case is its versions; this row is what identifies and finds it. The id is the id of the draft it came from.
create table cases (
  place integer primary key,
  id text not null unique,
  desk_number text not null unique,
  service text not null,
  municipality text not null,
  channel text not null check (channel in ('system', 'manual')),
  applicant_name text not null,
  personal_number text,
  filed_on text not null,
  filed_at text not null
) strict;
create index cases_personal_number on cases (personal_number) where personal_number is not null;
create trigger cases_frozen before update on cases begin select raise(abort, 'cases is append-only'); end;
create trigger cases_kept before delete on cases begin select raise(abort, 'cases is append-only'); end;

-- Append-only: the payload as it was saved, hashed and sent, packed (read it as unpacked(payload)) or plain.
create table case_versions (
  case_id text not null references cases (id),
  version integer not null,
  payload any not null,
  operator text not null,
  saved_at text not null,
  primary key (case_id, version)
) strict;
create trigger case_versions_frozen before update on case_versions begin select raise(abort, 'case_versions is append-only'); end;
create trigger case_versions_kept before delete on case_versions begin select raise(abort, 'case_versions is append-only'); end;

-- Numbered without gaps per epoch, hash-chained. The payload is the version's, as it lies there. What central lacks when a new epoch
-- begins is entered again there; the entry of the highest epoch counts.
create table outbox (
  epoch integer not null,
  seq integer not null,
  case_id text not null,
  version integer not null,
  hash text not null,
  primary key (epoch, seq),
  unique (case_id, version, epoch),
  foreign key (case_id, version) references case_versions (case_id, version)
) strict, without rowid;
create trigger outbox_frozen before update on outbox begin select raise(abort, 'outbox is append-only'); end;
create trigger outbox_kept before delete on outbox begin select raise(abort, 'outbox is append-only'); end;
create view outbox_entries as
  select o.epoch, o.seq, o.case_id, o.version, o.hash, v.payload, v.saved_at
  from outbox o join case_versions v on v.case_id = o.case_id and v.version = o.version;

-- Projection: what is proven of each case. Rebuilt from outbox, deliveries and feed_events whenever in doubt.
-- It repeats the place so that a list by state needs no sorting.
create table case_states (
  place integer primary key references cases (place),
  case_id text not null unique references cases (id),
  state text not null check (state in ('queued', 'delivered', 'registered', 'refused', 'manual')),
  registration_number text,
  registered_at text,
  status text,
  status_step integer not null default 0
) strict;
create index case_states_state on case_states (state, place);
create index case_states_registration on case_states (registration_number) where registration_number is not null;

-- Counters are kept, not counted.
create table state_counts (state text primary key, cases integer not null) strict, without rowid;
insert into state_counts values ('queued', 0), ('delivered', 0), ('registered', 0), ('refused', 0), ('manual', 0);
create trigger case_states_added after insert on case_states begin
  update state_counts set cases = cases + 1 where state = new.state;
end;
create trigger case_states_moved after update of state on case_states when old.state <> new.state begin
  update state_counts set cases = cases - 1 where state = old.state;
  update state_counts set cases = cases + 1 where state = new.state;
end;
create trigger case_states_kept before delete on case_states
  begin select raise(abort, 'a case is never without a state'); end;

create table receipts (
  case_id text not null references cases (id),
  copy integer not null,
  size text not null,
  target text not null check (target in ('printer', 'pdf')),
  operator text not null,
  printed_at text not null,
  primary key (case_id, copy)
) strict, without rowid;
create trigger receipts_frozen before update on receipts begin select raise(abort, 'receipts is append-only'); end;
create trigger receipts_kept before delete on receipts begin select raise(abort, 'receipts is append-only'); end;

-- Central's events as they came, also the unknown ones.
create table feed_events (
  n integer primary key,
  kind text not null,
  case_id text,
  event text not null,
  received_at text not null
) strict;
create index feed_events_case on feed_events (case_id, n) where case_id is not null;
create trigger feed_events_frozen before update on feed_events begin select raise(abort, 'feed_events is append-only'); end;
create trigger feed_events_kept before delete on feed_events begin select raise(abort, 'feed_events is append-only'); end;

-- When central was first proven to have an entry.
create table deliveries (
  epoch integer not null,
  seq integer not null,
  delivered_at text not null,
  primary key (epoch, seq)
) strict, without rowid;

-- When central was noticed to come from a copy: after which event of the feed, and either that steps of statuses count
-- anew (nulls) or what it had left of the epoch. With it the states can be derived again: what was lost proves nothing.
create table central_restores (
  n integer primary key,
  after_event integer not null,
  epoch integer,
  has_seq integer,
  check ((epoch is null) = (has_seq is null))
) strict;
create trigger central_restores_frozen before update on central_restores
  begin select raise(abort, 'central_restores is append-only'); end;
create trigger central_restores_kept before delete on central_restores
  begin select raise(abort, 'central_restores is append-only'); end;

-- Every view, print and change, hash-chained: hash = SHA-256(previous hash in hex LF record). The record is packed.
create table audit (
  seq integer primary key,
  record any not null,
  hash blob not null
) strict;
create trigger audit_frozen before update on audit begin select raise(abort, 'audit is append-only'); end;
create trigger audit_kept before delete on audit begin select raise(abort, 'audit is append-only'); end;
`,
} as const;
