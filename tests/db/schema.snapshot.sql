CREATE TABLE audit (
  seq integer primary key,
  record text not null,
  hash text not null
) strict;
CREATE TRIGGER audit_frozen before update on audit begin select raise(abort, 'audit is append-only'); end;
CREATE TRIGGER audit_kept before delete on audit begin select raise(abort, 'audit is append-only'); end;
CREATE TABLE case_states (
  place integer primary key references cases (place),
  case_id text not null unique references cases (id),
  state text not null check (state in ('queued', 'delivered', 'registered', 'refused', 'manual')),
  registration_number text,
  registered_at text,
  status text,
  status_step integer not null default 0
) strict;
CREATE INDEX case_states_registration on case_states (registration_number) where registration_number is not null;
CREATE INDEX case_states_state on case_states (state, place);
CREATE TRIGGER case_states_added after insert on case_states begin
  update state_counts set cases = cases + 1 where state = new.state;
end;
CREATE TRIGGER case_states_kept before delete on case_states
  begin select raise(abort, 'a case is never without a state'); end;
CREATE TRIGGER case_states_moved after update of state on case_states when old.state <> new.state begin
  update state_counts set cases = cases - 1 where state = old.state;
  update state_counts set cases = cases + 1 where state = new.state;
end;
CREATE TABLE case_versions (
  case_id text not null references cases (id),
  version integer not null,
  payload text not null,
  operator text not null,
  saved_at text not null,
  primary key (case_id, version)
) strict;
CREATE TRIGGER case_versions_frozen before update on case_versions begin select raise(abort, 'case_versions is append-only'); end;
CREATE TRIGGER case_versions_kept before delete on case_versions begin select raise(abort, 'case_versions is append-only'); end;
CREATE TABLE cases (
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
CREATE INDEX cases_personal_number on cases (personal_number) where personal_number is not null;
CREATE TRIGGER cases_frozen before update on cases begin select raise(abort, 'cases is append-only'); end;
CREATE TRIGGER cases_kept before delete on cases begin select raise(abort, 'cases is append-only'); end;
CREATE TABLE catalogue_packages (
  version integer primary key,
  received_at text not null,
  package text not null
) strict;
CREATE TRIGGER catalogue_packages_frozen before update on catalogue_packages
  begin select raise(abort, 'catalogue_packages is append-only'); end;
CREATE TRIGGER catalogue_packages_kept before delete on catalogue_packages
  begin select raise(abort, 'catalogue_packages is append-only'); end;
CREATE TABLE central_restores (
  n integer primary key,
  after_event integer not null,
  epoch integer,
  has_seq integer,
  check ((epoch is null) = (has_seq is null))
) strict;
CREATE TRIGGER central_restores_frozen before update on central_restores
  begin select raise(abort, 'central_restores is append-only'); end;
CREATE TRIGGER central_restores_kept before delete on central_restores
  begin select raise(abort, 'central_restores is append-only'); end;
CREATE TABLE deliveries (
  epoch integer not null,
  seq integer not null,
  delivered_at text not null,
  primary key (epoch, seq)
) strict, without rowid;
CREATE TABLE device (
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
CREATE TABLE device_key (
  one integer primary key check (one = 1),
  private_key blob not null
) strict;
CREATE TABLE drafts (
  id text primary key,
  service text not null,
  catalogue_version integer not null,
  operator text not null references operators (id),
  revision integer not null,
  content text not null,
  created_at text not null,
  saved_at text not null
) strict;
CREATE INDEX drafts_saved on drafts (saved_at);
CREATE TABLE exchange (
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
CREATE TABLE feed_events (
  n integer primary key,
  kind text not null,
  case_id text,
  event text not null,
  received_at text not null
) strict;
CREATE INDEX feed_events_case on feed_events (case_id, n) where case_id is not null;
CREATE TRIGGER feed_events_frozen before update on feed_events begin select raise(abort, 'feed_events is append-only'); end;
CREATE TRIGGER feed_events_kept before delete on feed_events begin select raise(abort, 'feed_events is append-only'); end;
CREATE TABLE operators (
  id text primary key,
  name text not null,
  role text not null check (role in ('operator', 'administrator')),
  password text not null,
  created_at text not null
) strict;
CREATE TABLE outbox (
  epoch integer not null,
  seq integer not null,
  case_id text not null,
  version integer not null,
  hash text not null,
  primary key (epoch, seq),
  unique (case_id, version, epoch),
  foreign key (case_id, version) references case_versions (case_id, version)
) strict, without rowid;
CREATE TRIGGER outbox_frozen before update on outbox begin select raise(abort, 'outbox is append-only'); end;
CREATE TRIGGER outbox_kept before delete on outbox begin select raise(abort, 'outbox is append-only'); end;
CREATE VIEW outbox_entries as
  select o.epoch, o.seq, o.case_id, o.version, o.hash, v.payload, v.saved_at
  from outbox o join case_versions v on v.case_id = o.case_id and v.version = o.version;
CREATE TABLE paper_bytes (
  sha256 text primary key references papers (sha256) on delete cascade,
  bytes blob not null
) strict;
CREATE TRIGGER paper_bytes_frozen before update on paper_bytes begin select raise(abort, 'paper_bytes is append-only'); end;
CREATE TABLE paper_holders (
  holder text not null,
  sha256 text not null references papers (sha256),
  primary key (holder, sha256)
) strict, without rowid;
CREATE INDEX paper_holders_paper on paper_holders (sha256);
CREATE TRIGGER paper_holders_kept before delete on paper_holders
  when exists (select 1 from cases where id = old.holder)
  begin select raise(abort, 'a case keeps its papers'); end;
CREATE TABLE papers (
  sha256 text primary key,
  media_type text not null,
  size integer not null,
  added_at text not null,
  delivered_at text
) strict;
CREATE INDEX papers_waiting on papers (size) where delivered_at is null;
CREATE TABLE receipts (
  case_id text not null references cases (id),
  copy integer not null,
  size text not null,
  target text not null check (target in ('printer', 'pdf')),
  operator text not null,
  printed_at text not null,
  primary key (case_id, copy)
) strict, without rowid;
CREATE TRIGGER receipts_frozen before update on receipts begin select raise(abort, 'receipts is append-only'); end;
CREATE TRIGGER receipts_kept before delete on receipts begin select raise(abort, 'receipts is append-only'); end;
CREATE TABLE serials (
  desk integer not null,
  year integer not null,
  last integer not null,
  primary key (desk, year)
) strict, without rowid;
CREATE TABLE starts (
  one integer primary key check (one = 1),
  count integer not null
) strict;
CREATE TABLE state_counts (state text primary key, cases integer not null) strict, without rowid;
